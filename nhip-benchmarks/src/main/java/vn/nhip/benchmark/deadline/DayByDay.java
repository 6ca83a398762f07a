package vn.nhip.benchmark.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.calendar.CalendarDay;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.Term;

/** The usual way, for comparison: from day to day, each looked up in a set of holidays. By the general law only. */
final class DayByDay {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private record Open(LocalTime from, LocalTime to) {}

    private final Set<LocalDate> holidays = new HashSet<>();
    private final Set<LocalDate> workedWeekends = new HashSet<>();
    private final Map<LocalDate, List<Open>> hours = new HashMap<>();

    DayByDay(WorkCalendar calendar) {
        LocalDate last = LocalDate.of(calendar.lastYear(), 12, 31);
        for (LocalDate day = LocalDate.of(calendar.firstYear(), 1, 1); !day.isAfter(last); day = day.plusDays(1)) {
            CalendarDay.Kind kind = calendar.at(day).kind();
            if (kind.isHoliday()) {
                holidays.add(day);
            } else if (kind.isWorking() && isWeekend(day)) {
                workedWeekends.add(day);
            }
            hours.put(
                    day,
                    calendar.hours(day).intervals().stream().map(DayByDay::open).toList());
        }
    }

    Instant due(Instant start, Term term) {
        ZonedDateTime received = start.atZone(ZONE);
        LocalDate day = received.toLocalDate();
        return switch (term.unit()) {
            case WORKING_DAY -> endOf(workingDays(day, term.amount()));
            case CALENDAR_DAY -> endOf(day.plusDays(term.amount()));
            case CALENDAR_DAY_EXCEPT_HOLIDAYS -> endOf(daysExceptHolidays(day, term.amount()));
            case MONTH -> endOf(day.plusMonths(term.amount()));
            case YEAR -> endOf(day.plusYears(term.amount()));
            case HOUR -> received.plusHours(term.amount()).toInstant();
            case WORKING_HOUR -> workingHours(received, term.amount());
        };
    }

    private LocalDate workingDays(LocalDate day, int amount) {
        int left = amount;
        while (left > 0) {
            day = day.plusDays(1);
            if (isWorking(day)) {
                left--;
            }
        }
        return day;
    }

    private LocalDate daysExceptHolidays(LocalDate day, int amount) {
        int left = amount;
        while (left > 0) {
            day = day.plusDays(1);
            if (!holidays.contains(day)) {
                left--;
            }
        }
        return day;
    }

    private Instant workingHours(ZonedDateTime received, int amount) {
        long left = amount * 3600L;
        LocalTime from = received.toLocalTime();
        for (LocalDate day = received.toLocalDate(); ; day = day.plusDays(1)) {
            for (Open open : hours.getOrDefault(day, List.of())) {
                LocalTime begin = open.from().isBefore(from) ? from : open.from();
                int seconds = open.to().toSecondOfDay() - begin.toSecondOfDay();
                if (seconds >= left) {
                    return day.atTime(begin).plusSeconds(left).atZone(ZONE).toInstant();
                }
                left -= Math.max(0, seconds);
            }
            from = LocalTime.MIN;
        }
    }

    private Instant endOf(LocalDate last) {
        LocalDate day = last;
        while (!isWorking(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(23, 59, 59).atZone(ZONE).toInstant();
    }

    private boolean isWorking(LocalDate day) {
        return isWeekend(day) ? workedWeekends.contains(day) : !holidays.contains(day);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Open open(String interval) {
        String[] bounds = interval.split("-", -1);
        return new Open(LocalTime.parse(bounds[0]), LocalTime.parse(bounds[1]));
    }
}
