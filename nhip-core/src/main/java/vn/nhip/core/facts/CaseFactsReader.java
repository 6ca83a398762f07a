package vn.nhip.core.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.Reckoning;

/** Makes the facts of a case from its life. Pure: the same stages, clocks and places give the same facts. */
public final class CaseFactsReader {
    private CaseFactsReader() {}

    /** What the reader must be told of the world. */
    public interface World {
        /** Position of an agency; -1 when not known. */
        int agency(@Nullable String code);

        /** Position of a procedure; -1 when not known. */
        int procedure(@Nullable String code);

        /** What decides how cases of the procedure count, as it stood when the case was received. */
        ProcedureTraits traits(CaseFile file);

        /** What a clock says of the case at an instant. */
        Reckoning reckon(ClockKind clock, CaseFile file, Instant asOf);
    }

    /**
     * The facts of a case, the earliest first; none while it was never accepted.
     *
     * @param stages as {@link CaseLife#stages} gives them
     */
    public static List<CaseFacts> read(long id, List<CaseLife.Stage> stages, World world) {
        List<Picture> pictures = new ArrayList<>(stages.size());
        for (CaseLife.Stage stage : stages) {
            pictures.add(Picture.of(stage, world, pictures.isEmpty() ? null : pictures.getLast()));
        }
        List<CaseFacts> versions = new ArrayList<>(1);
        int until = Seconds.NEVER;
        int last = pictures.size() - 1;
        while (last >= 0 && pictures.get(last).received) {
            int[] moments = moments(pictures, last);
            int first = last;
            while (first > 0 && agrees(pictures, first - 1, last, moments)) {
                first--;
            }
            // Before the receipt nothing is counted: the first version holds for all that came before.
            boolean whole = first == 0 || !pictures.get(first - 1).received;
            int from = whole ? Seconds.ALWAYS : pictures.get(first).from;
            Picture picture = pictures.get(last);
            versions.add(new CaseFacts(
                    id,
                    picture.agency,
                    picture.procedure,
                    picture.file.channel(),
                    picture.needsResult,
                    moments,
                    from,
                    until));
            until = from;
            last = first - 1;
        }
        Collections.reverse(versions);
        return versions;
    }

    /** Of every flag, since when it holds without interruption up to a picture. */
    private static int[] moments(List<Picture> pictures, int last) {
        int[] moments = pictures.get(last).given.clone();
        for (int m = Moment.FIRST_FLAG; m < Moment.COUNT; m++) {
            int at = last;
            while (at >= 0 && pictures.get(at).flags[m]) {
                at--;
            }
            moments[m] = at == last ? Seconds.NEVER : pictures.get(at + 1).from;
        }
        return moments;
    }

    /** Whether moments that were made of a later picture say what an earlier one says. */
    private static boolean agrees(List<Picture> pictures, int at, int last, int[] moments) {
        Picture picture = pictures.get(at);
        if (!picture.received) {
            return false;
        }
        Picture later = pictures.get(last);
        boolean same = picture.agency == later.agency
                && picture.procedure == later.procedure
                && picture.file.channel() == later.file.channel()
                && Objects.equals(picture.needsResult, later.needsResult)
                && picture.given[Moment.RECEIVED.column()] == moments[Moment.RECEIVED.column()]
                && picture.given[Moment.DUE.column()] == moments[Moment.DUE.column()]
                && picture.given[Moment.LEGAL_DUE.column()] == moments[Moment.LEGAL_DUE.column()]
                && agreesOnEnd(picture, Moment.ENDED, moments)
                && agreesOnEnd(picture, Moment.LEGAL_ENDED, moments);
        for (int m = Moment.FIRST_FLAG; m < Moment.COUNT && same; m++) {
            same = picture.flags[m] == moments[m] <= picture.from;
        }
        return same;
    }

    /** An end that comes later is no contradiction; one that was there and is another now is. */
    private static boolean agreesOnEnd(Picture picture, Moment moment, int[] moments) {
        int then = picture.given[moment.column()];
        int now = moments[moment.column()];
        return then == now || (then == Seconds.NEVER && now > picture.from);
    }

    /** One stage, in numbers. */
    @SuppressWarnings("ArrayRecordComponent") // Never leaves this class, never compared.
    private record Picture(
            int from,
            CaseFile file,
            boolean received,
            int agency,
            int procedure,
            @Nullable Boolean needsResult,
            int[] given,
            boolean[] flags) {

        static Picture of(CaseLife.Stage stage, World world, @Nullable Picture before) {
            CaseFile file = stage.file();
            boolean received = file.accepted() != null;
            int[] given = new int[Moment.COUNT];
            Arrays.fill(given, Seconds.NEVER);
            boolean[] flags = new boolean[Moment.COUNT];
            int from = Seconds.of(stage.from());
            if (!received) {
                return new Picture(from, file, false, -1, -1, null, given, flags);
            }
            ProcedureTraits traits = world.traits(file);
            if (before != null && before.received && isOfTheSameClock(before.file, file)) {
                // Most facts move no clock.
                System.arraycopy(before.given, 0, given, 0, given.length);
            } else {
                given[Moment.RECEIVED.column()] = Seconds.of(file.accepted());
                clock(given, Moment.DUE, Moment.ENDED, world.reckon(ClockKind.PORTAL, file, stage.from()), from);
                clock(
                        given,
                        Moment.LEGAL_DUE,
                        Moment.LEGAL_ENDED,
                        world.reckon(ClockKind.LEGAL, file, stage.from()),
                        from);
            }
            flags(flags, file, traits);
            return new Picture(
                    from,
                    file,
                    true,
                    world.agency(file.agency()),
                    world.procedure(file.procedure()),
                    traits.resultIsDocument(),
                    given,
                    flags);
        }

        /** The term hangs on procedure, kind and channel, the calendar on the agency. */
        private static boolean isOfTheSameClock(CaseFile before, CaseFile now) {
            return before.times().equals(now.times()) && before.filing().equals(now.filing());
        }

        private static void clock(int[] given, Moment due, Moment ended, Reckoning reckoning, int from) {
            int until = Seconds.of(reckoning.due());
            int end = Seconds.of(reckoning.end());
            boolean late = reckoning.standing().isLate();
            // Late by a rule, not by a date: a second supplement request.
            boolean whateverHappens = late && Math.min(end, from) <= until;
            given[due.column()] = whateverHappens ? Seconds.ALWAYS : until;
            given[ended.column()] = end;
        }

        private static void flags(boolean[] flags, CaseFile file, ProcedureTraits traits) {
            CaseFile.Papers papers = file.papers();
            CaseFile.Fees fees = file.fees();
            CaseFile.Synchronisation answer = file.synchronisation();
            flags[Moment.SYNCHRONISED.column()] = answer != null && answer.succeeded();
            flags[Moment.RESULT_ATTACHED.column()] = papers.result();
            flags[Moment.DIGITISED.column()] = papers.digitised() > 0;
            flags[Moment.REUSED.column()] = papers.reused() > 0;
            flags[Moment.PERSONAL_STORE.column()] = papers.fromPersonalStore() > 0 || papers.resultToPersonalStore();
            flags[Moment.POPULATION_DATA.column()] =
                    file.identityVerified() || file.populationDataUsed() || papers.fromPersonalStore() > 0;
            flags[Moment.FEE_OWED.column()] = feeOwed(fees, traits);
            flags[Moment.PAID_ONLINE.column()] = fees.paidOnline();
            flags[Moment.DISLIKED.column()] = Boolean.FALSE.equals(file.satisfied()) || file.petitioned();
            flags[Moment.SECOND_SUPPLEMENT.column()] = file.supplementRequests() > 1;
        }

        /** 766-rules 1.3, indicator 3.6: cases of procedures with a fee, without those whose every price is 0. */
        private static boolean feeOwed(CaseFile.Fees fees, ProcedureTraits traits) {
            if (fees.paidOnline()) {
                return true;
            }
            Long required = fees.required();
            if (fees.waived() || (required != null && required == 0)) {
                return false;
            }
            return required != null || fees.paid() || Boolean.TRUE.equals(traits.hasFee());
        }
    }
}
