package vn.nhip.core.deadline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.CalendarDay;
import vn.nhip.core.calendar.WorkCalendar;

/** Tells how a clock ran, day by day. */
final class Account {
    private static final int SECONDS_OF_HOUR = 3600;

    private final Course course;
    private final DeadlineRules rules;
    private final WorkCalendar calendar;
    private final long now;
    private final DayNotes notes;

    private int leg;
    private int count;

    Account(Course course, CaseTimes times, DeadlineRules rules, WorkCalendar calendar, long now) {
        this.course = course;
        this.rules = rules;
        this.calendar = calendar;
        this.now = now;
        this.notes = new DayNotes(times);
    }

    List<DayAccount> days() {
        if (course.legs().isEmpty()) {
            return List.of();
        }
        List<DayAccount> days = new ArrayList<>();
        long first = LocalSeconds.day(course.legs().getFirst().from());
        long last = Math.max(first, lastDay());
        for (long day = first; day <= last; day++) {
            while (leg + 1 < course.legs().size()
                    && LocalSeconds.day(course.legs().get(leg + 1).from()) <= day) {
                leg++;
                count = 0;
            }
            days.add(isInHours() ? hours(day) : day(day));
        }
        return days;
    }

    private long lastDay() {
        Long end = course.end();
        if (course.over() && end != null) {
            return LocalSeconds.day(end);
        }
        Long due = course.due();
        return LocalSeconds.day(due == null || isWaiting() ? now : Math.max(now, due));
    }

    private boolean isWaiting() {
        return !course.waits().isEmpty() && course.waits().getLast().to() == null;
    }

    private boolean isInHours() {
        return course.unit() == TermUnit.HOUR || course.unit() == TermUnit.WORKING_HOUR;
    }

    private Course.Leg leg() {
        return course.legs().get(leg);
    }

    private @Nullable Wait waitOn(long day) {
        for (Wait wait : course.waits()) {
            if (wait.covers(day)) {
                return wait;
            }
        }
        return null;
    }

    private boolean isDue(long day) {
        Long due = course.due();
        return due != null && LocalSeconds.day(due) == day;
    }

    /** Whether the case was past the due instant of this run of the term when it, or the day, ended. */
    private boolean isLate(long day) {
        Long due = leg().due();
        if (due == null) {
            return false;
        }
        Long end = course.end();
        long seen = Math.min(LocalSeconds.endOf(day), end == null ? now : end);
        return LocalSeconds.day(due) < day || seen > due;
    }

    private DayAccount day(long day) {
        Wait wait = waitOn(day);
        boolean firstOfLeg = LocalSeconds.day(leg().from()) == day;
        if (wait != null && (rules.startDayExcluded() || !firstOfLeg)) {
            return told(day, kindOf(wait), null, DayText.of(wait.reason()));
        }
        if (day <= LocalSeconds.day(leg().start()) && !startCounts(day)) {
            return told(day, DayAccount.Kind.START, null, firstOfLeg ? DayText.START : DayText.HANDED_OVER);
        }
        Long lastDay = leg().lastDay();
        if (lastDay != null && day > lastDay && !isLate(day)) {
            return isDue(day)
                    ? told(day, DayAccount.Kind.COUNTED, count, DayText.ROLLED)
                    : told(day, DayAccount.Kind.OFF, null, off(day));
        }
        boolean counts = TermCount.counts(day, course.unit(), calendar);
        if (counts) {
            count++;
        }
        if (isLate(day)) {
            return told(day, DayAccount.Kind.LATE, counts ? Integer.valueOf(count) : null, late(day, counts));
        }
        return counts
                ? told(day, DayAccount.Kind.COUNTED, count, counted(day))
                : told(day, DayAccount.Kind.OFF, null, off(day));
    }

    private boolean startCounts(long day) {
        return !rules.startDayExcluded() && day == LocalSeconds.day(leg().start());
    }

    private static DayAccount.Kind kindOf(Wait wait) {
        return wait.reason() == CaseTimes.Pause.Reason.SUPPLEMENT ? DayAccount.Kind.WAITING : DayAccount.Kind.SUSPENDED;
    }

    private DayAccount hours(long day) {
        List<Wait> waits = course.waits().stream()
                .filter(wait -> wait.from() >= leg().from())
                .toList();
        long until = Math.min(LocalSeconds.endOf(day) + 1, lastMoment());
        long from = Math.max(LocalSeconds.startOf(day), leg().start());
        long today = until <= from ? 0 : TermCount.unitsWithout(from, until, course.unit(), calendar, waits);
        if (today == 0) {
            return idle(day);
        }
        long used = TermCount.unitsWithout(leg().start(), until, course.unit(), calendar, waits);
        int hours = (int) (used / SECONDS_OF_HOUR);
        DayText text = DayText.hours(today, used);
        return told(day, isLate(day) ? DayAccount.Kind.LATE : DayAccount.Kind.COUNTED, hours, text);
    }

    /** A day on which no office hour of the term passes. */
    private DayAccount idle(long day) {
        Wait wait = waitOn(day);
        if (wait != null && !(wait.endsOn(day) && isLate(day))) {
            return told(day, kindOf(wait), null, DayText.of(wait.reason()));
        }
        if (isLate(day)) {
            return told(day, DayAccount.Kind.LATE, null, DayText.LATE.and(off(day)));
        }
        return day <= LocalSeconds.day(leg().start())
                ? told(day, DayAccount.Kind.START, null, DayText.RECEIVED)
                : told(day, DayAccount.Kind.OFF, null, off(day));
    }

    /** The end; of a running case now, or the due instant where that is later. */
    private long lastMoment() {
        Long end = course.end();
        Long due = course.due();
        if (end != null) {
            return end;
        }
        return due == null || isWaiting() ? now : Math.max(now, due);
    }

    private DayText off(long day) {
        LocalDate date = LocalSeconds.date(day);
        CalendarDay known = calendar.at(date);
        String name = known.name();
        String english = known.nameEnglish();
        if (name != null && english != null) {
            return DayText.named(english, name, known.verified());
        }
        return new DayText(Words.weekdayEnglish(date), Words.weekday(date));
    }

    private DayText counted(long day) {
        DayText plain = new DayText("day " + count, "ngày thứ " + count);
        return calendar.at(LocalSeconds.date(day)).kind() == CalendarDay.Kind.WORKING ? plain : plain.and(off(day));
    }

    private DayText late(long day, boolean counts) {
        DayText late = counts ? new DayText("overdue, day " + count, "quá hạn, ngày thứ " + count) : DayText.LATE;
        return calendar.at(LocalSeconds.date(day)).kind() == CalendarDay.Kind.WORKING ? late : late.and(off(day));
    }

    private DayAccount told(long day, DayAccount.Kind kind, @Nullable Integer counted, DayText why) {
        DayText text = why;
        for (DayText note : notes.on(day)) {
            text = text.and(note);
        }
        return new DayAccount(LocalSeconds.date(day), kind, counted, isDue(day), text.english(), text.vietnamese());
    }
}
