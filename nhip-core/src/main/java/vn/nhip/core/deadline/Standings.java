package vn.nhip.core.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.CaseTimes.Ending;
import vn.nhip.core.deadline.CaseTimes.Pause;
import vn.nhip.core.deadline.Reckoning.Reason;

/** What both clocks do alike: which ending counts, which pauses there are, how an instant stands to a due instant. */
final class Standings {
    /** Beyond so many days no case is due soon, whatever holidays lie between. */
    private static final int FAR = 40;

    private Standings() {}

    /** Đã xử lý xong before Đã trả kết quả before Dừng xử lý, Từ chối, Rút (766-rules 1.3, 2.1); of one kind the first. */
    static @Nullable Ending chosen(List<Ending> endings) {
        Ending chosen = null;
        for (Ending ending : endings) {
            if (chosen == null
                    || rank(ending) < rank(chosen)
                    || (rank(ending) == rank(chosen) && ending.at().isBefore(chosen.at()))) {
                chosen = ending;
            }
        }
        return chosen;
    }

    private static int rank(Ending ending) {
        return switch (ending.kind()) {
            case COMPLETED -> 0;
            case RETURNED -> 1;
            case STOPPED, DECLINED, WITHDRAWN -> 2;
        };
    }

    static Standing finished(long end, @Nullable Long due) {
        if (due == null) {
            return Standing.NO_TERM;
        }
        if (end > due) {
            return Standing.FINISHED_LATE;
        }
        return LocalSeconds.day(end) < LocalSeconds.day(due) ? Standing.FINISHED_EARLY : Standing.FINISHED_ON_TIME;
    }

    static Standing running(long now, @Nullable Long due, DeadlineRules rules, WorkCalendar calendar) {
        if (due == null) {
            return Standing.NO_TERM;
        }
        if (now > due) {
            return Standing.OVERDUE;
        }
        long today = LocalSeconds.day(now);
        long dueDay = LocalSeconds.day(due);
        if (dueDay - today > rules.dueSoonDays() + FAR) {
            return Standing.RUNNING;
        }
        boolean known = calendar.covers(today) && calendar.covers(dueDay);
        long left = known ? calendar.workingDaysBetween(today, dueDay) : dueDay - today;
        return left <= rules.dueSoonDays() ? Standing.DUE_SOON : Standing.RUNNING;
    }

    /** Why a case stands as it does at a moment. */
    static Reason reason(Standing standing, long at, @Nullable Long due, @Nullable Term term, WorkCalendar calendar) {
        return Reasons.standing(standing, at, () -> due == null ? DayText.LATE : distance(at, due, term, calendar));
    }

    /** How far a moment is from the due instant, in the unit of the term where its days are known, else in days. */
    private static DayText distance(long at, long due, @Nullable Term term, WorkCalendar calendar) {
        long from = Math.min(at, due);
        long to = Math.max(at, due);
        if (term != null && term.isInHours()) {
            return new DayText(Words.durationEnglish(to - from), Words.duration(to - from));
        }
        boolean known = calendar.covers(LocalSeconds.day(from)) && calendar.covers(LocalSeconds.day(to));
        TermUnit unit = term == null || !known ? TermUnit.CALENDAR_DAY : term.unit();
        if (unit == TermUnit.MONTH || unit == TermUnit.YEAR) {
            unit = TermUnit.CALENDAR_DAY;
        }
        Term distance = new Term((int) TermCount.units(from, to, unit, calendar), unit);
        return new DayText(distance.english(), distance.vietnamese());
    }

    /** Pauses for one reason between receipt and an end, in local seconds, cut at both. */
    static List<Wait> waits(CaseTimes times, Pause.Reason reason, @Nullable Long end) {
        long received = received(times);
        List<Wait> waits = new ArrayList<>();
        for (Pause pause : times.pauses()) {
            long from = Math.max(received, LocalSeconds.of(pause.from()));
            Long to = pause.to() == null ? null : Long.valueOf(LocalSeconds.of(pause.to()));
            boolean before = to != null && to <= received && LocalSeconds.of(pause.from()) < received;
            boolean after = end != null && from >= end;
            if (pause.reason() == reason && !before && !after) {
                waits.add(new Wait(reason, from, to != null && end != null ? Long.valueOf(Math.min(to, end)) : to));
            }
        }
        return waits;
    }

    /** How often a supplement was asked for between receipt and an end. */
    static int requests(CaseTimes times, @Nullable Long end) {
        long received = received(times);
        int requests = 0;
        for (Instant request : times.supplementRequests()) {
            long asked = LocalSeconds.of(request);
            requests += asked >= received && (end == null || asked < end) ? 1 : 0;
        }
        return requests;
    }

    private static long received(CaseTimes times) {
        Instant received = times.received();
        return received == null ? Long.MIN_VALUE : LocalSeconds.of(received);
    }

    /** The same time covered by pauses of which none touches another; an open one swallows what follows. */
    static List<Wait> united(List<Wait> waits) {
        List<Wait> united = new ArrayList<>();
        for (Wait wait : waits) {
            Wait last = united.isEmpty() ? null : united.getLast();
            Long lastTo = last == null ? null : last.to();
            if (last == null || (lastTo != null && wait.from() > lastTo)) {
                united.add(wait);
            } else if (lastTo != null) {
                Long to = wait.to();
                united.set(
                        united.size() - 1,
                        new Wait(last.reason(), last.from(), to == null ? null : Long.valueOf(Math.max(lastTo, to))));
            }
        }
        return united;
    }
}
