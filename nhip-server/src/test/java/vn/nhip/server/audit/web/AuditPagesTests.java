package vn.nhip.server.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.checkpoint.Checkpoints;
import vn.nhip.server.audit.store.Sequencer;
import vn.nhip.server.audit.verify.TamperedLog;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** An auditor looks for what was done, without script, on a real database. All accounts and cases are invented. */
@SpringBootTest(
        properties = {
            "nhip.sample=off",
            "nhip.database.purpose=command",
            "nhip.home=target/audit-pages-home",
            "nhip.test.database=audit-pages"
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@Import(TamperedLog.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditPagesTests {
    private static final Viewer AUDITOR = auditor("kiem-toan-1", Reach.EVERYTHING);
    private static final Viewer OFFICER =
            new Viewer(Viewer.Kind.PERSON, "can-bo-7", "Cán bộ Ví Dụ", Set.of(), Reach.NOTHING, "203.0.113.5");
    private static final int PAGE = 50;

    private final MockMvcTester mvc;
    private final Audit audit;
    private final Sequencer sequencer;
    private final Checkpoints checkpoints;
    private final TamperedLog log;
    private final JdbcClient jdbc;

    AuditPagesTests(
            MockMvcTester mvc,
            Audit audit,
            Sequencer sequencer,
            Checkpoints checkpoints,
            TamperedLog log,
            JdbcClient jdbc) {
        this.mvc = mvc;
        this.audit = audit;
        this.sequencer = sequencer;
        this.checkpoints = checkpoints;
        this.log = log;
        this.jdbc = jdbc;
    }

    private static Viewer auditor(String id, Reach reach) {
        return new Viewer(
                Viewer.Kind.PERSON, id, "Kiểm toán Ví Dụ", Set.of(Permission.AUDIT_READ), reach, "203.0.113.1");
    }

    @BeforeAll
    void whatWasDone() {
        Viewers.run(OFFICER, () -> {
            audit.record(Act.of(AuditEvent.PERSON_OPENED, "case/H99.1-0001")
                    .inAgency("H99.1.2")
                    .because("xác minh 100% <địa chỉ>"));
            audit.record(Act.of(AuditEvent.ROLE_GRANTED, "account/chin")
                    .inAgency("H99.10")
                    .changing("cũ", "mới"));
        });
        sequencer.all();
        log.acts(120);
        checkpoints.write();
    }

    private MvcTestResult exchange(Viewer viewer, String address) {
        try {
            return Viewers.as(viewer, () -> mvc.get().uri(URI.create(address)).exchange());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private String page(Viewer viewer, String address) {
        MvcTestResult answer = exchange(viewer, address);
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void findsByEveryPartOfTheQuestion() {
        for (String question : List.of(
                "event=person-opened",
                "who=can-bo-7&subject=case/",
                "who=b%E1%BB%99%20v%C3%AD&event=person-opened",
                "subject=case/H99.1-0001",
                "agency=H99.1",
                "q=x%C3%A1c%20minh%20100%25%20%3C",
                "from=2026-01-01&until=2099-01-01T08:00&event=person-opened")) {
            assertThat(page(AUDITOR, "/audit?" + question))
                    .as(question)
                    .contains("1 mục trong nhật ký kiểm toán theo bộ lọc", "Mở dữ liệu cá nhân", "case/H99.1-0001")
                    .contains("xác minh 100% &lt;địa chỉ&gt;")
                    .doesNotContain("account/chin");
        }
        assertThat(page(AUDITOR, "/audit?agency=H99.10"))
                .as("H99.10 is not below H99.1")
                .contains("account/chin", "cũ → mới")
                .doesNotContain("case/H99");
        assertThat(page(AUDITOR, "/audit?until=2020-01-01"))
                .contains("Không có mục nào theo bộ lọc", "nới khoảng thời gian");
        assertThat(page(AUDITOR, "/audit?subject=case_H99"))
                .as("what means something to LIKE is taken as it is")
                .contains("Không có mục nào");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"event=xem", "from=h%C3%B4m%20qua", "until=2026-13-01", "before=-1", "before=x", "who=a%00b"})
    void whatIsNotUnderstoodIsToldBack(String question) {
        assertThat(exchange(AUDITOR, "/audit?" + question)).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"who", "subject", "agency", "q"})
    void takesEveryWordAsAWord(String name) {
        String nasty = "%27%3B%20drop%20table%20audit.entry%3B--%20%22%5C%25%24%7B7*7%7D%3Cscript%3E";
        assertThat(page(AUDITOR, "/audit?" + name + "=" + nasty))
                .contains("Không có mục nào", "&lt;script")
                .doesNotContain("<script>");
    }

    @Test
    void goesOnFromPageToPageAndRecordsTheSearchOnce() {
        String first = page(auditor("kiem-toan-2", Reach.EVERYTHING), "/audit?event=account-changed");
        assertThat(first).contains("120 mục trong nhật ký kiểm toán theo bộ lọc", "rel=\"next\"");
        String second = page(auditor("kiem-toan-2", Reach.EVERYTHING), next(first));
        String third = page(auditor("kiem-toan-2", Reach.EVERYTHING), next(second));

        assertThat(first.split("data-seq=", -1)).hasSize(PAGE + 1);
        assertThat(second.split("data-seq=", -1)).hasSize(PAGE + 1);
        assertThat(third.split("data-seq=", -1)).hasSize(20 + 1);
        assertThat(third).doesNotContain("rel=\"next\"").contains("Về đầu");
        assertThat(recorded("kiem-toan-2")).containsExactly("audit-searched {\"event\":\"account-changed\"}");
    }

    @Test
    void aLaterPageOfASearchThatNobodyBeganIsASearch() {
        page(auditor("kiem-toan-3", Reach.EVERYTHING), "/audit?who=can-bo-7&before=999999");

        assertThat(recorded("kiem-toan-3")).containsExactly("audit-searched {\"who\":\"can-bo-7\"}");
    }

    @Test
    void theFileHoldsEverythingThatIsFoundAndIsRecorded() {
        Viewer auditor = auditor("kiem-toan-4", Reach.EVERYTHING);
        String file = page(auditor, "/audit.csv?event=account-changed");

        assertThat(file.lines()).hasSize(120 + 1);
        assertThat(file).startsWith("\ufeffSố,Lúc,Mã việc").contains("account-changed,Đổi tài khoản");
        assertThat(recorded("kiem-toan-4")).containsExactly("audit-exported {\"event\":\"account-changed\"}");
    }

    @Test
    void showsAnEntryWithItsProof() {
        assertThat(page(AUDITOR, "/audit/1"))
                .contains("Mở dữ liệu cá nhân: case/H99.1-0001", "Cán bộ Ví Dụ", "203.0.113.5", "xác minh 100%")
                .contains("id=\"proven\"", "nhip-audit\n")
                .doesNotContain("id=\"changed\"");
        assertThat(page(AUDITOR, "/audit/2")).contains("<pre class=\"raw\" tabindex=\"0\" id=\"after\">mới</pre>");
        assertThat(exchange(AUDITOR, "/audit/99999")).hasStatus(404);
        assertThat(exchange(AUDITOR, "/audit/1")).headers().hasValue("Cache-Control", "no-store");
    }

    @Test
    void saysWhenAnEntryWasChanged() {
        log.forced("update audit.entry set reason = 'khác' where seq = 30");
        String changed = page(AUDITOR, "/audit/30");
        log.forced("update audit.entry set reason = 'thử' where seq = 30");

        assertThat(changed).contains("id=\"changed\"", "id=\"unproven\"").doesNotContain("id=\"proven\"");
    }

    @Test
    void showsOnlyWhatIsInReach() {
        Viewer local = auditor("kiem-toan-5", new Reach.Some(Set.of("H99.1", "H99.1.2")));
        assertThat(page(local, "/audit")).contains("case/H99.1-0001").doesNotContain("account/chin");
        assertThat(page(local, "/audit.csv")).contains("case/H99.1-0001").doesNotContain("account/chin");
        assertThat(exchange(local, "/audit/2")).hasStatus(404);
        assertThat(page(auditor("kiem-toan-6", Reach.NOTHING), "/audit")).contains("Nhật ký kiểm toán chưa có mục nào");
    }

    private static String next(String page) {
        String link = page.substring(page.indexOf("rel=\"next\" href=\"") + "rel=\"next\" href=\"".length());
        return link.substring(0, link.indexOf('"')).replace("&amp;", "&");
    }

    private List<String> recorded(String viewer) {
        sequencer.all();
        return jdbc.sql("select event || ' ' || details from audit.entry where viewer_id = ? order by seq")
                .param(viewer)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
