package vn.nhip.core.feedback;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.calendar.WorkCalendar;

/**
 * By when a petition must be dealt with (766-rules section 1.3, 5.2): working days from its sending, or from its last transfer; the day itself
 * does not count, the last day counts to its end. Which limit holds is told by how far it has come.
 */
public final class PetitionClock {
    private final WorkCalendar calendar;

    public PetitionClock(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** The limits of 5.2. */
    public enum Limit {
        REFUSE(2, "từ chối trong 2 ngày làm việc"),
        SUPPLEMENT(5, "yêu cầu bổ sung trong 5 ngày làm việc"),
        ANSWER(15, "xử lý trong 15 ngày làm việc"),
        /** From the answer. */
        PUBLISH(2, "công khai trong 2 ngày làm việc");

        private final int days;
        private final String words;

        Limit(int days, String words) {
            this.days = days;
            this.words = words;
        }

        /** Working days. */
        public int days() {
            return days;
        }

        public String words() {
            return words;
        }
    }

    /**
     * How a petition stands at an instant.
     *
     * @param limit the limit that is judged
     * @param until the first instant that is too late; {@code null} when its year has no calendar
     * @param end when what the limit asks for was done; {@code null} while it is not
     * @param late whether it was done too late, or is not done though it is too late; {@code null} when not known
     */
    public record Standing(
            Limit limit,
            @Nullable Instant until,
            @Nullable Instant end,
            @Nullable Boolean late) {}

    /** How a petition stands, as far as had happened at an instant. */
    public Standing at(Petition petition, Instant instant) {
        Instant start = had(petition.transferred(), instant) ? petition.transferred() : petition.sent();
        Instant from = start == null ? petition.sent() : start;
        if (had(petition.refused(), instant)) {
            return judged(Limit.REFUSE, from, petition.refused(), instant);
        }
        Instant answered = petition.answered();
        if (answered != null && had(answered, instant)) {
            Standing answer = judged(Limit.ANSWER, from, answered, instant);
            if (Boolean.FALSE.equals(answer.late()) && had(petition.published(), instant)) {
                return judged(Limit.PUBLISH, answered, petition.published(), instant);
            }
            return answer;
        }
        if (had(petition.supplementRequested(), instant) && !had(petition.supplemented(), instant)) {
            return judged(Limit.SUPPLEMENT, from, petition.supplementRequested(), instant);
        }
        return judged(Limit.ANSWER, from, null, instant);
    }

    private static boolean had(@Nullable Instant happened, Instant instant) {
        return happened != null && !happened.isAfter(instant);
    }

    private Standing judged(Limit limit, Instant from, @Nullable Instant end, Instant instant) {
        Instant until = until(from, limit.days());
        Boolean late = until == null ? null : Boolean.valueOf(!(end == null ? instant : end).isBefore(until));
        return new Standing(limit, until, end, late);
    }

    private @Nullable Instant until(Instant from, int days) {
        LocalDate day = from.atZone(WorkCalendar.ZONE).toLocalDate();
        try {
            return calendar.plusWorkingDays(day, days)
                    .plusDays(1)
                    .atStartOfDay(WorkCalendar.ZONE)
                    .toInstant();
        } catch (UnknownYearException e) {
            return null;
        }
    }
}
