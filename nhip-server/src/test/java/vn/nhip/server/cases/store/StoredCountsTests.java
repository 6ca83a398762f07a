package vn.nhip.server.cases.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.server.cases.CaseFilter;
import vn.nhip.server.cases.CaseListing;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** How old the numbers above a list may be. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "nhip.database.purpose=command",
            "nhip.sample=off",
            "nhip.home=target/nhip-for-tests",
            "nhip.test.database=stored-counts"
        })
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class StoredCountsTests {
    private static final Instant NOW = Instant.parse("2026-08-15T03:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Intake intake;
    private final Projector projector;
    private final JdbcClient jdbc;
    private final CaseAgencies agencies;

    StoredCountsTests(Intake intake, Projector projector, JdbcClient jdbc, CaseAgencies agencies) {
        this.intake = intake;
        this.projector = projector;
        this.jdbc = jdbc;
        this.agencies = agencies;
    }

    private void oneMore() {
        intake.take(
                new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử"),
                CasesForTests.reads(CasesForTests.life((int) all()).messages()));
        while (projector.position().lag() > 0) {
            projector.advance();
        }
    }

    private long all() {
        return jdbc.sql("select count(*) from cases.case_file")
                .query(Long.class)
                .single();
    }

    private static long all(StoredCounts counts, Instant now) {
        return Objects.requireNonNull(counts.of(CaseFilter.ALL, now).get(CaseListing.ALL));
    }

    @Test
    void whatIsCountedFastIsCountedAnewForWhoeverAsks() {
        StoredCounts counts = new StoredCounts(jdbc, agencies, Duration.ofHours(1));
        oneMore();
        assertThat(all(counts, NOW)).isEqualTo(all());
        oneMore();

        assertThat(all(counts, NOW.plusSeconds(300))).isEqualTo(all());
    }

    @Test
    void whatTakesLongIsShownOnceMoreAndCountedAnewMeanwhile() {
        StoredCounts counts = new StoredCounts(jdbc, agencies, Duration.ZERO);
        oneMore();
        long before = all();
        assertThat(all(counts, NOW)).isEqualTo(before);
        oneMore();

        Instant later = NOW.plusSeconds(300);
        assertThat(all(counts, later)).as("at once").isEqualTo(before);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (all(counts, later) == before && System.nanoTime() < until) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(all(counts, later)).as("soon after").isEqualTo(before + 1);

        oneMore();
        assertThat(all(counts, NOW.plus(Duration.ofHours(1))))
                .as("an old count is shown to nobody")
                .isEqualTo(before + 2);
    }
}
