package vn.nhip.core.deadline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import vn.nhip.core.calendar.CalendarDay;
import vn.nhip.core.calendar.WorkCalendar;

/** The rules of the term once more, as plainly as they can be written: day after day, minute after minute. */
final class PlainClock {
    private final DeadlineRules rules;
    private final WorkCalendar calendar;

    PlainClock(DeadlineRules rules, WorkCalendar calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /** A pause that ended. */
    record Pause(LocalDateTime from, LocalDateTime to) {
        boolean covers(LocalDate day) {
            return day.isAfter(from.toLocalDate()) && !day.isAfter(to.toLocalDate());
        }
    }

    LocalDateTime due(LocalDateTime received, Term term, List<Pause> pauses) {
        LocalDateTime start = start(received);
        if (term.unit() == TermUnit.HOUR || term.unit() == TermUnit.WORKING_HOUR) {
            return hours(start, term);
        }
        LocalDate day = days(start.toLocalDate(), term, pauses);
        LocalDate due = roll(day);
        for (Pause pause : pauses) {
            boolean began = !pause.from().toLocalDate().isAfter(due);
            if (began && pause.to().toLocalDate().isAfter(day)) {
                day = pause.to().toLocalDate();
                due = roll(day);
            }
        }
        return due.atTime(23, 59, 59);
    }

    private LocalDateTime start(LocalDateTime received) {
        LocalTime cutoff = rules.afternoonCutoff();
        if (cutoff == null || !received.toLocalTime().isAfter(cutoff)) {
            return received;
        }
        LocalDateTime moment = received.toLocalDate().plusDays(1).atStartOfDay();
        while (!isOpen(moment)) {
            moment = moment.plusMinutes(1);
        }
        return moment;
    }

    private LocalDate days(LocalDate start, Term term, List<Pause> pauses) {
        LocalDate day = start;
        int counted = !rules.startDayExcluded() && counts(day, term.unit()) ? 1 : 0;
        while (counted < term.amount()) {
            day = day.plusDays(1);
            LocalDate today = day;
            if (counts(day, term.unit()) && pauses.stream().noneMatch(pause -> pause.covers(today))) {
                counted++;
            }
        }
        return day;
    }

    private boolean counts(LocalDate day, TermUnit unit) {
        return switch (unit) {
            case WORKING_DAY -> calendar.at(day).kind().isWorking();
            case CALENDAR_DAY_EXCEPT_HOLIDAYS -> !calendar.at(day).kind().isHoliday();
            default -> true;
        };
    }

    private LocalDateTime hours(LocalDateTime start, Term term) {
        LocalDateTime moment = start;
        int left = term.amount() * 60;
        while (left > 0) {
            if (term.unit() == TermUnit.HOUR || isOpen(moment)) {
                left--;
            }
            moment = moment.plusMinutes(1);
        }
        return moment;
    }

    private boolean isOpen(LocalDateTime moment) {
        CalendarDay.Kind kind = calendar.at(moment.toLocalDate()).kind();
        LocalTime time = moment.toLocalTime();
        boolean morning = !time.isBefore(LocalTime.of(8, 0)) && time.isBefore(LocalTime.of(12, 0));
        boolean afternoon = !time.isBefore(LocalTime.of(13, 30)) && time.isBefore(LocalTime.of(17, 30));
        return kind.isWorking() && (morning || afternoon);
    }

    private LocalDate roll(LocalDate day) {
        LocalDate rolled = day;
        while (rules.rollForward() && !calendar.at(rolled).kind().isWorking()) {
            rolled = rolled.plusDays(1);
        }
        return rolled;
    }
}
