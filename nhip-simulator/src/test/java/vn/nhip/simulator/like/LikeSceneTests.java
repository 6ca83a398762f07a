package vn.nhip.simulator.like;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nhip.simulator.like.Captures.commune;
import static vn.nhip.simulator.like.Captures.department;
import static vn.nhip.simulator.like.Captures.province;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.feedback.Petition;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.wire.EventBytes;

/** A small province like a captured one. That the index comes to the same counts is shown with the server's own engine there. */
class LikeSceneTests {
    private final Published published = Captures.of(
            province(
                    "1.3 4/5",
                    "1.4 170/170",
                    "2.1 160/201",
                    "3.1 6/8",
                    "3.2 3/9",
                    "3.3 150/190",
                    "3.6 50/80",
                    "3.5a 4/12",
                    "3.5b 5/12",
                    "4.1 100/190",
                    "4.2 60/199",
                    "4.3 10/199",
                    "4.4 5/199",
                    "4.5a 4/10",
                    "4.5b 90/199",
                    "5.1 3/4",
                    "5.2 3/4",
                    "5.3 2/4",
                    "5.4 158/199"),
            department(
                    1,
                    "1.4 40/40",
                    "2.1 40/50",
                    "3.6 10/20",
                    "3.5a 2/5",
                    "3.5b 2/5",
                    "4.1 30/45",
                    "4.2 15/50",
                    "4.3 4/50",
                    "4.4 5/50",
                    "4.5a 2/6",
                    "4.5b 30/50",
                    "5.1 1/1",
                    "5.2 1/1",
                    "5.3 1/1",
                    "5.4 39/50"),
            commune(
                    2,
                    "1.4 120/120",
                    "2.1 110/140",
                    "3.6 40/60",
                    "3.5a 3/9",
                    "3.5b 4/9",
                    "4.1 70/136",
                    "4.2 45/138",
                    "4.3 6/138",
                    "4.4 0/138",
                    "4.5a 3/8",
                    "4.5b 60/138",
                    "5.1 2/3",
                    "5.2 2/3",
                    "5.3 1/3",
                    "5.4 109/138"));

    private LikeScene scene(long seed) {
        return new LikeScene(published, seed, Calendars.bundled());
    }

    private static List<Event> all(LikeScene scene) {
        List<Event> all = new ArrayList<>();
        Feed feed = scene.feed();
        for (Event event = feed.next(); event != null; event = feed.next()) {
            all.add(event);
        }
        return all;
    }

    private static byte[] bytes(LikeScene scene) {
        EventBytes bytes = new EventBytes(1 << 16);
        all(scene).forEach(event -> {
            bytes.add(event);
            bytes.add('\n');
        });
        return bytes.toByteArray();
    }

    /** By what was told until an instant; without those that were entered on a wrong day. */
    private static Map<String, CaseFile> asOf(LikeScene scene, Instant known) {
        Map<String, List<CaseEvent>> events = new LinkedHashMap<>();
        for (Event event : all(scene)) {
            events.computeIfAbsent(event.story().code(), added -> new ArrayList<>())
                    .add(event.message().recordedAt(Instant.ofEpochSecond(event.told())));
        }
        Map<String, CaseFile> files = new LinkedHashMap<>();
        events.forEach((code, some) -> CaseLife.foldAsOf(some, known, known).ifPresent(file -> files.put(code, file)));
        files.values().removeIf(file -> !isOfTheMonth(file));
        return files;
    }

    private static boolean isOfTheMonth(CaseFile file) {
        Instant accepted = file.accepted();
        return accepted != null
                && OfficeDays.date(accepted.getEpochSecond()).withDayOfMonth(1).equals(LocalDate.of(2026, 8, 1));
    }

    private static Map<String, Integer> received(Map<String, CaseFile> files) {
        Map<String, Integer> received = new TreeMap<>();
        files.values().forEach(file -> received.merge(Objects.requireNonNull(file.agency()), 1, Integer::sum));
        return received;
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
        assertThat(bytes(scene(1))).isEqualTo(bytes(scene(1))).isNotEqualTo(bytes(scene(2)));
    }

    @Test
    void everySeedGivesTheSameCountsAtBothInstants() {
        for (long seed : new long[] {1, 2, 99}) {
            Map<String, CaseFile> first = asOf(scene(seed), Captures.EARLIER);
            Map<String, CaseFile> second = asOf(scene(seed), Captures.LATER);

            assertThat(received(first)).isEqualTo(Map.of("H99", 11, "H99.01", 50, "H99.02", 140));
            assertThat(received(second)).isEqualTo(Map.of("H99", 11, "H99.01", 50, "H99.02", 138));
            assertThat(first.values())
                    .filteredOn(file -> file.synchronisation() != null)
                    .hasSize(170);
            assertThat(first.values())
                    .filteredOn(file -> file.fees().required() != null)
                    .hasSize(80);
            assertThat(first.values())
                    .filteredOn(file -> file.fees().paidOnline())
                    .hasSize(50);
            assertThat(second.values())
                    .filteredOn(file -> file.papers().result())
                    .hasSize(100);
            assertThat(second.values())
                    .filteredOn(file -> file.papers().reused() > 0)
                    .hasSize(10);
            assertThat(second.values()).filteredOn(CaseFile::populationDataUsed).hasSize(90);
            assertThat(first.values())
                    .filteredOn(file -> file.channel() == CaseFact.Channel.ONLINE)
                    .hasSize(150);
        }
    }

    @Test
    void noEventIsRefusedAndAllIsToldInOrderByTheLaterCapture() {
        LikeScene scene = scene(3);
        long last = Long.MIN_VALUE;
        for (Event event : all(scene)) {
            assertThat(event.told()).isGreaterThanOrEqualTo(last);
            last = event.told();
        }

        assertThat(last).isLessThan(Captures.LATER.getEpochSecond());
        assertThat(asOf(scene, Captures.LATER).values())
                .allMatch(file -> file.refusals().isEmpty());
        assertThat(scene.cases()).isEqualTo(201);
    }

    @Test
    void theProvinceIsAsItWasCaptured() {
        LikeScene scene = scene(1);

        assertThat(scene.title()).isEqualTo("UBND tỉnh Bình Minh, tháng 2026-08, theo số Cổng công bố");
        assertThat(scene.agencies()).extracting("code").containsExactly("H99", "H99.01", "H99.02");
        assertThat(scene.agencies()).extracting("parent").containsExactly(null, "H99", "H99");
        assertThat(scene.services()).hasSize(9).extracting("code").doesNotHaveDuplicates();
        assertThat(scene.petitions()).hasSize(4);
        assertThat(scene.petitions())
                .filteredOn(each -> each.subject() == Petition.Subject.PROCEDURES)
                .hasSize(3);
        assertThat(scene.petitions())
                .filteredOn(each -> each.answered() != null)
                .hasSize(3);
    }

    /** What is not published is not made up. */
    @Test
    void whereProgressAloneIsKnownNobodyDislikesAnything() {
        LikeScene scene = new LikeScene(Captures.of(province("2.1 30/40")), 1, Calendars.bundled());

        assertThat(asOf(scene, Captures.LATER).values())
                .hasSize(40)
                .noneMatch(file -> Boolean.FALSE.equals(file.satisfied()));
    }
}
