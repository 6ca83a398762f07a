package vn.nhip.server.catalog;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;

/**
 * One procedure in one decision that announces it (quyết định công bố; Nghị định 63/2010/NĐ-CP, Điều 15 and 24; 766-rules section 1.3, 1.1
 * and 1.2).
 *
 * @param decision its number
 * @param procedure code of the procedure
 * @param agency code of the province or ministry that announces
 * @param decided day of the decision
 * @param inForce the newest day on which what it rests on comes into force
 * @param simplified whether that was made by the short way and is in force from its signing (rút gọn)
 * @param published day on which the procedure was entered in the national database; {@code null} while it is not
 */
public record Announcement(
        String decision,
        String procedure,
        String agency,
        LocalDate decided,
        LocalDate inForce,
        boolean simplified,
        @Nullable LocalDate published) {
    private static final Pattern PROVINCE = Pattern.compile("H\\d\\d(\\..*)?");
    private static final int MINISTRY_DAYS_BEFORE = 20;
    private static final int PROVINCE_DAYS_BEFORE = 5;
    private static final int SIMPLIFIED_DAYS_AFTER = 3;
    private static final int MINISTRY_DAYS_TO_PUBLISH = 10;
    private static final int PROVINCE_DAYS_TO_PUBLISH = 5;
    private static final int SIMPLIFIED_DAYS_TO_PUBLISH = 2;

    private boolean isOfProvince() {
        return PROVINCE.matcher(agency).matches();
    }

    /** The last day on which it was early enough, in plain days (Điều 15). */
    public LocalDate lastDay() {
        return simplified
                ? inForce.plusDays(SIMPLIFIED_DAYS_AFTER)
                : inForce.minusDays(isOfProvince() ? PROVINCE_DAYS_BEFORE : MINISTRY_DAYS_BEFORE);
    }

    /** The same in working days. */
    public LocalDate lastDay(WorkCalendar calendar) {
        return calendar.plusWorkingDays(
                inForce,
                simplified ? SIMPLIFIED_DAYS_AFTER : -(isOfProvince() ? PROVINCE_DAYS_BEFORE : MINISTRY_DAYS_BEFORE));
    }

    /** The last day on which it is published in time, in working days (Điều 24). */
    public LocalDate lastDayToPublish(WorkCalendar calendar) {
        int days = isOfProvince() ? PROVINCE_DAYS_TO_PUBLISH : MINISTRY_DAYS_TO_PUBLISH;
        return calendar.plusWorkingDays(decided, simplified ? SIMPLIFIED_DAYS_TO_PUBLISH : days);
    }
}
