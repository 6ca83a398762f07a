package vn.nhip.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.calendar.WorkCalendar;

/** The rules of 766-rules section 3, on days that were looked up by hand. */
class DeadlineRuleTests {
    private static final WorkCalendar CALENDAR = SmallCalendar.VIETNAM;

    private static Instant at(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.ofHours(7));
    }

    private static String due(String received, int amount, TermUnit unit, DeadlineRules rules) {
        return CaseClock.due(at(received), new Term(amount, unit), rules, CALENDAR)
                .atZone(WorkCalendar.ZONE)
                .toLocalDateTime()
                .toString();
    }

    private static String due(String received, int amount, TermUnit unit) {
        return due(received, amount, unit, DeadlineRules.STANDARD);
    }

    @ParameterizedTest(name = "{0} + {1} {2} = {3}")
    @CsvSource({
        // received on the last Friday before Tet 2026, 16–20 February off
        "2026-02-13T15:30, 5, WORKING_DAY, 2026-02-27T23:59:59",
        "2026-02-13T15:30, 1, WORKING_DAY, 2026-02-23T23:59:59",
        "2026-02-13T15:30, 5, CALENDAR_DAY, 2026-02-23T23:59:59",
        "2026-02-13T15:30, 5, CALENDAR_DAY_EXCEPT_HOLIDAYS, 2026-02-23T23:59:59",
        "2026-02-13T15:30, 5, WORKING_HOUR, 2026-02-23T11:00",
        "2026-02-13T15:30, 5, HOUR, 2026-02-13T20:30",
        "2026-02-13T15:30, 24, HOUR, 2026-02-14T15:30",
        // Tet 2025, 27–31 January off
        "2025-01-24T09:00, 3, WORKING_DAY, 2025-02-05T23:59:59",
        // the swaps: 29/4/2024 worked on Saturday 4/5, 2/5/2025 worked on Saturday 26/4
        "2024-04-26T09:00, 3, WORKING_DAY, 2024-05-04T23:59:59",
        "2024-05-03T09:00, 1, WORKING_DAY, 2024-05-04T23:59:59",
        "2025-04-25T09:00, 1, WORKING_DAY, 2025-04-26T23:59:59",
        "2025-04-29T09:00, 1, WORKING_DAY, 2025-05-05T23:59:59",
        "2025-04-26T09:00, 8, WORKING_HOUR, 2025-04-28T09:00",
        // Hung Kings' day 2026 on a Sunday, Monday in lieu
        "2026-04-24T16:00, 1, WORKING_DAY, 2026-04-28T23:59:59",
        // months end with the same day, or the last of a shorter month
        "2024-01-31T09:00, 1, MONTH, 2024-02-29T23:59:59",
        "2025-01-31T09:00, 1, MONTH, 2025-02-28T23:59:59",
        "2024-02-29T09:00, 1, YEAR, 2025-02-28T23:59:59",
        "2026-01-15T09:00, 1, MONTH, 2026-02-23T23:59:59",
        "2026-03-05T09:00, 3, MONTH, 2026-06-05T23:59:59",
        // within the day; on a Sunday within Monday
        "2026-03-05T09:00, 0, WORKING_DAY, 2026-03-05T23:59:59",
        "2026-03-08T09:00, 0, WORKING_DAY, 2026-03-09T23:59:59",
        // working hours skip lunch, the night and the weekend, and end with the moment of closing
        "2026-03-06T11:00, 2, WORKING_HOUR, 2026-03-06T14:30",
        "2026-03-06T08:00, 8, WORKING_HOUR, 2026-03-06T17:30",
        "2026-03-06T17:00, 4, WORKING_HOUR, 2026-03-09T11:30",
        "2026-03-07T10:00, 1, WORKING_HOUR, 2026-03-09T09:00",
    })
    void DL_3_dueInstantsWorkedOutByHand(String received, int amount, TermUnit unit, String due) {
        assertThat(due(received, amount, unit)).isEqualTo(due);
    }

    @Test
    void DL_3_firstDay_countsOnlyWhereTheProcedureSaysSo() {
        DeadlineRules counted = DeadlineRules.STANDARD.with("startDayExcluded", "false");
        assertThat(due("2026-03-02T09:00", 5, TermUnit.WORKING_DAY)).isEqualTo("2026-03-09T23:59:59");
        assertThat(due("2026-03-02T09:00", 5, TermUnit.WORKING_DAY, counted)).isEqualTo("2026-03-06T23:59:59");
        assertThat(due("2026-03-01T09:00", 1, TermUnit.WORKING_DAY, counted)).isEqualTo("2026-03-02T23:59:59");
        assertThat(due("2026-03-02T09:00", 1, TermUnit.MONTH, counted)).isEqualTo("2026-04-01T23:59:59");
    }

    @Test
    void DL_3_lastDay_staysOnTheWeekendWhereItDoesNotRollForward() {
        DeadlineRules rigid = DeadlineRules.STANDARD.with("rollForward", "false");
        assertThat(due("2026-03-02T09:00", 5, TermUnit.CALENDAR_DAY)).isEqualTo("2026-03-09T23:59:59");
        assertThat(due("2026-03-02T09:00", 5, TermUnit.CALENDAR_DAY, rigid)).isEqualTo("2026-03-07T23:59:59");
    }

    @Test
    void DL_3_afterFifteenHours_countsAsReceivedOnTheNextWorkingDay() {
        DeadlineRules cutoff = DeadlineRules.STANDARD.with("afternoonCutoff", "15:00");
        assertThat(due("2026-03-06T15:30", 1, TermUnit.WORKING_DAY)).isEqualTo("2026-03-09T23:59:59");
        assertThat(due("2026-03-06T15:30", 1, TermUnit.WORKING_DAY, cutoff)).isEqualTo("2026-03-10T23:59:59");
        assertThat(due("2026-03-06T15:00", 1, TermUnit.WORKING_DAY, cutoff)).isEqualTo("2026-03-09T23:59:59");
        assertThat(due("2026-03-06T15:30", 0, TermUnit.WORKING_DAY, cutoff)).isEqualTo("2026-03-09T23:59:59");
        assertThat(due("2026-03-06T15:30", 4, TermUnit.WORKING_HOUR, cutoff)).isEqualTo("2026-03-09T12:00");
    }

    @Test
    void DL_3_aYearWithoutACalendarIsAnErrorThatNamesIt() {
        assertThatThrownBy(() -> due("2027-12-30T09:00", 10, TermUnit.WORKING_DAY))
                .isInstanceOfSatisfying(UnknownYearException.class, e -> {
                    assertThat(e.year()).isEqualTo(2028);
                    assertThat(e.vietnamese()).contains("2028").contains("Thêm tệp lịch");
                });
        assertThatThrownBy(() -> due("2026-12-30T09:00", 3, TermUnit.YEAR)).hasMessageContaining("2029");
        assertThatThrownBy(() -> due("2026-12-30T09:00", 2_000_000_000, TermUnit.YEAR))
                .isInstanceOf(UnknownYearException.class);
        assertThatThrownBy(() -> due("2026-12-30T09:00", 2_000_000_000, TermUnit.CALENDAR_DAY))
                .isInstanceOf(UnknownYearException.class);
        assertThatThrownBy(() -> due("2026-12-30T09:00", 2_000_000_000, TermUnit.WORKING_HOUR))
                .isInstanceOf(UnknownYearException.class);
        assertThatThrownBy(() -> due("2023-12-30T09:00", 1, TermUnit.WORKING_DAY))
                .hasMessageContaining("2023");
    }

    @Test
    void DL_3_vietnamNeverChangesItsClocks() {
        for (int year = 1976; year < 2100; year++) {
            Instant summer = LocalDateTime.of(year, 7, 1, 0, 0).toInstant(ZoneOffset.UTC);
            assertThat(WorkCalendar.ZONE.getRules().getOffset(summer).getTotalSeconds())
                    .isEqualTo(WorkCalendar.OFFSET_SECONDS);
        }
    }

    @Test
    void rulesAreTurnedByNameAndRefuseWhatTheyDoNotKnow() {
        DeadlineRules rules = DeadlineRules.STANDARD;
        assertThat(rules.with("portalCountsWeekends", "true").portalCountsWeekends())
                .isTrue();
        assertThat(rules.with("dueSoonDays", "5").dueSoonDays()).isEqualTo(5);
        assertThat(rules.with("afternoonCutoff", "15:00").with("afternoonCutoff", "off"))
                .isEqualTo(rules);
        assertThatThrownBy(() -> rules.with("weekends", "true"))
                .hasMessageStartingWith("rule weekends, expected one of startDayExcluded, rollForward");
        assertThatThrownBy(() -> rules.with("rollForward", "yes"))
                .hasMessage("rule rollForward=yes, expected true or false");
        assertThatThrownBy(() -> rules.with("afternoonCutoff", "3pm"))
                .hasMessage("rule afternoonCutoff=3pm, expected 15:00 or off");
        assertThatThrownBy(() -> rules.with("dueSoonDays", "-1")).hasMessageContaining("expected 0 or more");
        assertThatThrownBy(() -> rules.with("dueSoonDays", "two")).hasMessageContaining("expected a whole number");
    }
}
