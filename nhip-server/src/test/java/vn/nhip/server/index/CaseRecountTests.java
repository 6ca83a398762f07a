package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.contract.CaseMessage;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.definitions.Definitions;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** From single events in the log to the score of an agency, as of any instant. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.test.database=recount"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseRecountTests {
    private static final Period MARCH = Period.month(2026, 3);
    private static final Instant APRIL = Instant.parse("2026-04-15T00:00:00Z");

    private final Intake intake;
    private final CaseRecount recount;
    private final Definitions definitions;
    private int events;

    CaseRecountTests(Intake intake, CaseRecount recount, Definitions definitions) {
        this.intake = intake;
        this.recount = recount;
        this.definitions = definitions;
    }

    @BeforeAll
    void threeCasesOfMarch() {
        Instant due = Instant.parse("2026-03-20T10:00:00Z");
        accepted("H99.1", "2026-03-02T02:00:00Z", due);
        tell("H99.1", "2026-03-10T02:00:00Z", new CaseFact.Completed());
        tell("H99.1", "2026-03-12T02:00:00Z", new CaseFact.ResultAttached("KQ", "https://kho.example/1", true, false));
        accepted("H99.2", "2026-03-02T02:00:00Z", due);
        tell("H99.2", "2026-03-25T02:00:00Z", new CaseFact.Completed());
        accepted("H99.3", "2026-03-30T02:00:00Z", Instant.parse("2026-04-20T10:00:00Z"));
        tell("H99.3", "2026-04-02T02:00:00Z", new CaseFact.Synchronised("00"));
    }

    private void accepted(String code, String at, Instant due) {
        tell(code, at, new CaseFact.Accepted("9.000001", null, "H99.1", CaseFact.Channel.ONLINE, due));
    }

    private void tell(String code, String at, CaseFact fact) {
        events++;
        CaseMessage message = new CaseMessage("mot-cua", "e" + events, code, Instant.parse(at), fact, null);
        intake.take(new Delivery("mot-cua", Unknowns.ACCEPT, "test"), List.of(new Incoming.Read(message, "{}")));
    }

    private Map<String, IndicatorScore> scores(Instant asOf, Instant recordedBy) {
        CaseRecount.Order order =
                new CaseRecount.Order(definitions.find("qd766", LocalDate.of(2026, 9, 1)), MARCH, asOf, recordedBy);
        return recount.run(order, done -> {}).byAgency().getOrDefault("H99.1", List.of()).stream()
                .collect(Collectors.toMap(score -> score.indicator().code(), score -> score));
    }

    private static String ratio(Map<String, IndicatorScore> scores, String indicator) {
        IndicatorScore score = scores.get(indicator);
        assertThat(score).as(indicator).isNotNull();
        return score.counts().numerator() + "/" + score.counts().denominator();
    }

    @Test
    void IDX_2_1_countsTheLateOneAndTheRunningOne() {
        Map<String, IndicatorScore> scores = scores(APRIL, Instant.MAX);

        assertThat(ratio(scores, "2.1")).isEqualTo("2/3");
        assertThat(scores)
                .hasEntrySatisfying("2.1", score -> assertThat(score.points()).isEqualTo(13.33));
    }

    @Test
    void whatHappenedLaterIsNotThereYet() {
        assertThat(ratio(scores(APRIL, Instant.MAX), "1.4")).isEqualTo("1/3");
        assertThat(ratio(scores(Instant.parse("2026-04-01T00:00:00Z"), Instant.MAX), "1.4"))
                .isEqualTo("0/3");
        assertThat(ratio(scores(Instant.parse("2026-03-22T00:00:00Z"), Instant.MAX), "2.1"))
                .isEqualTo("1/2");
        assertThat(ratio(scores(Instant.parse("2026-03-15T00:00:00Z"), Instant.MAX), "2.1"))
                .as("on the 15th the late one still ran within its term")
                .isEqualTo("2/2");
    }

    @Test
    void whatIsNotKnownCountsNowhere() {
        Map<String, IndicatorScore> scores = scores(APRIL, Instant.MAX);

        assertThat(ratio(scores, "4.1"))
                .as("the catalogue does not say whether the procedure has a result: only the one with a result counts")
                .isEqualTo("1/1");
        assertThat(ratio(scores, "3.6")).isEqualTo("0/0");
    }

    @Test
    void whatWasRecordedLaterWasNotKnown() {
        assertThat(scores(APRIL, Instant.parse("2026-03-01T00:00:00Z"))).isEmpty();
    }
}
