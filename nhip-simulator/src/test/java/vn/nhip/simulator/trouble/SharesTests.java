package vn.nhip.simulator.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.trouble.TroubleKind.Measure;

/** As much trouble as was asked for. */
class SharesTests {

    private static Set<String> cases(TroubleKind kind, Trouble trouble, long seed) {
        Set<String> cases = new HashSet<>();
        StoryTroubles bringing = new StoryTroubles(
                Troubles.NONE.with(kind, trouble),
                seed,
                Town.CALENDAR,
                label -> cases.add(String.valueOf(label.caseCode())));
        for (int number = 0; number < Town.STORIES.size(); number++) {
            bringing.touch(Town.STORIES.get(number), number);
        }
        return cases;
    }

    @ParameterizedTest
    @EnumSource(TroubleKind.class)
    void aShareIsMetWithinSamplingError(TroubleKind kind) {
        if (kind.measure() != Measure.CASES) {
            return;
        }
        for (long seed = 1; seed <= 3; seed++) {
            Set<String> possible = cases(kind, Trouble.of(1), seed);
            Set<String> struck = cases(kind, Trouble.of(0.3), seed);
            double deviation = Math.sqrt(possible.size() * 0.3 * 0.7);
            assertThat(possible)
                    .as("%s, seed %d", kind, seed)
                    .hasSizeGreaterThan(100)
                    .containsAll(struck);
            assertThat((double) struck.size())
                    .as("%s, seed %d", kind, seed)
                    .isCloseTo(0.3 * possible.size(), within(4 * deviation));
        }
    }

    @Test
    void ofSeedOneTheNumbersAreThese() {
        Map<String, Integer> struck = new TreeMap<>();
        for (TroubleKind kind : StoryTroublesProperties.storyKinds()) {
            Trouble trouble = kind.measure() == Measure.WINDOWS
                    ? Trouble.of(6).between(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))
                    : Trouble.of(0.1);
            struck.put(kind.code(), cases(kind, trouble, 1).size());
        }
        assertThat(struck)
                .isEqualTo(Map.ofEntries(
                        Map.entry("clock-skew", 266),
                        Map.entry("closed-without-result", 60),
                        Map.entry("corrected", 237),
                        Map.entry("empty-result", 155),
                        Map.entry("extended-again", 60),
                        Map.entry("mass-suspension", 35),
                        Map.entry("missing-fields", 245),
                        Map.entry("online-at-counter", 94),
                        Map.entry("portal-outage", 26),
                        Map.entry("redated", 60),
                        Map.entry("same-result", 155),
                        Map.entry("supplement-on-due-day", 60),
                        Map.entry("sync-rejected", 241)));
    }

    @Test
    void someAgenciesHaveAWrongClock() {
        Set<String> agencies = new TreeSet<>();
        Set<String> wrong = new HashSet<>();
        StoryTroubles bringing = new StoryTroubles(
                Troubles.NONE.with(TroubleKind.CLOCK_SKEW, Trouble.of(0.2)),
                1,
                Town.CALENDAR,
                label -> wrong.add(label.agency() + " " + label.note()));
        for (int number = 0; number < Town.STORIES.size(); number++) {
            agencies.add(String.valueOf(Outline.agency(Town.STORIES.get(number))));
            bringing.touch(Town.STORIES.get(number), number);
        }
        double deviation = Math.sqrt(agencies.size() * 0.2 * 0.8);
        assertThat((double) wrong.size())
                .as("of %d agencies, each wrong by one and the same amount", agencies.size())
                .isCloseTo(0.2 * agencies.size(), within(4 * deviation));
    }

    @Test
    void limitsHold() {
        LocalDate first = LocalDate.of(2026, 3, 1);
        LocalDate last = LocalDate.of(2026, 4, 30);
        Trouble trouble = Trouble.of(1).between(first, last).in("H26.19", "H26.20");
        Set<String> expected = new HashSet<>();
        Town.STORIES.forEach(story -> {
            LocalDate day = OfficeDays.date(Outline.began(story.course()));
            String agency = Outline.agency(story);
            boolean within = !day.isBefore(first) && !day.isAfter(last);
            if (within && ("H26.19".equals(agency) || "H26.20".equals(agency))) {
                expected.add(story.code());
            }
        });
        assertThat(cases(TroubleKind.MISSING_FIELDS, trouble, 1)).isNotEmpty().isEqualTo(expected);
    }
}
