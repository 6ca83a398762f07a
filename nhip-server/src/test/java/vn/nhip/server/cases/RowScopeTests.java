package vn.nhip.server.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.contract.CaseMessage;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.simulator.scenario.CaseTold;

/** Lists and their counts hold exactly the rows of those agencies that somebody may see, however a reach is put into a question. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "nhip.sample=off",
            "nhip.database.purpose=command",
            "nhip.home=target/nhip-for-tests",
            "nhip.test.database=row-scope"
        })
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowScopeTests {
    private static final Delivery DELIVERY = new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử");
    private static final Instant NOW = Instant.parse("2026-08-15T03:00:00Z");
    private static final int TRIES = 60;

    /** H90.10 is not below H90.1, and H901 not below H90. */
    private static final List<@Nullable String> AGENCIES = Arrays.asList(
            "H90", "H90.1", "H90.1.1", "H90.1.2", "H90.10", "H90.2", "H90.2.5", "H901", "H91", "H91.3", null);

    private final Intake intake;
    private final Projector projector;
    private final CaseLists lists;

    RowScopeTests(Intake intake, Projector projector, CaseLists lists) {
        this.intake = intake;
        this.projector = projector;
        this.lists = lists;
    }

    @BeforeAll
    void casesOfEveryAgency() {
        List<CaseMessage> messages = new ArrayList<>();
        for (int number = 0; number < 77; number++) {
            CaseTold told = CaseTold.of("H90-260302-%04d".formatted(number))
                    .by(CasesForTests.SOURCE)
                    .about("1.000001")
                    .at(AGENCIES.get(number % AGENCIES.size()))
                    .online()
                    .submitted("2026-03-02 08:00")
                    .due("2026-05-%02d".formatted(1 + number % 28));
            if (number % 5 > 0) {
                told.received("2026-03-%02d 09:00".formatted(3 + number % 20));
            }
            if (number % 3 == 0 && number % 5 > 0) {
                told.completed("2026-06-01 11:00");
            }
            if (number % 7 == 1 && number % 5 > 0 && number % 3 > 0) {
                told.supplementRequested("2026-04-01 10:00");
            }
            messages.addAll(told.messages());
        }
        intake.take(DELIVERY, CasesForTests.reads(messages));
        while (projector.position().lag() > 0) {
            projector.advance();
        }
    }

    private static Viewer who(Reach reach) {
        return new Viewer(Viewer.Kind.PERSON, "thu", "Người thử", Set.of(Permission.CASES_READ), reach, null);
    }

    private List<ListedCase> rows(Reach reach, CaseFilter filter) {
        return Viewers.as(who(reach), () -> {
            List<ListedCase> rows = new ArrayList<>();
            lists.each(filter, CaseLists.Order.CODE, false, NOW, rows::add);
            return rows;
        });
    }

    private static Set<String> codes(List<ListedCase> rows) {
        return rows.stream().map(ListedCase::code).collect(Collectors.toSet());
    }

    private void isExact(Reach reach) {
        for (CaseListing listing : CaseListing.values()) {
            CaseFilter filter = CaseFilter.ALL.in(listing);
            Set<String> mine = rows(Reach.EVERYTHING, filter).stream()
                    .filter(row -> reach.covers(row.agency()))
                    .map(ListedCase::code)
                    .collect(Collectors.toSet());
            assertThat(codes(rows(reach, filter)))
                    .as("%s of %s", listing, reach)
                    .isEqualTo(mine);
            Map<CaseListing, Long> counts = Viewers.as(who(reach), () -> lists.counts(filter, NOW));
            assertThat(counts.get(listing))
                    .as("count of %s of %s", listing, reach)
                    .isEqualTo(mine.size());
        }
    }

    @Test
    void theRowsAreThoseOfTheAgenciesInReach() {
        assertThat(rows(Reach.EVERYTHING, CaseFilter.ALL)).hasSize(77);
        isExact(Reach.EVERYTHING);
        isExact(Reach.NOTHING);
        isExact(new Reach.Some(Set.of()));
        Set<String> province = Set.of("H90", "H90.1", "H90.1.1", "H90.1.2", "H90.10", "H90.2", "H90.2.5");
        isExact(new Reach.Some(province, Set.of("H90")));
        isExact(new Reach.Some(province));
        isExact(new Reach.Some(Set.of("H90.1", "H90.1.1", "H90.1.2", "H91.3"), Set.of("H90.1")));
    }

    @Test
    void anyReachIsExactHoweverItIsCutIntoParts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Set<String> agencies = new HashSet<>();
            AGENCIES.stream()
                    .filter(code -> code != null && random.nextInt(3) > 0)
                    .forEach(agencies::add);
            Set<String> whole = new HashSet<>();
            agencies.stream()
                    .filter(root -> AGENCIES.stream()
                            .allMatch(
                                    code -> code == null || !Reach.Some.isUnder(code, root) || agencies.contains(code)))
                    .filter(root -> random.nextBoolean())
                    .forEach(whole::add);
            Reach reach = new Reach.Some(agencies, whole);
            assertThat(rows(reach, CaseFilter.ALL))
                    .as("seed %s: %s", seed, reach)
                    .allSatisfy(row -> assertThat(agencies).contains(row.agency()));
            isExact(reach);
        }
    }
}
