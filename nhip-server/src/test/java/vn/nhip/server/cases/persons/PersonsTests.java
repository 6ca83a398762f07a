package vn.nhip.server.cases.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Person;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.secrecy.Seal;
import vn.nhip.server.cases.secrecy.Sealed;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.SealedRows;

/** How persons lie in a real database. All are invented. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.home=target/nhip-for-tests"})
@Import(PersonsWiring.class)
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class PersonsTests {
    private static final Person WHOLE =
            new Person("Người Thử Một", "000000000001", "0900000001", "mot@thu.vn", "Số 1 phố Thử");
    private static final Instant TEN = Instant.parse("2026-03-02T03:00:00Z");
    private static int cases = 500_000;

    private final Persons persons;
    private final Seal seal;
    private final JdbcClient jdbc;
    private final DataSource database;
    private final TransactionTemplate transactions;
    private String code = "";

    PersonsTests(Persons persons, Seal seal, JdbcClient jdbc, DataSource database, TransactionTemplate transactions) {
        this.persons = persons;
        this.seal = seal;
        this.jdbc = jdbc;
        this.database = database;
        this.transactions = transactions;
    }

    @BeforeEach
    void anotherCase() {
        cases++;
        code = CasesForTests.code(cases);
    }

    private void tell(Person person, Instant occurred) throws Exception {
        CaseFact fact = new CaseFact.Submitted(null, null, null, null, null, null);
        CaseMessage message = new CaseMessage("thu", code + occurred, code, occurred, fact, person);
        try (Connection connection = database.getConnection()) {
            persons.add(connection, List.of(message));
        }
    }

    private Map<PersonField, String> kept() {
        return persons.find(code).orElseThrow().values();
    }

    private static Person named(String name) {
        return new Person(name, null, null, null, null);
    }

    @Test
    void everyFieldIsSealedByItselfAndOpensOnlyWhereItBelongs() throws Exception {
        tell(WHOLE, TEN);
        assertThat(kept()).hasSize(5).containsEntry(PersonField.ADDRESS, "Số 1 phố Thử");
        assertThat(jdbc.sql("select key_id is null and sealed is null from cases.person where case_code = ?")
                        .param(code)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        for (PersonField field : PersonField.values()) {
            assertThat(jdbc.sql("select " + field.keyColumn() + " from cases.person where case_code = ?")
                            .param(code)
                            .query(String.class)
                            .single())
                    .isEqualTo(seal.activeKey());
        }

        update("phone_sealed = email_sealed");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> persons.find(code))
                .withMessageContaining("changed, or moved");
        jdbc.sql("delete from cases.person where case_code = ?").param(code).update();
    }

    @Test
    void aFieldOfAnotherCaseDoesNotOpen() throws Exception {
        tell(WHOLE, TEN);
        String first = code;
        anotherCase();
        tell(named("Người Thử Hai"), TEN);

        jdbc.sql("""
                        update cases.person set name_sealed =
                            (select name_sealed from cases.person where case_code = ?) where case_code = ?
                        """).params(first, code).update();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> persons.find(code));
        jdbc.sql("delete from cases.person where case_code = ?").param(code).update();
    }

    private void update(String change) {
        jdbc.sql("update cases.person set " + change + " where case_code = ?")
                .param(code)
                .update();
    }

    /** As versions before kept it. */
    private void keepWhole(Person person) {
        Sealed sealed = seal.close(JsonMapper.shared().writeValueAsBytes(person), "person/" + code);
        jdbc.sql("""
                        insert into cases.person (case_code, key_id, sealed, occurred, recorded)
                        values (?, ?, ?, ?, now())
                        """)
                .params(code, sealed.keyId(), sealed.bytes(), TEN.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Test
    void whatWasKeptWholeIsReadAndWrittenFieldByField() throws Exception {
        keepWhole(WHOLE);
        assertThat(kept()).hasSize(5).containsEntry(PersonField.NAME, "Người Thử Một");

        tell(named("Người Thử Mới"), TEN.plusSeconds(60));

        assertThat(kept())
                .hasSize(5)
                .containsEntry(PersonField.NAME, "Người Thử Mới")
                .containsEntry(PersonField.PHONE, "0900000001");
        assertThat(jdbc.sql("select key_id is null and sealed is null from cases.person where case_code = ?")
                        .param(code)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void whatWasKeptWholeIsRewrittenBySealingAnew() {
        keepWhole(WHOLE);
        assertThat(persons.stale(seal.activeKey())).isPositive();

        String after = null;
        do {
            after = persons.reseal(after, seal.activeKey(), 2).last();
        } while (after != null);

        assertThat(persons.stale(seal.activeKey())).isZero();
        assertThat(kept()).hasSize(5);
    }

    @Test
    void theNewerWinsAndTheOlderFillsWhatIsMissing() throws Exception {
        tell(named("Mới"), TEN);
        tell(new Person("Cũ", null, "0900000002", null, null), TEN.minusSeconds(60));
        assertThat(kept()).containsEntry(PersonField.NAME, "Mới").containsEntry(PersonField.PHONE, "0900000002");

        tell(new Person(null, null, "0900000003", null, null), TEN.plusSeconds(60));
        assertThat(kept()).containsEntry(PersonField.NAME, "Mới").containsEntry(PersonField.PHONE, "0900000003");
    }

    @Test
    void whatTheyHadCorrectedIsNotChangedBackByWhatHappenedBefore() throws Exception {
        tell(WHOLE, TEN);
        Instant corrected = TEN.plusSeconds(3600);
        transactions.executeWithoutResult(status ->
                persons.correct(code, Map.of(PersonField.NAME, "Người Thử Đúng", PersonField.EMAIL, ""), corrected));
        assertThat(kept())
                .containsEntry(PersonField.NAME, "Người Thử Đúng")
                .doesNotContainKey(PersonField.EMAIL)
                .hasSize(4);

        tell(WHOLE, TEN.plusSeconds(60));
        assertThat(kept()).containsEntry(PersonField.NAME, "Người Thử Đúng").doesNotContainKey(PersonField.EMAIL);
        assertThat(persons.find(code).orElseThrow().correctedFields())
                .isEqualTo(Set.of(PersonField.NAME, PersonField.EMAIL));

        tell(named("Người Thử Đổi Tên"), corrected.plusSeconds(60));
        assertThat(kept()).containsEntry(PersonField.NAME, "Người Thử Đổi Tên");
    }

    @Test
    void whatWasErasedDoesNotComeBack() throws Exception {
        tell(WHOLE, TEN);
        transactions.executeWithoutResult(status -> persons.erase(code, "theo yêu cầu", TEN.plusSeconds(60)));

        tell(WHOLE, TEN);
        tell(WHOLE, TEN.plusSeconds(600));

        assertThat(kept()).isEmpty();
        assertThat(persons.find(code).orElseThrow().erasedWhy()).isEqualTo("theo yêu cầu");
        String row = jdbc.sql("select to_jsonb(p)::text from cases.person p where case_code = ?")
                .param(code)
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("\\\\x");
    }

    @Test
    void whatWasErasedBeforeAnythingWasToldIsNotKeptEither() throws Exception {
        transactions.executeWithoutResult(status -> persons.erase(code, "theo yêu cầu", TEN));

        tell(WHOLE, TEN.plusSeconds(60));

        assertThat(kept()).isEmpty();
    }

    @Test
    void noFailureRepeatsAValue() throws Exception {
        tell(WHOLE, TEN);
        update("name_sealed = decode('00112233445566778899aabbccddeeff00112233445566778899aabb', 'hex')");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> persons.find(code))
                .satisfies(PersonsTests::saysNothing);

        Sealed noPerson = seal.close("Người Thử Một 000000000001".getBytes(StandardCharsets.UTF_8), "person/" + code);
        jdbc.sql(
                        "update cases.person set name_key = null, name_sealed = null, key_id = ?, sealed = ? where case_code = ?")
                .params(noPerson.keyId(), noPerson.bytes(), code)
                .update();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> persons.find(code))
                .satisfies(PersonsTests::saysNothing);
        update("key_id = 'deadbeef'");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> persons.find(code))
                .satisfies(PersonsTests::saysNothing);

        SealedRows.Batch batch = persons.reseal(null, "none", 100_000);
        assertThat(batch.unopened()).as("it holds up nobody").isOne();
        jdbc.sql("delete from cases.person where case_code = ?").param(code).update();
    }

    private static void saysNothing(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(String.valueOf(each.getMessage())).doesNotContain("Người", "0000000", "09000", "mot@", "phố");
        }
    }
}
