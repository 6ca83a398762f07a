package vn.nhip.simulator.sandbox.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.nhip.core.calendar.WorkCalendar;

/**
 * Which days a monthly report covers, and until when it is taken.
 *
 * <p>766-rules does not say which. Two customs are known: the 15th of the month before to the 14th (the general rule for periodic reports, Nghị
 * định 09/2019/NĐ-CP Điều 12), and the calendar month, as the index counts. The first is the default: it is the trap that makes the two
 * systems count different dossiers under the same month's name.
 *
 * @param calendarMonth the second custom
 * @param closingDay the last day on which a report is taken: of its own month by the first custom, of the next by the second
 */
record ReportCalendar(boolean calendarMonth, int closingDay) {
    static final ReportCalendar STANDARD = new ReportCalendar(false, 25);

    private static final int FIRST_DAY = 15;
    private static final int LAST_CLOSING = 28;

    ReportCalendar {
        if (closingDay < 1 || closingDay > LAST_CLOSING) {
            throw new IllegalArgumentException("closing day " + closingDay + ", expected 1 to " + LAST_CLOSING);
        }
        if (!calendarMonth && closingDay < FIRST_DAY) {
            throw new IllegalArgumentException("closing day " + closingDay
                    + ", expected 15 or later: the report's last day is the 14th of the same month");
        }
    }

    LocalDate firstDay(YearMonth month) {
        return calendarMonth ? month.atDay(1) : month.minusMonths(1).atDay(FIRST_DAY);
    }

    LocalDate lastDay(YearMonth month) {
        return calendarMonth ? month.atEndOfMonth() : month.atDay(FIRST_DAY - 1);
    }

    LocalDate closing(YearMonth month) {
        return calendarMonth ? month.plusMonths(1).atDay(closingDay) : month.atDay(closingDay);
    }

    /** How a month's report stands at an instant. */
    enum Door {
        /** Its days are not over. */
        NOT_YET,
        OPEN,
        CLOSED
    }

    Door door(YearMonth month, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, WorkCalendar.ZONE);
        if (!today.isAfter(lastDay(month))) {
            return Door.NOT_YET;
        }
        return today.isAfter(closing(month)) ? Door.CLOSED : Door.OPEN;
    }
}
