package vn.nhip.server.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.cases.replay.Difference;
import vn.nhip.server.cases.replay.Replay;
import vn.nhip.server.cases.replay.ReplayResult;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** The kept states, held against the log. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "nhip.sample=off",
            "nhip.database.purpose=command",
            "nhip.home=target/nhip-for-tests",
            "nhip.test.database=replay"
        })
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class ReplayTests {
    private static final int CASES = 300;

    private final Intake intake;
    private final Projector projector;
    private final Replay replay;
    private final Cases cases;
    private final JdbcClient jdbc;
    private final List<Difference> differences = new ArrayList<>();

    ReplayTests(Intake intake, Projector projector, Replay replay, Cases cases, JdbcClient jdbc) {
        this.intake = intake;
        this.projector = projector;
        this.replay = replay;
        this.cases = cases;
        this.jdbc = jdbc;
    }

    @BeforeAll
    void lives() {
        for (int number = 0; number < CASES; number++) {
            intake.take(
                    CasesForTests.DELIVERY,
                    CasesForTests.reads(CasesForTests.life(number).messages().subList(0, 1 + number % 5)));
            if (number % 50 == 0) {
                catchUp();
            }
        }
        catchUp();
    }

    @Test
    void findsNothingWhereNothingWasTouched() {
        ReplayResult result = run(false);

        assertThat(differences).isEmpty();
        assertThat(result.cases()).isEqualTo(CASES);
        assertThat(result.events()).isEqualTo(CASES * 3L);
    }

    @Test
    void findsEveryStateThatWasTamperedWithAndWritesItAnew() {
        jdbc.sql("update cases.case_file set state = 'RETURNED', components = 7 where code = ?")
                .param(CasesForTests.code(1))
                .update();
        jdbc.sql("delete from cases.case_file where code = ?")
                .param(CasesForTests.code(2))
                .update();
        jdbc.sql("""
                        insert into cases.case_file
                            (number, code, state, supplements, components, digitised, reused, from_personal_store, has_result,
                             result_signed, result_to_personal_store, fee_waived, fee_paid, fee_paid_online,
                             identity_verified, population_data_used, refusals, corrected, events, first_recorded,
                             last_occurred, last_recorded, detail)
                        values (0, 'không có thật', 'UNKNOWN', 0, 0, 0, 0, 0, false, false, false, false, false, false,
                             false, false, 0, 0, 1, now(), now(), now(), '{}')
                        """).update();

        ReplayResult result = run(true);

        assertThat(differences)
                .containsExactlyInAnyOrder(
                        new Difference(CasesForTests.code(1), "state", "RETURNED", "ACCEPTED"),
                        new Difference(CasesForTests.code(1), "components", "7", "0"),
                        new Difference(CasesForTests.code(2), "*", null, "(có)"),
                        new Difference("không có thật", "*", "(có)", null));
        assertThat(result.differing()).isEqualTo(3);
        assertThat(result.repaired()).isEqualTo(3);
        assertThat(jdbc.sql("""
                        select details from (select seq, event, details from audit.entry
                                             union all select 9999 + id, event, details from audit.waiting) log
                        where event = 'states-repaired' order by seq
                        """).query(String.class).list())
                .as("before anything is written, and after")
                .hasSize(2)
                .allSatisfy(act -> assertThat(act)
                        .contains("\"count\":\"3\"", CasesForTests.code(1), CasesForTests.code(2), "không có thật"))
                .last()
                .satisfies(act -> assertThat(act).contains("\"repaired\":\"3\"", "\"status\":\"DONE\""));
        assertThat(run(false).differing()).isZero();
    }

    @Test
    void findsFactsThatWereTamperedWithOrAreGoneAndWritesThemAnew() {
        List<byte[]> before = facts();
        jdbc.sql("update cases.case_facts set facts = decode('000000', 'hex') where number = "
                        + "(select number from cases.case_file where code = ?)")
                .param(CasesForTests.code(1))
                .update();
        jdbc.sql("delete from cases.case_facts where number = (select number from cases.case_file where code = ?)")
                .param(CasesForTests.code(2))
                .update();

        ReplayResult result = run(true);

        assertThat(differences)
                .extracting(Difference::caseCode, Difference::field, Difference::stored)
                .containsExactlyInAnyOrder(
                        tuple(CasesForTests.code(1), "facts", "000000"), tuple(CasesForTests.code(2), "facts", null));
        assertThat(result.repaired()).isEqualTo(2);
        assertThat(run(false).differing()).isZero();
        assertThat(facts()).containsExactlyElementsOf(before);
    }

    private List<byte[]> facts() {
        return jdbc.sql("select facts from cases.case_facts order by number")
                .query((row, number) -> row.getBytes(1))
                .list();
    }

    @Test
    void leavesOutWhatWasRecordedLater() {
        Instant before = jdbc.sql("select max(recorded) from cases.event")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
        int number = CASES + 1;
        intake.take(
                CasesForTests.DELIVERY,
                CasesForTests.reads(
                        CasesForTests.begun(number).completed("2026-03-02").messages()));
        catchUp();
        differences.clear();

        ReplayResult result = replay.run(new Replay.Order(before, false), differences::add, (events, part) -> {});

        assertThat(differences).isEmpty();
        assertThat(result.changedSince()).isOne();
        assertThat(CaseLife.foldAsOf(cases.events(CasesForTests.code(number)), Instant.MAX, before))
                .isEmpty();
    }

    private ReplayResult run(boolean repair) {
        differences.clear();
        return replay.run(new Replay.Order(Instant.MAX, repair), differences::add, (events, part) -> {});
    }

    private void catchUp() {
        while (projector.position().lag() > 0) {
            projector.advance();
        }
    }
}
