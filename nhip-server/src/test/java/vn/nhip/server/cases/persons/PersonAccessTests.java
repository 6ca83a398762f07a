package vn.nhip.server.cases.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Person;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.RecordingAudit;
import vn.nhip.server.cases.Cases;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.screen.Refusal;

/** Who may see who a case belongs to, and what stays of it, on a real database. All persons are invented. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.home=target/nhip-for-tests"})
@Import(PersonsWiring.class)
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class PersonAccessTests {
    private static final String WHY = "gọi hẹn lại ngày trả kết quả";
    private static final Viewer OFFICER = PersonsWiring.somebody(Role.CASE_OFFICER, PersonsWiring.AGENCY);
    private static int cases = 600_000;

    private final PersonAccess access;
    private final Cases stored;
    private final Intake intake;
    private final RecordingAudit audit;
    private String code = "";

    PersonAccessTests(PersonAccess access, Cases stored, Intake intake, RecordingAudit audit) {
        this.access = access;
        this.stored = stored;
        this.intake = intake;
        this.audit = audit;
    }

    @BeforeEach
    void aCaseOfAPerson() {
        cases++;
        code = CasesForTests.code(cases);
        CaseMessage submitted = CasesForTests.begun(cases)
                .at(PersonsWiring.AGENCY)
                .submitted("2026-03-02 08:00")
                .last();
        Person person = new Person("Người Thử Một", "000000000001", "0900000001", null, null);
        intake.take(
                new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử"),
                List.of(CasesForTests.read(CasesForTests.of(person, submitted))));
        audit.forget();
    }

    private OpenedPerson open(Viewer viewer, String words) throws Exception {
        return Viewers.as(viewer, () -> access.open(code, Purpose.CONTACT, words));
    }

    private PersonGlance glance(Viewer viewer) throws Exception {
        CaseFile file = CaseLife.fold(stored.events(code));
        return Viewers.as(viewer, () -> access.glance(file));
    }

    @Test
    void opensForAPurposeAndIsOnRecordWithoutTheValues() throws Exception {
        OpenedPerson opened = open(OFFICER, "  " + WHY + "  ");

        assertThat(opened.values())
                .isEqualTo(Map.of(
                        PersonField.NAME,
                        "Người Thử Một",
                        PersonField.IDENTITY_NUMBER,
                        "000000000001",
                        PersonField.PHONE,
                        "0900000001"));
        assertThat(audit.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.viewer()).isEqualTo(OFFICER);
            Act act = entry.act();
            assertThat(act.event()).isEqualTo(AuditEvent.PERSON_OPENED);
            assertThat(act.subject()).isEqualTo("case/" + code);
            assertThat(act.agency()).isEqualTo(PersonsWiring.AGENCY);
            assertThat(act.reason()).isEqualTo(WHY);
            assertThat(act.details()).isEqualTo(Map.of("purpose", "contact", "fields", "name,identity_number,phone"));
        });
        assertThat(opened.toString()).doesNotContain("Thử", "000000000001", "0900000001");
    }

    @Test
    void givesNothingOutWhenItCannotBeRecorded() {
        audit.breakDown();

        assertThatThrownBy(() -> open(OFFICER, WHY)).hasMessage("the audit log cannot be written");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void onlyRolesThatHandleCasesSeeEvenMasks(Role role) throws Exception {
        Viewer viewer = PersonsWiring.somebody(role, PersonsWiring.AGENCY);
        PersonGlance glance = glance(viewer);
        if (role.permissions().contains(Permission.PERSONS_OPEN)) {
            assertThat(glance.values())
                    .extracting(PersonGlance.Value::masked)
                    .containsExactly("N••• T••• M•••", "••••••001", "••••••001");
            assertThat(audit.entries()).as("a mask is no look").isEmpty();
        } else {
            assertThat(glance.standing()).isEqualTo(PersonGlance.Standing.HIDDEN);
            assertThat(glance.values()).isEmpty();
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> open(viewer, WHY));
            assertThat(audit.acts(AuditEvent.ACCESS_REFUSED)).hasSize(1);
            assertThat(audit.acts(AuditEvent.PERSON_OPENED)).isEmpty();
        }
    }

    @Test
    void anotherAgencySeesNothingAndIsToldWhatAStrangerToTheCodeIsTold() throws Exception {
        Viewer other = PersonsWiring.somebody(Role.AGENCY_HEAD, "H99.02");
        assertThat(glance(other).standing()).isEqualTo(PersonGlance.Standing.HIDDEN);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> open(other, WHY))
                .satisfies(refusal -> {
                    code = "H99.01-khong-co";
                    assertThatThrownBy(() -> open(other, WHY)).hasMessage(refusal.getMessage());
                });
        assertThat(audit.acts(AuditEvent.ACCESS_REFUSED))
                .singleElement()
                .satisfies(act -> assertThat(act.agency()).isEqualTo(PersonsWiring.AGENCY));
    }

    @Test
    void whoDidNotSignInSeesNothing() throws Exception {
        assertThat(glance(Viewer.ANYONE).standing()).isEqualTo(PersonGlance.Standing.HIDDEN);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> open(Viewer.ANYONE, WHY));
        Viewer nowhere =
                new Viewer(Viewer.Kind.PERSON, "tk-2", "Ai đó", Role.CASE_OFFICER.permissions(), Reach.NOTHING, null);
        assertThat(glance(nowhere).standing()).isEqualTo(PersonGlance.Standing.HIDDEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "xem",
                "1234567890",
                "...........",
                "gọi cho NGƯỜI THỬ MỘT hẹn lại",
                "gọi số 0900 000 001 để hẹn lại",
                "gửi thư cho ai@thu.vn báo lại"
            })
    void refusesReasonsThatSayTooLittleOrTooMuch(String words) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> open(OFFICER, words));
        assertThat(audit.acts(AuditEvent.PERSON_OPENED)).isEmpty();
    }

    @Test
    void theCodeAloneIsNoReason() {
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> open(OFFICER, "hồ sơ " + code + " " + code));
    }
}
