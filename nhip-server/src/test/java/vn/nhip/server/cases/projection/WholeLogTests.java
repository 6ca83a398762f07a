package vn.nhip.server.cases.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.contract.CaseMessage;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.replay.Difference;
import vn.nhip.server.cases.replay.Replay;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.simulator.scenario.CaseTold;

/** A log that is brought in at once, case by case, leaves the states that follow from it; and goes on by stretches. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "nhip.sample=off",
            "nhip.database.purpose=command",
            "nhip.home=target/nhip-for-tests",
            "nhip.projection.whole-log=100",
            "nhip.test.database=whole-log"
        })
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class WholeLogTests {
    private static final Delivery DELIVERY = new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử");
    private static final int CASES = 400;

    private final Intake intake;
    private final Projector projector;
    private final Replay replay;
    private final JdbcClient jdbc;

    WholeLogTests(Intake intake, Projector projector, Replay replay, JdbcClient jdbc) {
        this.intake = intake;
        this.projector = projector;
        this.replay = replay;
        this.jdbc = jdbc;
    }

    private static List<CaseMessage> lives() {
        List<CaseMessage> messages = new ArrayList<>();
        for (int number = 0; number < CASES; number++) {
            CaseTold told = CasesForTests.life(number);
            if (number % 3 == 0) {
                told.takenBack("2026-03-02 21:00", CaseFact.Completed.class);
            }
            messages.addAll(told.messages());
        }
        return messages;
    }

    private List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        assertThat(replay.run(new Replay.Order(Instant.MAX, false), differences::add, (events, part) -> {})
                        .cases())
                .isEqualTo(CASES);
        return differences;
    }

    private long one(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Test
    void isTheSameAsByStretches() {
        long seed = System.nanoTime();
        System.out.println("order of the events, seed " + seed);
        List<CaseMessage> messages = lives();
        Collections.shuffle(messages, new Random(seed));
        List<CaseMessage> later = messages.subList(messages.size() - 50, messages.size());
        intake.take(DELIVERY, CasesForTests.reads(messages.subList(0, messages.size() - 50)));

        List<Long> brought = new ArrayList<>();
        assertThat(projector.advance(brought::add).lag()).isZero();
        assertThat(one("select repairs from cases.projection"))
                .as("brought in at once")
                .isEqualTo(1);
        assertThat(one("select count(distinct number) from cases.case_file"))
                .as("each case has a number of its own")
                .isEqualTo(one("select count(*) from cases.case_file"));

        assertThat(one("select reltuples::bigint from pg_class where oid = 'cases.case_file'::regclass"))
                .as("the database knows at once how much there is")
                .isEqualTo(one("select count(*) from cases.case_file"));

        intake.take(DELIVERY, CasesForTests.reads(later));
        while (projector.position().lag() > 0) {
            projector.advance();
        }
        assertThat(one("select repairs from cases.projection"))
                .as("what came later came by stretches")
                .isEqualTo(1);
        assertThat(one("select count(*) from cases.case_file")).isEqualTo(CASES);
        assertThat(differences()).isEmpty();
    }
}
