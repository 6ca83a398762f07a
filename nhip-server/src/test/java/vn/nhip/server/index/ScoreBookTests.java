package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import vn.nhip.core.index.Level;
import vn.nhip.core.scoring.Standing;
import vn.nhip.core.scoring.Status;
import vn.nhip.server.reconciliation.PortalCount;

/** What a province's figures say: where points were lost, what moved, what is odd, what would bring them back. */
class ScoreBookTests {

    private static final String TAKEN = "2026-09-26T18:14Z";

    /** Two communes and a department; the province is their sum, but for one petition that belongs to nobody. */
    private static FakePortal province() {
        FakePortal portal = new FakePortal()
                .unit("H99.1", "xã Một", Level.COMMUNE)
                .unit("H99.2", "xã Hai", Level.COMMUNE)
                .unit("H99.3", "Sở Ba", Level.DEPARTMENT);
        portal.capture("TDGQ", TAKEN)
                .count("H99", "2.1", 700L, 1_000L)
                .count("H99.1", "2.1", 300L, 500L)
                .count("H99.2", "2.1", 380L, 480L)
                .count("H99.3", "2.1", 20L, 20L)
                .points("H99", 14)
                .points("H99.1", 12)
                .points("H99.2", 15.83)
                .points("H99.3", 20);
        portal.capture("MDHL", TAKEN)
                .count("H99", "5.2", 6L, 10L)
                .count("H99.1", "5.2", 3L, 5L)
                .count("H99.2", "5.2", 3L, 4L)
                .count("H99.3", "5.2", 0L, 0L);
        portal.capture("CLGQ", TAKEN).points("H99.1", 6.5).points("H99.2", 7);
        return portal;
    }

    @Test
    void splitsALossOverTheUnitsThatMissed() {
        List<Loss> parts = province().book().losses().parts().stream()
                .filter(l -> l.score().indicator().code().equals("2.1"))
                .toList();

        assertThat(parts)
                .extracting(l -> Objects.requireNonNull(l.unit()).code())
                .containsExactly("H99.1", "H99.2");
        assertThat(parts).extracting(Loss::missing).containsExactly(200L, 100L);
        assertThat(parts.getFirst().points()).isCloseTo(4, within(1e-9));
        assertThat(parts.getLast().points()).isCloseTo(2, within(1e-9));
    }

    @Test
    void partsOfEveryLossAddUpToTheLoss() {
        Losses losses = province().book().losses();
        double parts = losses.parts().stream().mapToDouble(Loss::points).sum();
        assertThat(parts).isCloseTo(losses.total(), within(0.01));
    }

    @Test
    void keepsWhatNoUnitExplainsAsARowOfItsOwn() {
        assertThat(province().book().losses().parts())
                .filteredOn(l -> l.score().indicator().code().equals("5.2") && l.kind() == Loss.Kind.UNASSIGNED)
                .singleElement()
                .satisfies(l -> assertThat(l.missing()).isEqualTo(1));
    }

    @Test
    void usesPublishedPointsOnlyWhereCountsAreMissingAndSaysSo() {
        UnitResult unit = province().book().unit("H99.1").orElseThrow();
        assertThat(unit.card().group("CLGQ").orElseThrow().status()).isEqualTo(Status.PUBLISHED);
        assertThat(unit.card().group("CLGQ").orElseThrow().points()).isEqualTo(6.5);
        assertThat(unit.card().group("TDGQ").orElseThrow().status()).isEqualTo(Status.SCORED);
    }

    @Test
    void givesNoTotalAndNoPlaceWhileAGroupIsMissing() {
        UnitResult unit = province().book().unit("H99.1").orElseThrow();
        assertThat(unit.total()).isNull();
        assertThat(unit.standing().rank()).isNull();
        assertThat(unit.standing().unranked()).isEqualTo(Standing.Unranked.NO_POINTS);
    }

    @Test
    void doesNotRankAUnitWithTooFewCases() {
        Standing standing = Objects.requireNonNull(
                province().book().unit("H99.3").orElseThrow().groupStandings().get("TDGQ"));
        assertThat(standing.unranked()).isEqualTo(Standing.Unranked.LOW_VOLUME);
    }

    @Test
    void comparesWithThePortalToTheLastDigit() {
        assertThat(province().book().match())
                .satisfies(m -> assertThat(m.same()).isEqualTo(m.compared()));
    }

    @Test
    void explainsADifferenceFromThePortal() {
        FakePortal portal = province();
        portal.capture("TDGQ", "2026-09-27T00:00Z")
                .count("H99", "2.1", 700L, 1_000L)
                .points("H99", 13.5);
        UnitResult province = portal.book().province();
        Comparison comparison =
                province.comparison(province.card().group("TDGQ").orElseThrow()).orElseThrow();
        assertThat(comparison.matches()).isFalse();
        assertThat(comparison.difference()).isCloseTo(0.5, within(1e-9));
        assertThat(comparison.explanation()).contains("qd766/2026-08-01");
    }

    @Test
    void saysWhatMovedSinceTheCaptureBefore() {
        FakePortal portal = province();
        portal.capture("TDGQ", "2026-09-28T15:14Z")
                .count("H99", "2.1", 750L, 1_000L)
                .count("H99.1", "2.1", 350L, 500L)
                .count("H99.2", "2.1", 380L, 480L)
                .count("H99.3", "2.1", 20L, 20L);
        ScoreBooks books = portal.books();
        Movement movement = books.movement(books.open(Question.of(FakePortal.ROOT, FakePortal.AUGUST))
                        .orElseThrow())
                .orElseThrow();
        assertThat(movement.groups()).singleElement().satisfies(change -> {
            assertThat(change.code()).isEqualTo("TDGQ");
            assertThat(change.by()).isCloseTo(1, within(1e-9));
        });
        assertThat(movement.total()).as("no total, so no movement of it").isNull();
    }

    @Test
    void seesNoMovementWithOneCapture() {
        ScoreBooks books = province().books();
        ScoreBook book =
                books.open(Question.of(FakePortal.ROOT, FakePortal.AUGUST)).orElseThrow();
        assertThat(books.movement(book)).isEmpty();
    }

    @Test
    void noticesWhatIsOdd() {
        FakePortal portal = province();
        portal.capture("CKMB", "2026-09-28T15:14Z")
                .count("H99", "1.4", new PortalCount(800L, 800L, 6.0, "TEMP_NATIONAL_REPORT_DENOMINATOR"));
        List<Notice> notices = portal.book().notices();
        assertThat(notices)
                .extracting(Notice::kind)
                .contains(
                        Notice.Kind.STAND_IN,
                        Notice.Kind.MISMATCH,
                        Notice.Kind.LOW_VOLUME,
                        Notice.Kind.DIFFERENT_DAYS,
                        Notice.Kind.PUBLISHED_ONLY);
        assertThat(notices)
                .filteredOn(n -> n.kind() == Notice.Kind.STAND_IN)
                .singleElement()
                .satisfies(n -> assertThat(n.price()).isCloseTo(1.2, within(1e-9)));
    }

    @Test
    void answersWhatIfWithTheSameRules() {
        ScoreBook book = province().book();
        WhatIf whatIf = WhatIf.of(book, book.province(), Map.of("2.1", 80.0));
        assertThat(whatIf.changes()).singleElement().satisfies(change -> {
            assertThat(change.more()).isEqualTo(100);
            assertThat(change.gain()).isCloseTo(2, within(1e-9));
        });
        assertThat(WhatIf.of(book, book.province(), Map.of()).changes()).isEmpty();
    }
}
