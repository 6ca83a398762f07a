package vn.nhip.core.facts;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.Channel;

/**
 * What counting needs of one case, true from one instant until another. Most cases are one of these from their receipt on; where something
 * does not only come but also goes (a supplement moved the due date, a waived fee is owed again), one follows the other.
 *
 * @param id number of the case; whoever counts knows what it stands for
 * @param agency position of the agency that handles it; -1 when not known
 * @param procedure position of the procedure; -1 when not known
 * @param needsResult whether the procedure ends in a document; {@code null} when the catalogue does not say
 * @param moments by position of {@link Moment}
 * @param from seconds from which on it is true, {@link Seconds#ALWAYS} for the first
 * @param until seconds from which on another is true; {@link Seconds#NEVER} for the last
 */
@SuppressWarnings("ArrayRecordComponent") // Copied where it comes in and never handed out to be changed.
public record CaseFacts(
        long id,
        int agency,
        int procedure,
        @Nullable Channel channel,
        @Nullable Boolean needsResult,
        int[] moments,
        int from,
        int until) {

    /** Of every moment since which a fact holds, the bit of that fact. */
    private static final int[] FACT_OF_MOMENT = factOfMoment();

    private static int[] factOfMoment() {
        int[] bits = new int[Moment.COUNT];
        for (Fact fact : Fact.values()) {
            Moment since = fact.since();
            if (since != null) {
                bits[since.column()] = fact.bit();
            }
        }
        return bits;
    }

    public CaseFacts {
        if (moments.length != Moment.COUNT) {
            throw new IllegalArgumentException(moments.length + " moments, expected " + Moment.COUNT);
        }
        moments = moments.clone();
    }

    /** Of a case that nothing is known of any more: all that was told of it was withdrawn. It is in no count. */
    public static CaseFacts none(long id) {
        int[] moments = new int[Moment.COUNT];
        Arrays.fill(moments, Seconds.NEVER);
        return new CaseFacts(id, -1, -1, null, null, moments, Seconds.ALWAYS, Seconds.NEVER);
    }

    /** Whether it was ever accepted. */
    public boolean isReceived() {
        return at(Moment.RECEIVED) != Seconds.NEVER;
    }

    /** A moment in seconds. */
    public int at(Moment moment) {
        return moments[moment.column()];
    }

    /** The facts that hold whenever this does, as a mask. */
    int constants() {
        int mask = at(Moment.DUE) == Seconds.NEVER ? 0 : Fact.TERM_KNOWN.bit();
        mask |= channel == Channel.ONLINE ? Fact.ONLINE.bit() : 0;
        mask |= channel == Channel.POSTAL ? Fact.POSTAL.bit() : 0;
        mask |= channel == null ? 0 : Fact.CHANNEL_KNOWN.bit();
        if (needsResult != null) {
            mask |= needsResult ? Fact.NEEDS_RESULT.bit() : Fact.NEEDS_NO_RESULT.bit();
        }
        return mask;
    }

    /**
     * The facts that hold at an instant at which this is true.
     *
     * @param asOf seconds
     * @param end the end of the period, or {@code asOf} where that is earlier: lateness is judged there
     */
    public int mask(int asOf, int end) {
        int mask = constants();
        for (int m = Moment.FIRST_FLAG; m < Moment.COUNT; m++) {
            mask |= moments[m] <= asOf ? FACT_OF_MOMENT[m] : 0;
        }
        mask |= Math.min(at(Moment.ENDED), end) > at(Moment.DUE) ? Fact.LATE.bit() : 0;
        mask |= Math.min(at(Moment.LEGAL_ENDED), end) > at(Moment.LEGAL_DUE) ? Fact.LEGALLY_LATE.bit() : 0;
        return mask;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CaseFacts o
                && id == o.id
                && agency == o.agency
                && procedure == o.procedure
                && channel == o.channel
                && Objects.equals(needsResult, o.needsResult)
                && Arrays.equals(moments, o.moments)
                && from == o.from
                && until == o.until;
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(id) + Arrays.hashCode(moments);
    }

    @Override
    public String toString() {
        return "CaseFacts[id=%d, agency=%d, procedure=%d, channel=%s, needsResult=%s, moments=%s, from=%d, until=%d]"
                .formatted(id, agency, procedure, channel, needsResult, Arrays.toString(moments), from, until);
    }
}
