package vn.nhip.server.cases.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.contract.CaseMessage;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseFactsReader;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Seconds;
import vn.nhip.server.cases.CaseClocks;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.cases.Cases;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.FactWorld;
import vn.nhip.server.cases.FactsChanged;
import vn.nhip.server.cases.FactsRepaired;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.LogGrew;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.store.StoredEvents;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.simulator.scenario.CaseTold;
import vn.nhip.simulator.scenario.Scenario;

/** The facts that are kept, held against those that follow from the log. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "nhip.sample=off",
            "nhip.database.purpose=command",
            "nhip.home=target/nhip-for-tests",
            "nhip.test.database=facts"
        })
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class FactsKeptTests {
    private static final Delivery DELIVERY = new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử");
    private static final long PATIENCE_SECONDS = 20;

    private final Intake intake;
    private final Projector projector;
    private final CaseFactStore store;
    private final Cases cases;
    private final FactWorld world;
    private final CaseClocks clocks;
    private final StoredEvents events;
    private final CaseRows rows;
    private final FactRows facts;
    private final DataSource database;
    private final JdbcClient jdbc;

    FactsKeptTests(
            Intake intake,
            Projector projector,
            CaseFactStore store,
            Cases cases,
            FactWorld world,
            CaseClocks clocks,
            StoredEvents events,
            CaseRows rows,
            FactRows facts,
            DataSource database,
            JdbcClient jdbc) {
        this.intake = intake;
        this.projector = projector;
        this.store = store;
        this.cases = cases;
        this.world = world;
        this.clocks = clocks;
        this.events = events;
        this.rows = rows;
        this.facts = facts;
        this.database = database;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void everythingBeforeIsIn() {
        catchUp(projector);
    }

    private void catchUp(Projector one) {
        while (one.position().lag() > 0) {
            one.advance();
        }
    }

    /** Tells cases as far as they went; what was told of them before counts once. */
    private void tell(CaseTold... ofCases) {
        for (CaseTold told : ofCases) {
            tell(told.messages());
        }
    }

    private void tell(List<CaseMessage> messages) {
        intake.take(DELIVERY, CasesForTests.reads(messages));
    }

    private void tellAndBringIn(CaseTold... ofCases) {
        tell(ofCases);
        catchUp(projector);
    }

    private static CaseTold accepted(int number, String agency) {
        return Scenario.NEVER_FINISHED.of(
                CasesForTests.begun(number).about("9.000001").at(agency).online(), "2026-03-02");
    }

    private List<CaseFacts> kept(int number) {
        return kept().getOrDefault(number(number), List.of());
    }

    private int number(int number) {
        return store.number(CasesForTests.code(number)).orElseThrow();
    }

    private Map<Integer, List<CaseFacts>> kept() {
        Map<Integer, List<CaseFacts>> kept = new TreeMap<>();
        store.each(versions -> assertThat(kept.put((int) versions.getFirst().id(), versions))
                .as("told once")
                .isNull());
        return kept;
    }

    /** What follows from the log alone, by numbers and positions that are kept. */
    private Map<Integer, List<CaseFacts>> recounted() {
        CaseFactsReader.World positioned = world.with(
                code -> store.agencies().indexOf(code),
                code -> store.procedures().indexOf(code));
        Map<Integer, List<CaseFacts>> recounted = new TreeMap<>();
        cases.each(ofCase -> {
            int number = store.number(ofCase.getFirst().caseCode()).orElseThrow();
            List<CaseFacts> versions = CaseFactsReader.read(number, CaseLife.stages(ofCase, Instant.MAX), positioned);
            recounted.put(number, versions.isEmpty() ? List.of(CaseFacts.none(number)) : versions);
        });
        return recounted;
    }

    @Test
    void areThoseOfTheLogHoweverTheEventsCome() {
        List<CaseMessage> messages = new ArrayList<>();
        for (int number = 100; number < 160; number++) {
            CaseTold told = CasesForTests.life(number);
            if (number % 3 == 0) {
                told.takenBack("2026-03-02 21:00", CaseFact.Completed.class);
            }
            if (number % 7 == 0) {
                told.takenBack("2026-03-02 19:00", CaseFact.Accepted.class);
            }
            messages.addAll(told.messages());
        }
        messages.addAll(messages.subList(0, messages.size() / 2));
        Collections.shuffle(messages, new Random(766));
        for (int from = 0; from < messages.size(); from += 40) {
            tell(messages.subList(from, Math.min(messages.size(), from + 40)));
            catchUp(projector);
        }

        assertThat(kept()).isEqualTo(recounted()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void followWhatIsToldLater() {
        tellAndBringIn(accepted(1, "H99.1"));
        assertThat(kept(1)).singleElement().satisfies(is -> {
            assertThat(is.at(Moment.ENDED)).isEqualTo(Seconds.NEVER);
            assertThat(store.agencies().get(is.agency())).isEqualTo("H99.1");
            assertThat(store.procedures().get(is.procedure())).isEqualTo("9.000001");
        });

        tellAndBringIn(accepted(1, "H99.1").completed("2026-03-02 13:00"));

        assertThat(kept(1))
                .singleElement()
                .satisfies(is -> assertThat(is.at(Moment.ENDED)).isNotEqualTo(Seconds.NEVER));
    }

    @Test
    void countNowhereOnceTheCaseIsTakenBack() {
        tellAndBringIn(accepted(2, "H99.1"));
        assertThat(kept(2)).first().satisfies(is -> assertThat(is.isReceived()).isTrue());

        tellAndBringIn(accepted(2, "H99.1").takenBack("2026-03-02 19:00", CaseFact.Accepted.class));

        assertThat(kept(2)).containsExactly(CaseFacts.none(number(2)));
    }

    @Test
    void countNowhereWhereAYearHasNoCalendar() {
        tellAndBringIn(CasesForTests.begun(3).at("H99.1").due("2071-03-02").received("2026-03-02"));

        assertThat(kept()).containsKey(number(3));
    }

    @Test
    void numbersFollowTheFirstWordOfEachCaseAndStay() {
        tellAndBringIn(accepted(12, "H99.1"), accepted(11, "H99.1"));
        tellAndBringIn(accepted(10, "H99.1"), accepted(11, "H99.1").completed("2026-03-02 10:00"));
        int first = number(12);

        assertThat(List.of(number(11), number(10))).containsExactly(first + 1, first + 2);
        assertThat(store.codes(List.of(first, first + 2, 1_000_000)))
                .isEqualTo(Map.of(first, CasesForTests.code(12), first + 2, CasesForTests.code(10)));
        assertThat(store.number("không có hồ sơ này")).isEmpty();

        projector.rebuild(List.of(CasesForTests.code(11), CasesForTests.code(10)));

        assertThat(List.of(number(11), number(10))).containsExactly(first + 1, first + 2);
        assertThat(kept()).isEqualTo(recounted());
    }

    @Test
    void twoProcessesTakeTurns() throws Exception {
        Projector other = otherProcess();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 10; round++) {
                for (int number = 200; number < 220; number++) {
                    tell(accepted(number + 100 * round, "H99.%d".formatted(round * 31 + number)));
                    tell(steps(number, round));
                }
                Future<?> one = both.submit(() -> catchUp(projector));
                Future<?> two = both.submit(() -> catchUp(other));
                one.get();
                two.get();
            }
        }

        assertThat(kept()).isEqualTo(recounted());
        assertThat(store.agencies()).doesNotHaveDuplicates();
        assertThat(store.agencies())
                .isEqualTo(jdbc.sql("select code from cases.fact_code where kind = 'AGENCY' order by position")
                        .query(String.class)
                        .list());
    }

    /** A case of which as many steps are told as there were rounds. */
    private static CaseTold steps(int number, int rounds) {
        CaseTold told = accepted(number, "H99.%d".formatted(number));
        for (int round = 0; round <= rounds; round++) {
            told.stepStarted("2026-03-02 %d:00".formatted(10 + round), "Thẩm định", null, null);
        }
        return told;
    }

    private Projector otherProcess() {
        Positions positions = new Positions();
        return new Projector(
                database, events, positions, new CaseStates(clocks, world, positions, rows, facts), Projector.WHOLE);
    }

    @Test
    void positionsOfWhatWasRolledBackAreForgotten() {
        tellAndBringIn(accepted(30, "H99.1"));
        int next = number(30) + 1;
        jdbc.sql("insert into cases.case_facts values (?, decode('000000', 'hex'))")
                .param(next)
                .update();
        tell(accepted(31, "H99.rolled-back"));
        assertThatThrownBy(projector::advance).isInstanceOf(IllegalStateException.class);
        assertThat(store.agencies()).doesNotContain("H99.rolled-back");
        jdbc.sql("delete from cases.case_facts where number = ?").param(next).update();

        tell(accepted(32, "H99.later"));
        catchUp(otherProcess());
        catchUp(projector);

        assertThat(number(31)).isEqualTo(next);
        assertThat(kept()).isEqualTo(recounted());
    }

    @Test
    void whatCameAfterAPositionIsToldAlone() {
        tellAndBringIn(accepted(40, "H99.1"), accepted(41, "H99.1"));
        long position = store.each(versions -> {});
        tellAndBringIn(accepted(41, "H99.1").completed("2026-03-02 11:00"), accepted(42, "H99.2"));
        List<List<CaseFacts>> changed = new ArrayList<>();

        long now = store.changedSince(position, changed::add);

        assertThat(now).isEqualTo(position + 2);
        assertThat(changed).containsExactlyInAnyOrder(kept(41), kept(42));
        changed.clear();
        assertThat(store.changedSince(now, changed::add)).isEqualTo(now);
        assertThat(changed).isEmpty();
    }

    @Test
    void whoFailsWhileReadingBreaksNothingForOthers() {
        tellAndBringIn(accepted(45, "H99.1"), accepted(46, "H99.1"));

        assertThatThrownBy(() -> store.each(versions -> {
                    throw new IllegalArgumentException("số quá lớn");
                }))
                .hasMessage("số quá lớn");
        for (int again = 0; again < 4; again++) {
            assertThat(kept()).isEqualTo(recounted());
        }
    }

    @Test
    void aMarkIsOfOneHistoryAndOneState() {
        tellAndBringIn(accepted(50, "H99.1"));
        long position = store.each(versions -> {});
        String mark = store.mark(position).orElseThrow();
        tellAndBringIn(accepted(50, "H99.1").completed("2026-03-02 11:00"));

        assertThat(store.mark(position)).contains(mark);
        assertThat(store.mark(position + 1)).isPresent().get().isNotEqualTo(mark);
        assertThat(store.mark(position + 2)).as("not there yet").isEmpty();

        projector.rebuild(List.of(CasesForTests.code(50)));

        assertThat(store.mark(position)).isPresent().get().isNotEqualTo(mark);
    }

    @Test
    void everyChangeIsToldAfterItsCommit() throws Exception {
        BlockingQueue<Object> told = new LinkedBlockingQueue<>();
        MeterRegistry meters = new SimpleMeterRegistry();
        Projection projection = new Projection(projector, told::add, Clock.systemUTC(), meters);
        projection.begin();
        try {
            long before = changed(told).to();
            Instant committed = Instant.now();
            tell(accepted(60, "H99.1"));
            projection.look(new LogGrew(before + 1, committed));

            FactsChanged change = changed(told);

            assertThat(change).isEqualTo(new FactsChanged(before, before + 1, List.of(kept(60)), committed));
            projector.rebuild(List.of(CasesForTests.code(60)));
            assertThat(told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(new FactsRepaired());
            tellAndBringIn(accepted(61, "H99.1"));
            assertThat(changed(told).to()).as("whoever brought it in").isEqualTo(before + 2);
            assertThat(meters.get("nhip.cases.freshness").timer().count()).isOne();
        } finally {
            projection.end();
        }
    }

    private static FactsChanged changed(BlockingQueue<Object> told) throws InterruptedException {
        return (FactsChanged) told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
