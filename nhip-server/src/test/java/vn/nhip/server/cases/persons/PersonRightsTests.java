package vn.nhip.server.cases.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventReader;
import vn.nhip.contract.EventWriter;
import vn.nhip.contract.Person;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.definitions.Calendars;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.RecordingAudit;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.EventRecords;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Outcome;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Refusal;

/** What persons may ask about their own data, and what time does to it, on a real database, on 20/11/2026. All persons are invented. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.home=target/nhip-for-tests"})
@Import({PersonsWiring.class, PersonRightsTests.AtOneInstant.class})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class PersonRightsTests {
    private static final String WHY = "chủ thể yêu cầu bằng văn bản";
    private static final Viewer HEAD = PersonsWiring.somebody(Role.AGENCY_HEAD, PersonsWiring.AGENCY);
    private static final Viewer OTHER = PersonsWiring.somebody(Role.AGENCY_HEAD, "H99.02");
    private static final Delivery DELIVERY = new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử");
    private static final Person PERSON = new Person("Người Thử Một", "000000000001", null, null, "Số 1 phố Thử");
    private static int cases = 700_000;

    private final PersonRights rights;
    private final PersonRequests requests;
    private final PersonExpiry expiry;
    private final Persons persons;
    private final Intake intake;
    private final Projector projector;
    private final RecordingAudit audit;
    private final JdbcClient jdbc;
    private String code = "";

    @TestConfiguration(proxyBeanMethods = false)
    static class AtOneInstant {
        @Bean
        @Primary
        Clock friday() {
            return Clock.fixed(Instant.parse("2026-11-20T03:00:00Z"), ZoneOffset.UTC);
        }
    }

    PersonRightsTests(
            PersonRights rights,
            PersonRequests requests,
            PersonExpiry expiry,
            Persons persons,
            Intake intake,
            Projector projector,
            RecordingAudit audit,
            JdbcClient jdbc) {
        this.rights = rights;
        this.requests = requests;
        this.expiry = expiry;
        this.persons = persons;
        this.intake = intake;
        this.projector = projector;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aCaseOfAPerson() {
        code = begun("2026-03-02 08:00", null);
        audit.forget();
    }

    private String begun(String submitted, @Nullable String completed) {
        cases++;
        var told = CasesForTests.begun(cases)
                .at(PersonsWiring.AGENCY)
                .submitted(submitted)
                .received(submitted);
        List<CaseMessage> messages = (completed == null ? told : told.completed(completed)).messages();
        intake.take(DELIVERY, CasesForTests.reads(List.of(CasesForTests.of(PERSON, messages.getFirst()))));
        intake.take(DELIVERY, CasesForTests.reads(messages.subList(1, messages.size())));
        return CasesForTests.code(cases);
    }

    /** An event of the case that nobody understands, with the person in it. */
    private void quarantined(String id) {
        String event = """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.nhip.case.submitted.v1","subject":"%s",\
                "time":"2199-03-02T08:00:00+07:00","data":{"person":{"name":"Người Thử Một"}}}""".formatted(id, CasesForTests.SOURCE, code);
        List<Outcome> outcomes = intake.take(
                DELIVERY,
                List.of(EventRecords.incoming(
                        EventReader.event(event.getBytes(StandardCharsets.UTF_8)), CasesForTests.SOURCE)));
        assertThat(outcomes).hasOnlyElementsOfType(Outcome.Quarantined.class);
    }

    private void as(Viewer viewer, Runnable work) {
        Viewers.run(viewer, work);
    }

    @Test
    void exportsEverythingThatIsKept() throws Exception {
        quarantined("x" + code);

        PersonExport export = Viewers.as(HEAD, () -> rights.export(List.of(code), WHY));

        assertThat(export.cases()).singleElement().satisfies(one -> {
            assertThat(one.values())
                    .containsEntry(PersonField.NAME, "Người Thử Một")
                    .containsEntry(PersonField.ADDRESS, "Số 1 phố Thử");
            assertThat(one.records())
                    .singleElement()
                    .satisfies(record -> assertThat(record.text()).contains("Người Thử Một"));
        });
        assertThat(export.toString()).doesNotContain("Người", "phố");
        assertThat(audit.acts(AuditEvent.PERSON_EXPORTED)).singleElement().satisfies(act -> {
            assertThat(act.reason()).isEqualTo(WHY);
            assertThat(act.details()).isEqualTo(Map.of("fields", "name,identity_number,address", "records", "1"));
        });
    }

    @Test
    void correctsAndKeepsNoFormerValue() {
        as(HEAD, () -> rights.correct(code, Map.of(PersonField.NAME, "Người Thử Đúng", PersonField.ADDRESS, ""), WHY));

        assertThat(persons.find(code).orElseThrow().values())
                .isEqualTo(Map.of(PersonField.NAME, "Người Thử Đúng", PersonField.IDENTITY_NUMBER, "000000000001"));
        assertThat(audit.acts(AuditEvent.PERSON_CORRECTED))
                .singleElement()
                .satisfies(act -> assertThat(act.toString())
                        .contains("fields=name,address")
                        .doesNotContain("Thử Đúng", "Thử Một", "phố"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> as(
                        HEAD,
                        () -> rights.correct(
                                code, Map.of(PersonField.NAME, "Tên Khác Hẳn"), "đổi thành tên khác hẳn như giấy")));
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> as(HEAD, () -> rights.correct(code, Map.of(), WHY)));
    }

    @Test
    void erasesForGoodWithWhatWasQuarantined() {
        quarantined("y" + code);
        as(HEAD, () -> rights.erase(code, WHY));

        assertThat(persons.find(code).orElseThrow().values()).isEmpty();
        assertThat(jdbc.sql("""
                        select status || ' ' || (raw is null and message is null and key_id is null)
                        from cases.quarantine where case_code = ?
                        """).param(code).query(String.class).list()).containsExactly("DISCARDED true");
        assertThat(audit.acts(AuditEvent.PERSON_ERASED)).singleElement().satisfies(act -> {
            assertThat(act.subject()).isEqualTo("case/" + code);
            assertThat(act.details()).containsEntry("records", "1");
        });

        CaseMessage again = new CaseMessage(
                CasesForTests.SOURCE,
                "again" + code,
                code,
                Instant.parse("2026-11-19T03:00:00Z"),
                new CaseFact.Submitted(null, null, null, null, null, null),
                PERSON);
        assertThat(new String(EventWriter.write(again), StandardCharsets.UTF_8)).contains("Người Thử Một");
        intake.take(DELIVERY, CasesForTests.reads(List.of(again)));
        assertThat(persons.find(code).orElseThrow().values()).isEmpty();
        quarantined("later" + code);
        assertThat(jdbc.sql("""
                        select q.status || ' ' || (raw is null and message is null and key_id is null) || ' ' || a.action
                        from cases.quarantine q join cases.quarantine_action a on a.quarantine = q.id
                        where event_id = ?
                        """).param("later" + code).query(String.class).list())
                .containsExactly("DISCARDED true TEXT_ERASED");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() ->
                        as(HEAD, () -> rights.correct(code, Map.of(PersonField.NAME, "Người Thử Đúng"), WHY)));
    }

    @Test
    void doesNothingThatCannotBeRecorded() {
        audit.breakDown();

        assertThatThrownBy(() -> as(HEAD, () -> rights.erase(code, WHY))).hasMessageContaining("audit log");
        assertThatThrownBy(() -> as(HEAD, () -> rights.correct(code, Map.of(PersonField.NAME, "Khác Hẳn"), WHY)))
                .hasMessageContaining("audit log");

        assertThat(persons.find(code).orElseThrow().values()).containsEntry(PersonField.NAME, "Người Thử Một");
    }

    @Test
    void nobodyElseMay() throws Exception {
        for (Viewer viewer : List.of(OTHER, PersonsWiring.somebody(Role.CASE_OFFICER, PersonsWiring.AGENCY))) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> as(viewer, () -> rights.erase(code, WHY)));
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> as(viewer, () -> rights.export(List.of(code), WHY)));
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> as(viewer, () -> rights.correct(code, Map.of(PersonField.NAME, "A B C D"), WHY)));
            assertThat(Viewers.as(viewer, () -> rights.find(List.of(code)))).isEmpty();
        }
        assertThat(persons.find(code).orElseThrow().values()).hasSize(3);
    }

    /** 18/11/2026 is a Wednesday, 24/11 a day off. */
    @ParameterizedTest
    @CsvSource({
        "ACCESS, 2026-11-18, 2026-11-20, 2026-11-30",
        "CORRECT, 2026-11-20, 2026-11-25, 2026-11-30",
        "RESTRICT, 2026-11-16, 2026-11-18, 2026-12-01",
        "ERASE, 2026-11-02, 2026-11-04, 2026-11-23"
    })
    void reckonsByWhenTheLawWantsItDone(RequestKind kind, LocalDate received, LocalDate answer, LocalDate due)
            throws Exception {
        long id = Viewers.as(HEAD, () -> requests.take(kind, List.of(code), received, WHY));

        assertThat(Viewers.as(HEAD, requests::list))
                .filteredOn(request -> request.id() == id)
                .singleElement()
                .satisfies(request -> {
                    assertThat(request.answerDue()).isEqualTo(answer);
                    assertThat(request.due()).isEqualTo(due);
                });
        assertThat(Viewers.as(OTHER, requests::list)).isEmpty();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> as(OTHER, () -> requests.close(id, true, WHY)));

        as(HEAD, () -> requests.close(id, true, "đã trao bản in cho người yêu cầu"));

        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> as(HEAD, () -> requests.close(id, true, WHY)));
        assertThat(audit.acts(AuditEvent.PERSON_REQUESTED))
                .extracting(Act::after)
                .containsExactly("OPEN", "DONE");
    }

    @Test
    void aTermThatEndsOnADayOffEndsOnTheNextWorkingDay() {
        assertThat(RequestKind.ACCESS.due(LocalDate.of(2026, 12, 22), Calendars.bundled()))
                .isAfter(LocalDate.of(2027, 1, 1));
    }

    @Test
    void timeErasesWhatIsKeptLongEnoughAndNothingElse() {
        String old = begun("2024-01-03 08:00", "2024-01-09 08:00");
        String oldAndOpen = begun("2024-01-03 08:00", null);
        String young = begun("2026-01-05 08:00", "2026-01-12 08:00");
        quarantined("old" + code);
        quarantined("waits" + code);
        quarantined("forgotten" + code);
        jdbc.sql("update cases.quarantine set recorded = '2024-01-05' where event_id = ?")
                .param("forgotten" + code)
                .update();
        jdbc.sql("update cases.quarantine set status = 'DISCARDED', settled = '2026-05-01' where event_id = ?")
                .param("old" + code)
                .update();
        while (projector.position().lag() > 0) {
            projector.advance();
        }
        audit.forget();
        assertThat(expiry.due()).isEqualTo(new PersonExpiry.Count(1, 2));

        PersonExpiry.Count done = expiry.run(rows -> {});

        assertThat(done).isEqualTo(new PersonExpiry.Count(1, 2));
        assertThat(persons.find(old).orElseThrow().values()).isEmpty();
        assertThat(persons.find(old).orElseThrow().erasedWhy()).isEqualTo("hết thời hạn lưu P24M");
        assertThat(persons.find(oldAndOpen).orElseThrow().values()).hasSize(3);
        assertThat(persons.find(young).orElseThrow().values()).hasSize(3);
        assertThat(jdbc.sql("select event_id from cases.quarantine where case_code = ? and raw is not null")
                        .param(code)
                        .query(String.class)
                        .list())
                .containsExactly("waits" + code);
        assertThat(jdbc.sql("select state from cases.case_file where code = ?")
                        .param(old)
                        .query(String.class)
                        .single())
                .isEqualTo("COMPLETED");
        assertThat(audit.acts(AuditEvent.PERSON_ERASED))
                .extracting(act -> act.subject() + " " + act.details())
                .containsExactly("persons {count=1}", "quarantine-texts {count=2}");
        assertThat(expiry.run(rows -> {})).isEqualTo(new PersonExpiry.Count(0, 0));
    }
}
