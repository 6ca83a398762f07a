package vn.nhip.server.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Person;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.RecordingAudit;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.persons.PersonsWiring;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Role;

/** What the pages show of persons and to whom, without script, on a real database. All persons are invented. */
@SpringBootTest(properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.home=target/nhip-for-tests"})
@AutoConfigureMockMvc
@Import(PersonsWiring.class)
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class PersonPagesTests {
    private static final String WHY = "gọi hẹn lại ngày trả kết quả";
    private static int cases = 800_000;

    private final MockMvcTester mvc;
    private final Intake intake;
    private final RecordingAudit audit;
    private final PersonsWiring.RequestsOf requests;
    private String code = "";

    PersonPagesTests(MockMvcTester mvc, Intake intake, RecordingAudit audit, PersonsWiring.RequestsOf requests) {
        this.mvc = mvc;
        this.intake = intake;
        this.audit = audit;
        this.requests = requests;
    }

    @BeforeEach
    void aCaseOfAPerson() {
        cases++;
        code = CasesForTests.code(cases);
        CaseMessage submitted = CasesForTests.begun(cases)
                .at(PersonsWiring.AGENCY)
                .submitted("2026-03-02 08:00")
                .last();
        Person person = new Person("Người Thử <Một>", "000000000001", null, null, null);
        intake.take(
                new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử"),
                List.of(CasesForTests.read(CasesForTests.of(person, submitted))));
        audit.forget();
        are(Role.CASE_OFFICER);
    }

    private void are(Role role) {
        requests.are(PersonsWiring.somebody(role, PersonsWiring.AGENCY));
    }

    private String page(String address) throws IOException {
        MvcTestResult answer = mvc.get().uri(URI.create(address)).exchange();
        assertThat(answer).hasStatusOk();
        return text(answer);
    }

    private static String text(MvcTestResult answer) throws IOException {
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String address, String... namesAndValues) {
        var request = mvc.post().uri(address);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request = request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void aCaseShowsMasksToWhoHandlesItAndNothingToOthers() throws IOException {
        assertThat(page("/cases/" + code))
                .contains("N••• T••• &lt;•••", "••••••001", "Mở dữ liệu của người nộp", "/cases/" + code + "/person")
                .doesNotContain("Người Thử", "000000000001");
        are(Role.ANALYST);
        assertThat(page("/cases/" + code)).doesNotContain("id=\"holder\"", "•••");
        requests.are(PersonsWiring.somebody(Role.AGENCY_HEAD, "H99.02"));
        assertThat(mvc.get().uri("/cases/" + code).exchange()).bodyText().doesNotContain("id=\"holder\"", "•••");
        assertThat(audit.acts(AuditEvent.PERSON_OPENED)).isEmpty();
    }

    @Test
    void opensOnceForAPurposeAndLetsNobodyKeepThePage() throws IOException {
        MvcTestResult opened = post("/cases/" + code + "/person", "purpose", "contact", "words", WHY);

        assertThat(opened).hasStatusOk();
        assertThat(opened).headers().hasValue("Cache-Control", "no-store");
        assertThat(text(opened)).contains("Người Thử &lt;Một&gt;", "000000000001", "đã ghi vào nhật ký");
        assertThat(audit.acts(AuditEvent.PERSON_OPENED)).hasSize(1);
        assertThat(page("/cases/" + code)).doesNotContain("000000000001");
        assertThat(mvc.get().uri("/cases/" + code + "/person").exchange()).hasStatus(405);
    }

    @Test
    void refusesWithoutPurposeReasonOrRight() throws IOException {
        String address = "/cases/" + code + "/person";
        assertThat(post(address, "words", WHY)).hasStatus(400);
        assertThat(post(address, "purpose", "contact", "words", "xem")).hasStatus(400);
        MvcTestResult tells = post(address, "purpose", "contact", "words", "gọi Người Thử <Một> hẹn lại");
        assertThat(tells).hasStatus(400);
        assertThat(text(tells)).doesNotContain("Người Thử");
        are(Role.ANALYST);
        assertThat(post(address, "purpose", "contact", "words", WHY)).hasStatus4xxClientError();
        requests.are(PersonsWiring.somebody(Role.CASE_OFFICER, "H99.02"));
        assertThat(post(address, "purpose", "contact", "words", WHY)).hasStatus4xxClientError();
        audit.breakDown();
        are(Role.CASE_OFFICER);
        assertThat(audit.acts(AuditEvent.PERSON_OPENED)).isEmpty();
    }

    @Test
    void answersAPersonWhoAsks() throws IOException {
        are(Role.AGENCY_HEAD);
        assertThat(page("/cases/persons?codes=" + code + ",H99.01-khong-co"))
                .contains("N••• T•••", "Không có hồ sơ H99.01-khong-co")
                .doesNotContain("000000000001");

        MvcTestResult printed = post("/cases/persons/export", "codes", code, "words", WHY);
        assertThat(printed).headers().hasValue("Cache-Control", "no-store");
        assertThat(text(printed)).contains("Người Thử &lt;Một&gt;", "000000000001");
        MvcTestResult json = post("/cases/persons/export.json", "codes", code, "words", WHY);
        assertThat(json).headers().hasValue("Cache-Control", "no-store");
        assertThat(json)
                .bodyJson()
                .extractingPath("$.cases[0].person.identity_number")
                .isEqualTo("000000000001");

        String taken = redirect(post(
                "/cases/persons/requests", "codes", code, "kind", "correct", "received", "2026-11-20", "words", WHY));
        assertThat(page(taken)).contains("Đã ghi yêu cầu", "Sửa", WHY);

        String corrected = redirect(post(
                "/cases/persons/correct",
                "code",
                code,
                "name",
                "Ai Đó Khác",
                "no_identity_number",
                "on",
                "words",
                WHY));
        assertThat(corrected).doesNotContain("Ai", "Kh");
        assertThat(page(corrected)).contains("Đã sửa", "A••• Đ••• K•••").doesNotContain("••••••001");

        assertThat(page(redirect(post("/cases/persons/erase", "code", code, "words", WHY))))
                .contains("Đã xóa", "không được lưu lại");
        assertThat(page("/cases/" + code)).contains("Dữ liệu của người nộp đã xóa");
        assertThat(audit.entries())
                .extracting(entry -> entry.act().event())
                .containsExactly(
                        AuditEvent.PERSON_EXPORTED,
                        AuditEvent.PERSON_EXPORTED,
                        AuditEvent.PERSON_REQUESTED,
                        AuditEvent.PERSON_CORRECTED,
                        AuditEvent.PERSON_ERASED);
    }

    private static String redirect(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
        return Objects.requireNonNull(answer.getResponse().getRedirectedUrl());
    }
}
