package vn.nhip.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.CaseTimes.Ending;
import vn.nhip.core.deadline.CaseTimes.Extension;
import vn.nhip.core.deadline.CaseTimes.Pause;

class ClockProperties {
    private static final WorkCalendar CALENDAR = SmallCalendar.VIETNAM;
    private static final LocalDateTime EPOCH = LocalDateTime.of(2024, 1, 1, 0, 0);
    private static final ZoneOffset VIETNAM = ZoneOffset.ofHours(7);
    private static final Set<TermUnit> DAYS =
            Set.of(TermUnit.WORKING_DAY, TermUnit.CALENDAR_DAY, TermUnit.CALENDAR_DAY_EXCEPT_HOLIDAYS);

    /** A case with random pauses, extensions and ending, and the instant at which it is looked at. */
    record Life(CaseTimes times, Instant asOf) {}

    private static Instant instant(LocalDateTime local) {
        return local.toInstant(VIETNAM);
    }

    @Provide
    Arbitrary<LocalDateTime> moments() {
        return Arbitraries.integers().between(0, 2 * 365 * 24 * 60).map(EPOCH::plusMinutes);
    }

    @Provide
    Arbitrary<Term> terms() {
        return Combinators.combine(Arbitraries.integers().between(0, 40), Arbitraries.of(TermUnit.class))
                .filter((amount, unit) -> unit != TermUnit.MONTH && unit != TermUnit.YEAR)
                .as(Term::new);
    }

    @Provide
    Arbitrary<DeadlineRules> rules() {
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<String> cutoff = Arbitraries.of("off", "15:00", "17:00");
        return Combinators.combine(flag, flag, cutoff, flag, flag, flag, flag)
                .as((start, roll, time, stops, weekends, newDue, second) -> new DeadlineRules(
                                start, roll, null, stops, weekends, newDue, false, second, false, 2)
                        .with("afternoonCutoff", time));
    }

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<List<Integer>> gaps =
                Arbitraries.integers().between(1, 9 * 24 * 60).list().ofSize(9);
        return Combinators.combine(
                        moments(),
                        gaps,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Pause.Reason.class).list().ofSize(3),
                        Arbitraries.of(0, 1, 2),
                        Arbitraries.of(true, false))
                .as(ClockProperties::life);
    }

    private static Life life(
            LocalDateTime received, List<Integer> gaps, int pauses, List<Pause.Reason> kinds, int open, boolean more) {
        List<Pause> list = new ArrayList<>();
        LocalDateTime moment = received;
        for (int i = 0; i < pauses; i++) {
            LocalDateTime from = moment.plusMinutes(gaps.get(2 * i));
            LocalDateTime to = from.plusMinutes(gaps.get(2 * i + 1));
            boolean lasts = open == 1 && i == pauses - 1;
            list.add(new Pause(kinds.get(i), instant(from), lasts ? null : instant(to), null));
            moment = to;
        }
        LocalDateTime end = moment.plusMinutes(gaps.get(6));
        List<Ending> endings = open == 2 ? List.of() : List.of(new Ending(Ending.End.COMPLETED, instant(end)));
        List<Extension> extensions = more
                ? List.of(new Extension(instant(received.plusMinutes(gaps.get(7))), instant(end), true))
                : List.of();
        Instant stated = more ? instant(received.plusMinutes(7L * gaps.get(8))) : null;
        Instant asOf = instant(end.plusMinutes(gaps.get(8) - 2000L));
        return new Life(new CaseTimes(instant(received), stated, list, extensions, endings), asOf);
    }

    @Property
    void DL_3_dueEqualsAClockThatWalksDayByDayAndMinuteByMinute(
            @ForAll("moments") LocalDateTime received,
            @ForAll("terms") Term term,
            @ForAll("rules") DeadlineRules rules) {
        LocalDateTime plain = new PlainClock(rules, CALENDAR).due(received, term, List.of());
        assertThat(CaseClock.due(instant(received), term, rules, CALENDAR)).isEqualTo(instant(plain));
    }

    @Property
    void DL_3_suspensionThatStopsEqualsAClockThatWalksDayByDay(
            @ForAll("moments") LocalDateTime received,
            @ForAll("terms") Term term,
            @ForAll("rules") DeadlineRules any,
            @ForAll @IntRange(min = 0, max = 30_000) int before,
            @ForAll @IntRange(min = 0, max = 30_000) int length,
            @ForAll @IntRange(min = 1, max = 30_000) int between,
            @ForAll @IntRange(min = 0, max = 30_000) int again) {
        if (!DAYS.contains(term.unit())) {
            return;
        }
        DeadlineRules rules = any.with("suspensionStopsLegalClock", "true").with("afternoonCutoff", "off");
        LocalDateTime from = received.plusMinutes(before);
        LocalDateTime to = from.plusMinutes(length);
        LocalDateTime from2 = to.plusMinutes(between);
        LocalDateTime to2 = from2.plusMinutes(again);
        List<PlainClock.Pause> pauses = List.of(new PlainClock.Pause(from, to), new PlainClock.Pause(from2, to2));
        List<Pause> same = List.of(
                new Pause(Pause.Reason.SUSPENSION, instant(from), instant(to), null),
                new Pause(Pause.Reason.SUSPENSION, instant(from2), instant(to2), null));
        CaseTimes times = new CaseTimes(instant(received), null, same, List.of(), List.of());
        Reckoning reckoning = CaseClock.reckon(ClockKind.LEGAL, times, term, rules, CALENDAR, instant(to2));
        assertThat(reckoning.due()).isEqualTo(instant(new PlainClock(rules, CALENDAR).due(received, term, pauses)));
    }

    @Property
    void DL_3_aLongerTermIsNeverDueEarlier(
            @ForAll("moments") LocalDateTime received,
            @ForAll @IntRange(min = 0, max = 200) int amount,
            @ForAll TermUnit unit,
            @ForAll("rules") DeadlineRules rules) {
        int some = unit == TermUnit.YEAR ? amount % 2 : unit == TermUnit.MONTH ? amount % 20 : amount;
        Instant shorter = CaseClock.due(instant(received), new Term(some, unit), rules, CALENDAR);
        if (unit != TermUnit.YEAR) {
            Instant longer = CaseClock.due(instant(received), new Term(some + 1, unit), rules, CALENDAR);
            assertThat(longer).isAfterOrEqualTo(shorter);
        }
        assertThat(shorter).isAfterOrEqualTo(instant(received));
    }

    @Property
    void DL_3_aLaterReceiptIsNeverDueEarlier(
            @ForAll("moments") LocalDateTime received,
            @ForAll @IntRange(min = 0, max = 20_000) int later,
            @ForAll("terms") Term term) {
        Instant first = CaseClock.due(instant(received), term, DeadlineRules.STANDARD, CALENDAR);
        Instant second = CaseClock.due(instant(received.plusMinutes(later)), term, DeadlineRules.STANDARD, CALENDAR);
        assertThat(second).isAfterOrEqualTo(first);
    }

    @Property
    void DL_3_theAccountHasEveryDayOnceAndItsLastCountIsTheLedgers(
            @ForAll("lives") Life life,
            @ForAll ClockKind clock,
            @ForAll("terms") Term term,
            @ForAll("rules") DeadlineRules rules) {
        Reckoning reckoning = CaseClock.reckon(clock, life.times(), term, rules, CALENDAR, life.asOf());
        List<DayAccount> days = CaseClock.account(clock, life.times(), term, rules, CALENDAR, life.asOf());
        if (reckoning.standing() == Standing.NOT_STARTED) {
            assertThat(days).isEmpty();
            return;
        }
        LocalDate expected = LocalDate.ofInstant(life.times().received(), WorkCalendar.ZONE);
        for (DayAccount day : days) {
            assertThat(day.day()).isEqualTo(expected);
            assertThat(day.reason()).isNotBlank();
            assertThat(day.reasonVietnamese()).isNotBlank();
            expected = expected.plusDays(1);
        }
        assertThat(days.stream().filter(DayAccount::due).count()).isLessThanOrEqualTo(1);
        assertThat(days.getLast().day()).isEqualTo(lastDay(life, reckoning));
        Term budget = reckoning.ledger().budget();
        if (budget != null
                && DAYS.contains(budget.unit())
                && reckoning.end() != null
                && life.times().asOf(life.asOf()).endings().size() == 1) {
            assertThat(lastCount(clock, days)).isEqualTo(reckoning.ledger().consumed());
        }
    }

    private static LocalDate lastDay(Life life, Reckoning reckoning) {
        CaseTimes known = life.times().asOf(life.asOf());
        LocalDate now = LocalDate.ofInstant(life.asOf(), WorkCalendar.ZONE);
        if (!known.endings().isEmpty()) {
            return LocalDate.ofInstant(known.endings().getFirst().at(), WorkCalendar.ZONE);
        }
        boolean open = reckoning.ledger().runningSince() == null;
        if (reckoning.due() == null || open) {
            return now;
        }
        LocalDate due = LocalDate.ofInstant(reckoning.due(), WorkCalendar.ZONE);
        return due.isAfter(now) ? due : now;
    }

    /** The count at the end; 0 where the last run of the term has not counted a day yet. */
    private static int lastCount(ClockKind clock, List<DayAccount> days) {
        int last = 0;
        for (DayAccount day : days) {
            Integer counted = day.counted();
            if (counted != null) {
                last = counted;
            } else if (clock == ClockKind.LEGAL && day.reason().contains("dossier complete")) {
                last = 0;
            }
        }
        return last;
    }

    @Property
    void DL_3_whatIsLateHasALateDayOrALateMoment(
            @ForAll("lives") Life life, @ForAll("terms") Term term, @ForAll("rules") DeadlineRules rules) {
        Reckoning legal = CaseClock.reckon(ClockKind.LEGAL, life.times(), term, rules, CALENDAR, life.asOf());
        List<DayAccount> days = CaseClock.account(ClockKind.LEGAL, life.times(), term, rules, CALENDAR, life.asOf());
        if (legal.due() != null && legal.standing().isLate() && term.amount() > 0) {
            assertThat(days).anyMatch(day -> day.kind() == DayAccount.Kind.LATE);
            assertThat(legal.end() == null ? life.asOf() : legal.end()).isAfter(legal.due());
        }
        if (legal.standing() == Standing.FINISHED_EARLY && legal.due() != null) {
            assertThat(legal.end()).isBefore(legal.due());
        }
    }

    @Property
    void DL_3_thePortalSubtractsSecondsAndNothingElse(@ForAll("lives") Life life, @ForAll("terms") Term term) {
        CaseTimes times = life.times();
        Instant stated = times.statedDue();
        Instant later = life.asOf().plusSeconds(10_000_000);
        if (stated == null || times.endings().isEmpty()) {
            return;
        }
        Instant end = times.endings().getFirst().at();
        long waited = times.pauses().stream()
                .filter(pause -> pause.reason() == Pause.Reason.SUPPLEMENT && pause.to() != null)
                .mapToLong(pause -> pause.to().getEpochSecond() - pause.from().getEpochSecond())
                .sum();
        Standing standing = CaseClock.reckon(ClockKind.PORTAL, times, term, DeadlineRules.STANDARD, CALENDAR, later)
                .standing();
        assertThat(standing.isLate()).isEqualTo(end.minusSeconds(waited).isAfter(stated));
    }

    @Property
    void DL_3_whatHappensLaterChangesNothingBefore(
            @ForAll("lives") Life life, @ForAll ClockKind clock, @ForAll("terms") Term term) {
        CaseTimes known = life.times().asOf(life.asOf());
        assertThat(CaseClock.reckon(clock, life.times(), term, DeadlineRules.STANDARD, CALENDAR, life.asOf()))
                .isEqualTo(CaseClock.reckon(clock, known, term, DeadlineRules.STANDARD, CALENDAR, life.asOf()));
    }
}
