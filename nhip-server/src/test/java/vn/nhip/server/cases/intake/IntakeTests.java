package vn.nhip.server.cases.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Person;
import vn.nhip.contract.Problem;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.persons.Persons;
import vn.nhip.server.cases.persons.PersonsForTests;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.simulator.scenario.CaseTold;

/** What comes in through the door, on a real database. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.home=target/nhip-for-tests"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class IntakeTests {
    private static int cases;

    private final Intake intake;
    private final Persons persons;
    private final Projector projector;
    private final JdbcClient jdbc;
    private int number;

    IntakeTests(Intake intake, Persons persons, Projector projector, JdbcClient jdbc) {
        this.intake = intake;
        this.persons = persons;
        this.projector = projector;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anotherCase() {
        cases += 1000;
        number = cases;
    }

    @Test
    void keepsEveryEventOnceHoweverOftenItComes() {
        List<Incoming> batch = CasesForTests.reads(CasesForTests.life(number).messages());
        batch.addAll(CasesForTests.reads(CasesForTests.life(number).messages()));

        List<Outcome> first = intake.take(CasesForTests.DELIVERY, batch);
        List<Outcome> again = intake.take(CasesForTests.DELIVERY, batch);

        assertThat(first.subList(0, 5)).hasOnlyElementsOfType(Outcome.Accepted.class);
        assertThat(first.subList(5, 10)).hasOnlyElementsOfType(Outcome.Duplicate.class);
        assertThat(again).hasOnlyElementsOfType(Outcome.Duplicate.class);
        assertThat(eventsOf(CasesForTests.code(number))).isEqualTo(5);
    }

    @Test
    void knowsAnEventAgainThatComesWithAnotherTime() {
        CaseMessage message = CasesForTests.life(number).messages().getFirst();
        CaseMessage later = new CaseMessage(
                message.source(),
                message.id(),
                message.caseCode(),
                message.occurred().minus(Duration.ofDays(4000)),
                message.fact(),
                null);

        intake.take(CasesForTests.DELIVERY, List.of(CasesForTests.read(message)));

        assertThat(intake.take(CasesForTests.DELIVERY, List.of(CasesForTests.read(later))))
                .containsExactly(new Outcome.Duplicate());
    }

    @Test
    void takesTheSameBatchFromFourSendersAtOnceExactlyOnce() throws Exception {
        List<Incoming> batch = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            batch.addAll(CasesForTests.reads(CasesForTests.life(number + i).messages()));
        }
        long before = total();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<List<Outcome>>> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
            for (int sender = 0; sender < 4; sender++) {
                Callable<List<Outcome>> send = () -> {
                    start.await();
                    return intake.take(CasesForTests.DELIVERY, batch);
                };
                answers.add(senders.submit(send));
            }
            start.countDown();
        }

        long accepted = 0;
        for (Future<List<Outcome>> answer : answers) {
            accepted += answer.get().stream()
                    .filter(Outcome.Accepted.class::isInstance)
                    .count();
        }
        assertThat(accepted).isEqualTo(1000);
        assertThat(total() - before).isEqualTo(1000);
        assertThat(jdbc.sql("select max(seq) = count(*) and count(distinct seq) = count(*) from cases.event")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void findsAMonthForAnEventOfLongAgo() {
        CaseMessage old = CasesForTests.begun(number).completed("2015-06-01").last();

        assertThat(intake.take(CasesForTests.DELIVERY, List.of(CasesForTests.read(old))))
                .first()
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        accepted -> assertThat(accepted.warnings()).hasSize(1));
        assertThat(eventsOf(CasesForTests.code(number))).isOne();
    }

    @Test
    void keepsWhatCannotBeTrueApartWithTheReason() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        CaseTold futureThenDueFirstThenNoDateThenGood = CasesForTests.begun(number)
                .then(tomorrow, new CaseFact.Completed())
                .due("2026-01-01")
                .received("2026-03-02")
                .then(Instant.parse("0001-01-01T00:00:00Z"), new CaseFact.Completed())
                .completed("2026-03-03");

        List<Outcome> outcomes = intake.take(
                CasesForTests.DELIVERY, CasesForTests.reads(futureThenDueFirstThenNoDateThenGood.messages()));

        assertThat(outcomes.subList(0, 3))
                .extracting(outcome -> ((Outcome.Quarantined) outcome).problem().kind())
                .containsExactly(Problem.Kind.FUTURE, Problem.Kind.DUE_BEFORE_RECEIPT, Problem.Kind.WRONG_TIME);
        assertThat(outcomes.subList(0, 3))
                .extracting(outcome -> ((Outcome.Quarantined) outcome).problem().vietnamese())
                .allSatisfy(words -> assertThat(words)
                        .containsPattern("\\d\\d/\\d\\d/\\d{4} ")
                        .doesNotContain("T0"));
        assertThat(outcomes.get(3)).isInstanceOf(Outcome.Accepted.class);
        assertThat(eventsOf(CasesForTests.code(number))).isOne();
    }

    @Test
    void quarantinesTheSameUnreadableRecordOnce() {
        Incoming unread = new Incoming.Unread(
                CasesForTests.SOURCE,
                "dòng " + number,
                new Problem(Problem.Kind.UNREADABLE, "", "not JSON", "Không phải JSON."),
                "{\"id\": ");

        List<Outcome> first = intake.take(CasesForTests.DELIVERY, List.of(unread, unread));
        List<Outcome> again = intake.take(CasesForTests.DELIVERY, List.of(unread));

        assertThat(first).hasOnlyElementsOfType(Outcome.Quarantined.class);
        assertThat(again).hasOnlyElementsOfType(Outcome.Quarantined.class);
        assertThat(jdbc.sql("select count(*) from cases.quarantine where place = ?")
                        .param("dòng " + number)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void settlesWhatWaitsWhenTheSenderSendsItRight() {
        CaseMessage wrong = CasesForTests.begun(number)
                .due("2026-01-01")
                .received("2026-03-02")
                .last();
        CaseMessage right = CasesForTests.begun(number).received("2026-03-02").last();
        intake.take(CasesForTests.DELIVERY, List.of(CasesForTests.read(wrong)));

        List<Outcome> outcomes = intake.take(CasesForTests.DELIVERY, List.of(CasesForTests.read(right)));

        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Accepted.class);
        assertThat(jdbc.sql("select status from cases.quarantine where event_id = ?")
                        .param(wrong.id())
                        .query(String.class)
                        .single())
                .isEqualTo("TAKEN");
        assertThat(intake.take(CasesForTests.DELIVERY, List.of(CasesForTests.read(wrong))))
                .containsExactly(new Outcome.Duplicate());
    }

    @Test
    void keepsPersonsApartSealedAndMergesWhatIsTold() {
        Person first = new Person("Người Thử Một", "000000000001", null, null, null);
        Person second = new Person(null, null, "0900000000", null, null);
        List<CaseMessage> told = CasesForTests.begun(number)
                .submitted("2026-03-02 08:00")
                .received("2026-03-02 09:00")
                .messages();
        intake.take(CasesForTests.DELIVERY, CasesForTests.reads(List.of(CasesForTests.of(first, told.getFirst()))));
        intake.take(CasesForTests.DELIVERY, CasesForTests.reads(List.of(CasesForTests.of(second, told.getLast()))));

        assertThat(PersonsForTests.find(persons, CasesForTests.code(number)))
                .contains(new Person("Người Thử Một", "000000000001", "0900000000", null, null));
        assertThat(jdbc.sql(
                                "select count(*) from cases.event where body like '%Người Thử%' or body like '%0000000001%'")
                        .query(Long.class)
                        .single())
                .isZero();
        byte[] sealed = jdbc.sql(
                        "select name_sealed || identity_number_sealed || phone_sealed from cases.person where case_code = ?")
                .param(CasesForTests.code(number))
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Thử", "000000000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update cases.event set body = '{}'",
                "delete from cases.event",
                "truncate cases.event",
                "delete from cases.event_key",
                "truncate cases.event_key"
            })
    void neverChangesTheLog(String sql) {
        intake.take(
                CasesForTests.DELIVERY,
                CasesForTests.reads(CasesForTests.life(number).messages()));

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(sql).update())
                .withStackTraceContaining("append-only");
    }

    @Test
    void bringsTheStatesUpToTheLog() {
        intake.take(
                CasesForTests.DELIVERY,
                CasesForTests.reads(CasesForTests.life(number).messages().subList(0, 2)));
        catchUp();
        assertThat(state(CasesForTests.code(number))).isEqualTo("ACCEPTED");

        intake.take(
                CasesForTests.DELIVERY,
                CasesForTests.reads(CasesForTests.life(number).messages().subList(2, 5)));
        catchUp();

        assertThat(state(CasesForTests.code(number))).isEqualTo("COMPLETED");
        assertThat(projector.position().lag()).isZero();
        assertThat(jdbc.sql("select events from cases.case_file where code = ? and has_result")
                        .param(CasesForTests.code(number))
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    private void catchUp() {
        while (projector.position().lag() > 0) {
            projector.advance();
        }
    }

    private String state(String code) {
        return jdbc.sql("select state from cases.case_file where code = ?")
                .param(code)
                .query(String.class)
                .single();
    }

    private long eventsOf(String code) {
        return jdbc.sql("select count(*) from cases.event where case_code = ?")
                .param(code)
                .query(Long.class)
                .single();
    }

    private long total() {
        return jdbc.sql("select count(*) from cases.event").query(Long.class).single();
    }
}
