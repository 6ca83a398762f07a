package vn.nhip.simulator.trouble;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Standing;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;

/** What dressing up does to a case: what it hides, and from which clock. */
class DressUpTests {
    private final List<Label> labels = new ArrayList<>();

    private Story dressed(TroubleKind kind, Trouble trouble) {
        Story story = new StoryTroubles(Troubles.NONE.with(kind, trouble), 1, Town.CALENDAR, labels::add)
                .touch(Town.late(), 1);
        assertThat(labels).singleElement().extracting(Label::kind).isEqualTo(kind);
        return story;
    }

    private static Standing portal(Story story) {
        return Town.reckon(ClockKind.PORTAL, story).standing();
    }

    private static Standing legal(Story story) {
        return Town.reckon(ClockKind.LEGAL, story).standing();
    }

    @Test
    void isDoneToACaseThatIsLateOnBothClocks() {
        assertThat(portal(Town.late())).isEqualTo(Standing.FINISHED_LATE);
        assertThat(legal(Town.late())).isEqualTo(Standing.FINISHED_LATE);
    }

    @Test
    void aSuspensionBeforeTheDeadlineHelpsOnlyWhereItStopsAClock() {
        Story story = dressed(TroubleKind.MASS_SUSPENSION, Trouble.of(1).with("before_days", 10));
        DeadlineRules stops = DeadlineRules.STANDARD.with("suspensionStopsLegalClock", "true");
        assertThat(portal(story)).isEqualTo(Standing.FINISHED_LATE);
        assertThat(legal(story)).isEqualTo(Standing.FINISHED_LATE);
        assertThat(Town.reckon(ClockKind.LEGAL, story, stops).ledger().waitedSeconds())
                .isGreaterThan(Duration.ofDays(1).toSeconds());
    }

    @Test
    void manyCasesOfAnAgencyAreSuspendedOnOneDay() {
        Map<String, Integer> rounds = new HashMap<>();
        Troubles troubles = Troubles.NONE.with(
                TroubleKind.MASS_SUSPENSION,
                Trouble.of(1).with("before_days", 20).with("every_days", 30));
        StoryTroubles bringing = new StoryTroubles(
                troubles,
                1,
                Town.CALENDAR,
                label -> rounds.merge(label.agency() + " " + OfficeDays.date(label.from()), 1, Integer::sum));
        for (int number = 0; number < Town.STORIES.size(); number++) {
            bringing.touch(Town.STORIES.get(number), number);
        }
        assertThat(rounds.values()).anyMatch(cases -> cases >= 4);
        assertThat(rounds.keySet().stream().filter(round -> round.startsWith("H26.7 ")))
                .as("a month apart")
                .hasSizeLessThan(16);
    }

    @Test
    void aSupplementRequestOnTheDueDayMakesALateCaseTimelyForThePortal() {
        Story story = dressed(TroubleKind.SUPPLEMENT_ON_DUE_DAY, Trouble.of(1));
        assertThat(portal(story)).isEqualTo(Standing.FINISHED_ON_TIME);
        assertThat(Town.reckon(ClockKind.LEGAL, story).reasons())
                .extracting(Reckoning.Reason::rule)
                .as("asked for after more than three working days")
                .contains("supplement-asked-late");
        assertThat(OfficeDays.date(labels.getFirst().from()))
                .isEqualTo(OfficeDays.date(
                        requireNonNull(Town.reckon(ClockKind.LEGAL, Town.late()).due())
                                .getEpochSecond()));
    }

    @Test
    void aCaseClosedBeforeItsDueDateIsInTimeAndHasNoResult() {
        for (double stopped = 0; stopped <= 1; stopped++) {
            labels.clear();
            Story story =
                    dressed(TroubleKind.CLOSED_WITHOUT_RESULT, Trouble.of(1).with("stopped", stopped));
            CaseFile file = Town.fold(story);
            assertThat(file.state()).isEqualTo(stopped == 1 ? CaseState.STOPPED : CaseState.COMPLETED);
            assertThat(file.papers().result()).isFalse();
            assertThat(portal(story).isLate()).isFalse();
            assertThat(legal(story).isLate()).isFalse();
        }
    }

    @Test
    void anEmptyResultIsNone() {
        Story story = dressed(TroubleKind.EMPTY_RESULT, Trouble.of(1));
        assertThat(Town.fold(Town.late()).papers().result()).isTrue();
        assertThat(Town.fold(story).papers().result()).isFalse();
        assertThat(portal(story)).isEqualTo(Standing.FINISHED_LATE);
    }

    @Test
    void manyCasesOfAnAgencyHaveOneResult() {
        Map<String, Set<String>> agenciesOfLink = new HashMap<>();
        Map<String, Integer> casesOfLink = new HashMap<>();
        StoryTroubles bringing = new StoryTroubles(
                Troubles.NONE.with(TroubleKind.SAME_RESULT, Trouble.of(0.8)), 1, Town.CALENDAR, labels::add);
        for (int number = 0; number < Town.STORIES.size(); number++) {
            Story story = bringing.touch(Town.STORIES.get(number), number);
            if (!story.equals(Town.STORIES.get(number))) {
                for (Told told : story.course()) {
                    if (told.fact() instanceof CaseFact.ResultAttached result) {
                        String link = String.valueOf(result.link());
                        agenciesOfLink
                                .computeIfAbsent(link, ignored -> new HashSet<>())
                                .add(String.valueOf(Outline.agency(story)));
                        casesOfLink.merge(link, 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(agenciesOfLink.values()).allMatch(agencies -> agencies.size() == 1);
        assertThat(casesOfLink.values()).anyMatch(cases -> cases >= 5);
        assertThat(labels)
                .hasSize(casesOfLink.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    @Test
    void reappointmentsWithoutApologyMoveTheDateButNoClock() {
        Story story = dressed(TroubleKind.EXTENDED_AGAIN, Trouble.of(1));
        CaseFile file = Town.fold(story);
        assertThat(file.times().extensions()).hasSizeGreaterThanOrEqualTo(2).noneMatch(each -> each.apology());
        assertThat(file.due()).isAfter(file.times().endings().getFirst().at());
        assertThat(portal(story)).isEqualTo(Standing.FINISHED_LATE);
        assertThat(legal(story)).isEqualTo(Standing.FINISHED_LATE);
    }

    @Test
    void anotherDueDateAfterTheFactDeceivesThePortalButNotTheLaw() {
        Story story = dressed(TroubleKind.REDATED, Trouble.of(1).with("receipt", 0));
        assertThat(portal(story).isLate()).isFalse();
        assertThat(legal(story)).isEqualTo(Standing.FINISHED_LATE);
        assertThat(Town.fold(story).corrected()).isOne();
        assertThat(Instant.ofEpochSecond(labels.getFirst().to()))
                .isAfter(Town.fold(story).times().endings().getFirst().at());
    }

    @Test
    void anotherReceiptAfterTheFactDeceivesBothClocks() {
        Story story = dressed(TroubleKind.REDATED, Trouble.of(1).with("receipt", 1));
        assertThat(portal(story).isLate()).isFalse();
        assertThat(legal(story).isLate()).isFalse();
        assertThat(Town.fold(story).corrected()).isOne();
    }

    @Test
    void aCounterCaseEnteredOnlineIsSubmittedSecondsBeforeItIsAcceptedInABurst() {
        Story story = dressed(TroubleKind.ONLINE_AT_COUNTER, Trouble.of(1));
        CaseFile file = Town.fold(story);
        assertThat(file.channel()).isEqualTo(CaseFact.Channel.ONLINE);
        assertThat(Duration.between(file.submitted(), file.accepted()))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(40));
        assertThat(requireNonNull(file.accepted()).atZone(WorkCalendar.ZONE).getHour())
                .as("the end of the morning")
                .isEqualTo(11);
        assertThat(file.fees().paidOnline()).isTrue();
        assertThat(file.due()).isEqualTo(Town.fold(Town.late()).due());
    }
}
