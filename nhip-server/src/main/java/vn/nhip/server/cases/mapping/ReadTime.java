package vn.nhip.server.cases.mapping;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A time as a file has it.
 *
 * @param local as it is written
 * @param zone where that was, or its offset
 * @param dayOnly a day without a time; {@link #local} is then its beginning
 */
record ReadTime(LocalDateTime local, ZoneId zone, boolean dayOnly) {
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    Instant instant() {
        return local.atZone(zone).toInstant();
    }

    /** For a due date: a day without a time ends with the day (Civil Code, Article 148). */
    Instant end() {
        return dayOnly ? local.toLocalDate().atTime(LAST_SECOND).atZone(zone).toInstant() : instant();
    }

    /** For an ending told with a day only, on the day of what went before it: not earlier than that. */
    Instant notBefore(Instant earlier) {
        Instant begin = instant();
        return dayOnly && begin.isBefore(earlier) && !end().isBefore(earlier) ? earlier : begin;
    }

    /** The same, midnight taken for a day without a time. */
    ReadTime orDay() {
        return dayOnly || !local.toLocalTime().equals(LocalTime.MIDNIGHT) ? this : new ReadTime(local, zone, true);
    }
}
