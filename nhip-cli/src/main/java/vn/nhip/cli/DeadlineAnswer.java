package vn.nhip.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.CaseClock;
import vn.nhip.core.deadline.CaseTimes;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.DayAccount;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Term;

/**
 * What is printed of one case: both clocks, and every day once.
 *
 * @param due by law; {@code null} while the clock waits for the citizen
 * @param refusals events that do not fit the life of the case and changed nothing
 */
record DeadlineAnswer(
        @Nullable Instant received,
        @Nullable Term term,
        Instant asOf,
        WorkCalendar calendar,
        @Nullable Instant due,
        Map<ClockKind, Reckoning> clocks,
        List<Day> days,
        List<CaseFile.Refusal> refusals) {

    /** One day on both clocks; {@code null} where a clock has ended before or does not run. */
    record Day(
            LocalDate day,
            @Nullable DayAccount legal,
            @Nullable DayAccount portal) {}

    static DeadlineAnswer of(
            CaseFile file, @Nullable Term term, DeadlineRules rules, WorkCalendar calendar, Instant asOf) {
        CaseTimes times = file.times();
        Map<ClockKind, Reckoning> clocks = new EnumMap<>(ClockKind.class);
        Map<LocalDate, DayAccount> legal = account(ClockKind.LEGAL, times, term, rules, calendar, asOf);
        Map<LocalDate, DayAccount> portal = account(ClockKind.PORTAL, times, term, rules, calendar, asOf);
        for (ClockKind clock : ClockKind.values()) {
            clocks.put(clock, CaseClock.reckon(clock, times, term, rules, calendar, asOf));
        }
        TreeMap<LocalDate, DayAccount> both = new TreeMap<>(legal);
        both.putAll(portal);
        List<Day> days = new ArrayList<>();
        both.keySet().forEach(day -> days.add(new Day(day, legal.get(day), portal.get(day))));
        return new DeadlineAnswer(
                times.received(),
                term,
                asOf,
                calendar,
                due(times, term, rules, calendar, asOf, clocks),
                clocks,
                days,
                file.history().refusals().stream().map(DeadlineAnswer::nameless).toList());
    }

    /** Asked before the receipt, there is no clock yet; the due date to be is known all the same. */
    private static @Nullable Instant due(
            CaseTimes times,
            @Nullable Term term,
            DeadlineRules rules,
            WorkCalendar calendar,
            Instant asOf,
            Map<ClockKind, Reckoning> clocks) {
        Instant received = times.received();
        if (received != null && received.isAfter(asOf) && term != null) {
            return CaseClock.due(received, term, rules, calendar);
        }
        Reckoning legal = clocks.get(ClockKind.LEGAL);
        return legal == null ? null : legal.due();
    }

    private static Map<LocalDate, DayAccount> account(
            ClockKind clock,
            CaseTimes times,
            @Nullable Term term,
            DeadlineRules rules,
            WorkCalendar calendar,
            Instant asOf) {
        Map<LocalDate, DayAccount> days = new TreeMap<>();
        for (DayAccount day : CaseClock.account(clock, times, term, rules, calendar, asOf)) {
            days.put(day.day(), day);
        }
        return days;
    }

    Reckoning clock(ClockKind kind) {
        Reckoning reckoning = clocks.get(kind);
        if (reckoning == null) {
            throw new IllegalStateException("Programmer error: no clock " + kind);
        }
        return reckoning;
    }

    /** The case of the command line has no code to be named by. */
    private static CaseFile.Refusal nameless(CaseFile.Refusal refusal) {
        return new CaseFile.Refusal(
                refusal.event(),
                refusal.reason().replace("  ", " "),
                refusal.reasonVietnamese().replace("  ", " "));
    }
}
