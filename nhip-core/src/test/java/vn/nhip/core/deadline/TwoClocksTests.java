package vn.nhip.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.CaseTimes.Ending;
import vn.nhip.core.deadline.CaseTimes.Extension;
import vn.nhip.core.deadline.CaseTimes.Pause;

/** The legal clock and the portal's, side by side, on cases worked out by hand. */
class TwoClocksTests {
    private static final WorkCalendar CALENDAR = SmallCalendar.VIETNAM;
    private static final Term TEN_DAYS = new Term(10, TermUnit.WORKING_DAY);
    private static final DeadlineRules WEEKENDS = DeadlineRules.STANDARD.with("portalCountsWeekends", "true");

    private static Instant at(String local) {
        return LocalDateTime.parse("2026-" + local).toInstant(ZoneOffset.ofHours(7));
    }

    /** Builds a case event by event. */
    private static final class Case {
        private final Instant received;
        private @Nullable Instant due;
        private final List<Pause> pauses = new ArrayList<>();
        private final List<Extension> extensions = new ArrayList<>();
        private final List<Ending> endings = new ArrayList<>();

        Case(String received) {
            this.received = at(received);
        }

        Case promised(String due) {
            this.due = at(due);
            return this;
        }

        Case supplement(String from, @Nullable String to) {
            return supplement(from, to, null);
        }

        Case supplement(String from, @Nullable String to, @Nullable String newDue) {
            pauses.add(new Pause(
                    Pause.Reason.SUPPLEMENT, at(from), to == null ? null : at(to), newDue == null ? null : at(newDue)));
            return this;
        }

        Case suspended(String from, @Nullable String to) {
            pauses.add(new Pause(Pause.Reason.SUSPENSION, at(from), to == null ? null : at(to), null));
            return this;
        }

        Case extended(String decided, String due, boolean apology) {
            extensions.add(new Extension(at(decided), at(due), apology));
            return this;
        }

        Case ended(Ending.End kind, String at) {
            endings.add(new Ending(kind, at(at)));
            return this;
        }

        CaseTimes times() {
            return new CaseTimes(received, due, pauses, extensions, endings);
        }
    }

    private static Reckoning reckon(ClockKind clock, Case one, DeadlineRules rules, String asOf) {
        return CaseClock.reckon(clock, one.times(), TEN_DAYS, rules, CALENDAR, at(asOf));
    }

    private static Reckoning legal(Case one, String asOf) {
        return reckon(ClockKind.LEGAL, one, DeadlineRules.STANDARD, asOf);
    }

    private static Reckoning portal(Case one, String asOf) {
        return reckon(ClockKind.PORTAL, one, DeadlineRules.STANDARD, asOf);
    }

    private static List<String> rules(Reckoning reckoning) {
        return reckoning.reasons().stream().map(Reckoning.Reason::rule).toList();
    }

    /** Days in a row: number counted, w waiting, - off, s start, s suspended, ! late, * due. */
    private static String row(ClockKind clock, Case one, DeadlineRules rules, String asOf) {
        return CaseClock.account(clock, one.times(), TEN_DAYS, rules, CALENDAR, at(asOf)).stream()
                .map(TwoClocksTests::mark)
                .collect(Collectors.joining(" "));
    }

    private static String mark(DayAccount day) {
        String number = day.counted() == null ? "" : day.counted().toString();
        String mark = switch (day.kind()) {
            case START -> "s";
            case COUNTED -> number;
            case OFF -> "-";
            case WAITING -> "w";
            case SUSPENDED -> "p";
            case LATE -> "!" + number;
        };
        return day.due() ? mark + "*" : mark;
    }

    /** The case of the design's picture: legally three days early, by the portal two days late. */
    private static Case pictured() {
        return new Case("02-09T09:40")
                .supplement("02-12T16:05", "02-25T10:31")
                .ended(Ending.End.COMPLETED, "03-06T09:02");
    }

    @Test
    void DL_3_thePicturedCaseIsEarlyByLawAndLateByThePortal() {
        Reckoning legal = reckon(ClockKind.LEGAL, pictured(), WEEKENDS, "03-07T00:00");
        Reckoning portal = reckon(ClockKind.PORTAL, pictured(), WEEKENDS, "03-07T00:00");
        assertThat(legal.due()).isEqualTo(at("03-11T23:59:59"));
        assertThat(legal.standing()).isEqualTo(Standing.FINISHED_EARLY);
        assertThat(legal.ledger().consumed()).isEqualTo(7);
        assertThat(legal.ledger().runningSince()).isNull();
        assertThat(rules(legal)).contains("term", "start-day-excluded", "term-restarted", "early");
        assertThat(portal.due()).isEqualTo(at("03-04T23:59:59"));
        assertThat(portal.standing()).isEqualTo(Standing.FINISHED_LATE);
        assertThat(portal.ledger().consumed()).isEqualTo(12);
        assertThat(rules(portal)).contains("portal-statutory-term", "portal-counts-weekends", "late");
    }

    @Test
    void DL_3_thePicturedCaseHasThePicturesAccount() {
        assertThat(row(ClockKind.LEGAL, pictured(), WEEKENDS, "03-07T00:00"))
                .isEqualTo("s 1 2 3 w w w w w w w w w w w w w 1 2 - - 3 4 5 6 7");
        assertThat(row(ClockKind.PORTAL, pictured(), WEEKENDS, "03-07T00:00"))
                .isEqualTo("s 1 2 3 w w w w w w w w w w w w w 4 5 6 7 8 9 10* !11 !12");
        List<DayAccount> days =
                CaseClock.account(ClockKind.LEGAL, pictured().times(), TEN_DAYS, WEEKENDS, CALENDAR, at("03-07T00:00"));
        assertThat(days.get(3).reasonVietnamese()).isEqualTo("ngày thứ 3; yêu cầu bổ sung lúc 16:05");
        assertThat(days.get(3).reason()).isEqualTo("day 3; supplement asked for at 16:05");
        assertThat(days.get(16).reasonVietnamese()).isEqualTo("chờ công dân bổ sung; bổ sung đủ lúc 10:31");
        assertThat(days.get(19).reasonVietnamese()).isEqualTo("Thứ Bảy");
    }

    @Test
    void DL_3_portalComparesWithTheDueDateItWasSent() {
        Case inTime = new Case("03-02T09:00").promised("03-10T17:00").ended(Ending.End.COMPLETED, "03-10T17:00");
        Case late = new Case("03-02T09:00").promised("03-10T17:00").ended(Ending.End.COMPLETED, "03-10T17:00:01");
        assertThat(portal(inTime, "04-01T00:00").standing()).isEqualTo(Standing.FINISHED_ON_TIME);
        assertThat(portal(late, "04-01T00:00").standing()).isEqualTo(Standing.FINISHED_LATE);
        assertThat(legal(late, "04-01T00:00").standing()).isEqualTo(Standing.FINISHED_EARLY);
        assertThat(legal(late, "04-01T00:00").due()).isEqualTo(at("03-16T23:59:59"));
        assertThat(rules(legal(late, "04-01T00:00"))).contains("stated-due-differs");
    }

    @Test
    void DL_3_portalEnds_completedBeforeReturnedBeforeStopped() {
        Case one = new Case("03-02T09:00")
                .promised("03-10T17:00")
                .ended(Ending.End.STOPPED, "03-04T09:00")
                .ended(Ending.End.RETURNED, "03-12T09:00")
                .ended(Ending.End.COMPLETED, "03-11T09:00");
        assertThat(portal(one, "04-01T00:00").end()).isEqualTo(at("03-11T09:00"));
        assertThat(portal(one, "03-05T00:00").end()).isEqualTo(at("03-04T09:00"));
    }

    @Test
    void DL_3_portalSubtractsTheSupplementOnlyOnceFinished() {
        Case open = new Case("03-02T09:00").promised("03-10T17:00").supplement("03-04T09:00", "03-06T09:00");
        assertThat(portal(open, "03-11T09:00").standing()).isEqualTo(Standing.OVERDUE);
        assertThat(rules(portal(open, "03-11T09:00"))).contains("subtracted-only-when-finished");
        Case done = open.ended(Ending.End.COMPLETED, "03-12T17:00");
        assertThat(portal(done, "03-13T00:00").standing()).isEqualTo(Standing.FINISHED_ON_TIME);
        assertThat(portal(done, "03-13T00:00").due()).isEqualTo(at("03-12T17:00"));
        Case justLate = new Case("03-02T09:00")
                .promised("03-10T17:00")
                .supplement("03-04T09:00", "03-06T09:00")
                .ended(Ending.End.COMPLETED, "03-12T17:00:01");
        assertThat(portal(justLate, "03-13T00:00").standing()).isEqualTo(Standing.FINISHED_LATE);
    }

    @Test
    void DL_3_portalTakesTheRequestAsEndWhileTheCitizenIsAway() {
        Case one = new Case("03-02T09:00").promised("03-10T17:00").supplement("03-04T09:00", null);
        Reckoning reckoning = portal(one, "05-20T00:00");
        assertThat(reckoning.end()).isEqualTo(at("03-04T09:00"));
        assertThat(reckoning.standing()).isEqualTo(Standing.WAITING_FOR_CITIZEN);
        Case tooLate = new Case("03-02T09:00").promised("03-10T17:00").supplement("03-11T09:00", null);
        assertThat(portal(tooLate, "03-12T00:00").standing()).isEqualTo(Standing.OVERDUE);
    }

    @Test
    void DL_3_aSecondSupplementIsLateForThePortalWhileUnfinished() {
        Case one = new Case("03-02T09:00")
                .promised("03-30T17:00")
                .supplement("03-04T09:00", "03-05T09:00")
                .supplement("03-09T09:00", "03-10T09:00");
        assertThat(portal(one, "03-11T00:00").standing()).isEqualTo(Standing.OVERDUE);
        assertThat(rules(portal(one, "03-11T00:00"))).contains("second-supplement-is-late");
        assertThat(legal(one, "03-11T00:00").standing()).isEqualTo(Standing.RUNNING);
        assertThat(rules(legal(one, "03-11T00:00"))).contains("asked-more-than-once");
        one.ended(Ending.End.COMPLETED, "03-12T09:00");
        assertThat(portal(one, "03-13T00:00").standing()).isEqualTo(Standing.FINISHED_EARLY);
        DeadlineRules reading5 = DeadlineRules.STANDARD.with("secondSupplementLateWhenFinished", "true");
        assertThat(reckon(ClockKind.PORTAL, one, reading5, "03-13T00:00").standing())
                .isEqualTo(Standing.FINISHED_LATE);
    }

    @Test
    void DL_3_aSuspensionStopsTheLegalClockOnlyWhereTheRulesSaySo() {
        Case one = new Case("03-02T09:00").suspended("03-04T10:00", "03-11T10:00");
        DeadlineRules stops = DeadlineRules.STANDARD.with("suspensionStopsLegalClock", "true");
        assertThat(legal(one, "03-12T00:00").due()).isEqualTo(at("03-16T23:59:59"));
        assertThat(rules(legal(one, "03-12T00:00"))).contains("suspension-does-not-stop");
        assertThat(reckon(ClockKind.LEGAL, one, stops, "03-12T00:00").due()).isEqualTo(at("03-23T23:59:59"));
        assertThat(portal(one, "03-12T00:00").due()).isEqualTo(at("03-16T23:59:59"));
        assertThat(rules(portal(one, "03-12T00:00"))).contains("suspension-does-not-stop-portal");
        assertThat(row(ClockKind.LEGAL, one, stops, "03-12T00:00"))
                .isEqualTo("s 1 2 p p p p p p p 3 4 - - 5 6 7 8 9 - - 10*");
        assertThat(reckon(ClockKind.LEGAL, one, stops, "03-08T00:00").standing())
                .isEqualTo(Standing.SUSPENDED);
    }

    @Test
    void DL_3_anExtensionWithAnApologyMovesTheDueDateOnce() {
        Case one = new Case("03-02T09:00")
                .promised("03-16T23:59:59")
                .extended("03-13T09:00", "03-20T23:59:59", true)
                .extended("03-19T09:00", "03-27T23:59:59", true);
        Reckoning legal = legal(one, "03-21T00:00");
        assertThat(legal.due()).isEqualTo(at("03-20T23:59:59"));
        assertThat(legal.redated()).isTrue();
        assertThat(legal.standing()).isEqualTo(Standing.OVERDUE);
        assertThat(rules(legal)).contains("extended-with-apology", "second-reappointment");
        Reckoning portal = portal(one, "03-18T00:00");
        assertThat(portal.due()).isEqualTo(at("03-16T23:59:59"));
        assertThat(portal.standing()).isEqualTo(Standing.OVERDUE);
        assertThat(rules(portal)).contains("portal-ignores-extension");
        DeadlineRules taken = DeadlineRules.STANDARD.with("portalTakesExtension", "true");
        assertThat(reckon(ClockKind.PORTAL, one, taken, "03-18T00:00").due()).isEqualTo(at("03-20T23:59:59"));
    }

    @Test
    void DL_3_anExtensionWithoutApologyOrAfterTheDueDateMovesNothing() {
        Case silent = new Case("03-02T09:00").extended("03-13T09:00", "03-20T17:00", false);
        assertThat(legal(silent, "03-14T00:00").due()).isEqualTo(at("03-16T23:59:59"));
        assertThat(rules(legal(silent, "03-14T00:00"))).contains("extension-without-apology");
        Case late = new Case("03-02T09:00").extended("03-17T09:00", "03-20T17:00", true);
        assertThat(legal(late, "03-18T00:00").redated()).isFalse();
        assertThat(rules(legal(late, "03-18T00:00"))).contains("extension-after-due");
    }

    @Test
    void DL_3_waitingForTheCitizenHasNoLegalDueDate() {
        Case one = new Case("03-02T09:00").supplement("03-04T09:00", null);
        Reckoning legal = legal(one, "03-09T00:00");
        assertThat(legal.due()).isNull();
        assertThat(legal.standing()).isEqualTo(Standing.WAITING_FOR_CITIZEN);
        assertThat(legal.ledger().runningSince()).isNull();
        assertThat(legal.ledger().consumed()).isEqualTo(2);
        assertThat(legal.ledger().waitedSeconds()).isEqualTo(4 * 86400 + 15 * 3600);
        assertThat(row(ClockKind.LEGAL, one, DeadlineRules.STANDARD, "03-09T00:00"))
                .isEqualTo("s 1 2 w w w w w");
    }

    @Test
    void DL_3_standsFromRunningOverDueSoonToOverdue() {
        Case one = new Case("03-02T09:00");
        assertThat(legal(one, "03-11T12:00").standing()).isEqualTo(Standing.RUNNING);
        assertThat(legal(one, "03-12T12:00").standing()).isEqualTo(Standing.DUE_SOON);
        assertThat(legal(one, "03-16T23:59:59").standing()).isEqualTo(Standing.DUE_SOON);
        assertThat(legal(one, "03-17T00:00").standing()).isEqualTo(Standing.OVERDUE);
        assertThat(legal(one, "03-01T00:00").standing()).isEqualTo(Standing.NOT_STARTED);
        assertThat(row(ClockKind.LEGAL, one, DeadlineRules.STANDARD, "03-18T12:00"))
                .isEqualTo("s 1 2 3 4 - - 5 6 7 8 9 - - 10* !11 !12");
    }

    @Test
    void DL_3_newDueDateOfASupplementIsNotSubtractedTwice() {
        Case one = new Case("02-09T09:40")
                .promised("02-24T17:00")
                .supplement("02-12T16:05", "02-25T10:31", "03-04T17:00")
                .ended(Ending.End.COMPLETED, "03-06T09:02");
        assertThat(portal(one, "03-07T00:00").standing()).isEqualTo(Standing.FINISHED_LATE);
        assertThat(portal(one, "03-07T00:00").due()).isEqualTo(at("03-04T17:00"));
        DeadlineRules first = DeadlineRules.STANDARD.with("portalTakesNewDue", "false");
        assertThat(reckon(ClockKind.PORTAL, one, first, "03-07T00:00").standing())
                .isEqualTo(Standing.FINISHED_EARLY);
        assertThat(rules(reckon(ClockKind.PORTAL, one, first, "03-07T00:00"))).contains("supplement-subtracted");
    }

    @Test
    void DL_3_withoutATermTheStatedDateIsTakenAndSaidSo() {
        Case one = new Case("03-02T09:00").promised("03-10T17:00").ended(Ending.End.COMPLETED, "03-09T17:00");
        Reckoning legal = CaseClock.reckon(
                ClockKind.LEGAL, one.times(), null, DeadlineRules.STANDARD, CALENDAR, at("03-11T00:00"));
        assertThat(legal.standing()).isEqualTo(Standing.FINISHED_EARLY);
        assertThat(legal.ledger().consumed()).isNull();
        assertThat(rules(legal)).contains("stated-due-only");
        Reckoning none = CaseClock.reckon(
                ClockKind.LEGAL,
                new Case("03-02T09:00").times(),
                null,
                DeadlineRules.STANDARD,
                CALENDAR,
                at("03-11T00:00"));
        assertThat(none.standing()).isEqualTo(Standing.NO_TERM);
    }

    @Test
    void DL_3_aDueDateOverAnUnverifiedDaySaysSo() {
        Case one = new Case("11-20T09:00");
        assertThat(legal(one, "11-21T00:00").reasons())
                .filteredOn(reason -> reason.rule().equals("unverified-days"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.vietnamese()).contains("24/11/2026"));
        assertThat(rules(legal(new Case("12-25T09:00"), "12-26T00:00"))).contains("unannounced-year");
        assertThat(rules(legal(new Case("03-02T09:00"), "03-03T00:00"))).doesNotContain("unverified-days");
    }

    @Test
    void DL_3_everyReasonIsInBothLanguagesWithItsSource() {
        for (Case one : List.of(pictured(), new Case("11-20T09:00").promised("11-30T00:00"))) {
            for (ClockKind clock : ClockKind.values()) {
                assertThat(reckon(clock, one, WEEKENDS, "12-01T00:00").reasons())
                        .allSatisfy(reason -> {
                            assertThat(reason.english()).isNotBlank();
                            assertThat(reason.vietnamese()).isNotBlank();
                            assertThat(reason.source()).isNotBlank();
                        });
            }
        }
    }

    @Test
    void DL_3_aDueDateAtMidnightIsTakenAtItsWordAndSaidSo() {
        Case one = new Case("03-02T09:00").promised("03-10T00:00").ended(Ending.End.COMPLETED, "03-10T09:00");
        assertThat(portal(one, "03-11T00:00").standing()).isEqualTo(Standing.FINISHED_LATE);
        assertThat(rules(portal(one, "03-11T00:00"))).contains("stated-due-at-midnight");
        DeadlineRules whole = DeadlineRules.STANDARD.with("midnightIsEndOfDay", "true");
        assertThat(reckon(ClockKind.PORTAL, one, whole, "03-11T00:00").standing())
                .isEqualTo(Standing.FINISHED_ON_TIME);
    }

    @Test
    void DL_3_aTermInWorkingHoursAccountsForItsMinutes() {
        CaseTimes times = new Case("03-06T16:00").times();
        List<DayAccount> days = CaseClock.account(
                ClockKind.LEGAL,
                times,
                new Term(4, TermUnit.WORKING_HOUR),
                DeadlineRules.STANDARD,
                CALENDAR,
                at("03-06T17:00"));
        assertThat(days.stream().map(TwoClocksTests::mark)).containsExactly("1", "-", "-", "4*");
        assertThat(days.getFirst().reasonVietnamese())
                .isEqualTo("tính 1 giờ 30 phút, cộng dồn 1 giờ 30 phút; tiếp nhận lúc 16:00");
        assertThat(days.getLast().reason()).isEqualTo("2 h 30 min counted, 4 h in all");
    }

    @Test
    void DL_3_aRolledLastDayIsToldInTheAccount() {
        CaseTimes times = new Case("03-02T09:00").times();
        List<DayAccount> days = CaseClock.account(
                ClockKind.LEGAL,
                times,
                new Term(5, TermUnit.CALENDAR_DAY),
                DeadlineRules.STANDARD,
                CALENDAR,
                at("03-03T00:00"));
        assertThat(days.stream().map(TwoClocksTests::mark)).containsExactly("s", "1", "2", "3", "4", "5", "-", "5*");
        assertThat(days.get(5).reasonVietnamese()).isEqualTo("ngày thứ 5; Thứ Bảy");
    }

    @Test
    void DL_3_aSupplementBeforeAcceptanceIsNoMatterOfTheClocks() {
        Case one = new Case("03-02T09:00")
                .promised("03-10T17:00")
                .supplement("02-26T09:00", "03-02T09:00")
                .ended(Ending.End.COMPLETED, "03-11T09:00");
        assertThat(portal(one, "03-12T00:00").standing()).isEqualTo(Standing.FINISHED_LATE);
        assertThat(rules(portal(one, "03-12T00:00"))).doesNotContain("supplement-subtracted");
        assertThat(rules(legal(one, "03-12T00:00"))).doesNotContain("term-restarted");
        assertThat(legal(one, "03-12T00:00").due()).isEqualTo(at("03-16T23:59:59"));
    }

    @Test
    void DL_3_aRequestWhileTheCitizenOwesAnEarlierOneCountsToo() {
        CaseTimes twice = new CaseTimes(
                at("03-02T09:00"),
                at("03-30T17:00"),
                List.of(new Pause(Pause.Reason.SUPPLEMENT, at("03-04T09:00"), null, null)),
                List.of(),
                List.of(),
                List.of(at("03-04T09:00"), at("03-05T09:00")));
        Reckoning before = CaseClock.reckon(
                ClockKind.PORTAL, twice, TEN_DAYS, DeadlineRules.STANDARD, CALENDAR, at("03-04T12:00"));
        Reckoning after = CaseClock.reckon(
                ClockKind.PORTAL, twice, TEN_DAYS, DeadlineRules.STANDARD, CALENDAR, at("03-05T12:00"));
        assertThat(before.standing()).isEqualTo(Standing.WAITING_FOR_CITIZEN);
        assertThat(after.standing()).isEqualTo(Standing.OVERDUE);
    }
}
