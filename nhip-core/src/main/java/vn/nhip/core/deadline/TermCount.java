package vn.nhip.core.deadline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.OfficeHours;
import vn.nhip.core.calendar.WorkCalendar;

/** Counts terms on a calendar, in local seconds. Nothing here makes an object that outlives the call. */
final class TermCount {
    private static final int SECONDS_OF_HOUR = 3600;

    private TermCount() {}

    /** When the term begins to run: the receipt itself, or the opening of the next working day after the afternoon's cutoff. */
    static long start(long received, DeadlineRules rules, WorkCalendar calendar) {
        LocalTime cutoff = rules.afternoonCutoff();
        if (cutoff == null || LocalSeconds.secondOfDay(received) <= cutoff.toSecondOfDay()) {
            return received;
        }
        long day = calendar.plusWorkingDays(LocalSeconds.day(received), 1);
        OfficeHours hours = calendar.hours(LocalDate.ofEpochDay(day));
        return LocalSeconds.startOf(day) + hours.opening();
    }

    /** The last second of a term that begins to run at a start and never waits. */
    static long due(long start, Term term, DeadlineRules rules, WorkCalendar calendar) {
        return switch (term.unit()) {
            case HOUR -> known(start + (long) term.amount() * SECONDS_OF_HOUR, calendar);
            case WORKING_HOUR -> calendar.plusOpenSeconds(start, (long) term.amount() * SECONDS_OF_HOUR);
            default -> LocalSeconds.endOf(rolledDay(lastDay(start, term, 0, rules, calendar), rules, calendar));
        };
    }

    /** As {@link #due(long, Term, DeadlineRules, WorkCalendar)}, with pauses in order, none touching another, all ended. */
    static long due(long start, Term term, DeadlineRules rules, WorkCalendar calendar, List<Wait> waits) {
        long due = due(start, term, rules, calendar);
        long shift = 0;
        for (Wait wait : waits) {
            Long to = wait.to();
            if (to == null || wait.from() > due) {
                break;
            }
            shift += units(wait.from(), to, term.unit(), calendar);
            due = shifted(start, term, shift, to, rules, calendar);
        }
        return due;
    }

    /** The day with which a term would have ended, had its end not moved off a day that is not worked; null where it did not move. */
    static @Nullable Long rolledFrom(
            long start, long due, Term term, DeadlineRules rules, WorkCalendar calendar, List<Wait> waits) {
        boolean never =
                term.isInHours() || (term.unit() == TermUnit.WORKING_DAY && term.amount() > 0 && waits.isEmpty());
        if (never || !rules.rollForward()) {
            return null;
        }
        long plain = due(start, term, rules.rigid(), calendar, waits);
        return plain == due ? null : Long.valueOf(LocalSeconds.day(plain));
    }

    private static long shifted(
            long start, Term term, long shift, long resumed, DeadlineRules rules, WorkCalendar calendar) {
        long amount = (long) term.amount() * SECONDS_OF_HOUR + shift;
        return switch (term.unit()) {
            case HOUR -> known(Math.max(start + amount, resumed), calendar);
            case WORKING_HOUR -> Math.max(calendar.plusOpenSeconds(start, amount), resumed);
            default -> {
                long last = Math.max(lastDay(start, term, shift, rules, calendar), LocalSeconds.day(resumed));
                yield LocalSeconds.endOf(rolledDay(last, rules, calendar));
            }
        };
    }

    /** The day with which a term in days, months or years ends before it is moved off a day that is not worked. */
    static long lastDay(long start, Term term, long shift, DeadlineRules rules, WorkCalendar calendar) {
        long day = LocalSeconds.day(start);
        int amount = term.amount();
        boolean startCounts = !rules.startDayExcluded() && amount > 0;
        return switch (term.unit()) {
            case WORKING_DAY ->
                calendar.plusWorkingDays(day, amount + shift - (startCounts && calendar.isWorking(day) ? 1 : 0));
            case CALENDAR_DAY_EXCEPT_HOLIDAYS ->
                calendar.plusDaysExceptHolidays(
                        day, amount + shift - (startCounts && calendar.isNotHoliday(day) ? 1 : 0));
            case CALENDAR_DAY -> day + amount + shift - (startCounts ? 1 : 0);
            case MONTH -> plusMonths(day, amount, calendar) + shift - (startCounts ? 1 : 0);
            case YEAR -> plusMonths(day, 12L * amount, calendar) + shift - (startCounts ? 1 : 0);
            case HOUR, WORKING_HOUR -> throw new IllegalArgumentException(term.unit() + " does not end with a day");
        };
    }

    private static long plusMonths(long day, long months, WorkCalendar calendar) {
        LocalDate date = LocalDate.ofEpochDay(day);
        try {
            return date.plusMonths(months).toEpochDay();
        } catch (DateTimeException e) {
            throw calendar.unknown((int) Math.min(Integer.MAX_VALUE, date.getYear() + months / 12));
        }
    }

    private static long rolledDay(long day, DeadlineRules rules, WorkCalendar calendar) {
        // Asked even where nothing moves: a due date in a year without data is never given.
        return calendar.isWorking(day) || !rules.rollForward() ? day : calendar.nextWorkingDay(day);
    }

    /** A moment is no last day and never moves (Điều 148 speaks of days); but it too needs a year with data. */
    private static long known(long moment, WorkCalendar calendar) {
        calendar.isWorking(LocalSeconds.day(moment));
        return moment;
    }

    /**
     * How much of a unit passes between two moments: days after the first moment's day, up to and with the second's; seconds for terms
     * in hours.
     */
    static long units(long from, long to, TermUnit unit, WorkCalendar calendar) {
        long fromDay = LocalSeconds.day(from);
        long toDay = LocalSeconds.day(to);
        return switch (unit) {
            case HOUR -> to - from;
            case WORKING_HOUR -> calendar.openSecondsBetween(from, to);
            case WORKING_DAY -> calendar.workingDaysBetween(fromDay, toDay);
            case CALENDAR_DAY_EXCEPT_HOLIDAYS -> calendar.daysExceptHolidaysBetween(fromDay, toDay);
            case CALENDAR_DAY, MONTH, YEAR -> toDay - fromDay;
        };
    }

    /** Whether a day counts into a term of a unit. */
    static boolean counts(long day, TermUnit unit, WorkCalendar calendar) {
        return switch (unit) {
            case WORKING_DAY, WORKING_HOUR -> calendar.isWorking(day);
            case CALENDAR_DAY_EXCEPT_HOLIDAYS -> calendar.isNotHoliday(day);
            case HOUR, CALENDAR_DAY, MONTH, YEAR -> true;
        };
    }

    /** As {@link #units}, pauses left out. */
    static long unitsWithout(long from, long until, TermUnit unit, WorkCalendar calendar, List<Wait> waits) {
        long used = units(from, until, unit, calendar);
        for (Wait wait : waits) {
            Long to = wait.to();
            long began = Math.max(from, wait.from());
            long ended = to == null ? until : Math.min(to, until);
            if (ended > began) {
                used -= units(began, ended, unit, calendar);
            }
        }
        return used;
    }

    /** Whole units of the term used between its start and a moment, pauses left out. */
    static int consumed(
            long start, long until, TermUnit unit, DeadlineRules rules, WorkCalendar calendar, List<Wait> waits) {
        boolean hours = unit == TermUnit.HOUR || unit == TermUnit.WORKING_HOUR;
        if (hours ? until < start : LocalSeconds.day(until) < LocalSeconds.day(start)) {
            return 0;
        }
        long used = unitsWithout(start, until, unit, calendar, waits);
        if (hours) {
            return (int) (used / SECONDS_OF_HOUR);
        }
        long day = LocalSeconds.day(start);
        boolean startCounts = !rules.startDayExcluded()
                && counts(day, unit, calendar)
                && waits.stream().noneMatch(wait -> wait.covers(day));
        long days = used + (startCounts ? 1 : 0);
        return switch (unit) {
            case MONTH -> months(day, days);
            case YEAR -> months(day, days) / 12;
            default -> (int) days;
        };
    }

    private static int months(long day, long days) {
        return (int) ChronoUnit.MONTHS.between(LocalDate.ofEpochDay(day), LocalDate.ofEpochDay(day + days));
    }
}
