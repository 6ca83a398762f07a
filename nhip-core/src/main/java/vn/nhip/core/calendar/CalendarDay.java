package vn.nhip.core.calendar;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar says of one day.
 *
 * @param name the holiday's name in Vietnamese; {@code null} for plain working days and weekends
 * @param nameEnglish the same in English
 * @param source the notice or law that says so; {@code null} for plain working days and weekends
 * @param verified the source was seen; {@code false} where the day is expected but not yet, or not surely, announced
 */
public record CalendarDay(
        LocalDate day,
        Kind kind,
        @Nullable String name,
        @Nullable String nameEnglish,
        @Nullable String source,
        boolean verified) {

    /** Why a day is worked or not. */
    public enum Kind {
        WORKING,
        WEEKEND,
        /** Ngày nghỉ lễ, Tết. */
        HOLIDAY,
        /** Ngày nghỉ bù: a holiday fell on a weekend. */
        IN_LIEU,
        /** Hoán đổi ngày làm việc: off, and worked on another day. */
        SWAPPED_OFF,
        /** The other day of the swap: a Saturday that is worked. */
        SWAPPED_WORKING;

        public boolean isWorking() {
            return this == WORKING || this == SWAPPED_WORKING;
        }

        /** Whether it is a public holiday or stands for one; a plain weekend is not. */
        public boolean isHoliday() {
            return this == HOLIDAY || this == IN_LIEU || this == SWAPPED_OFF;
        }
    }
}
