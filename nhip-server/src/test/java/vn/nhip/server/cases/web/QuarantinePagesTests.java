package vn.nhip.server.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nhip.contract.EventRead;
import vn.nhip.contract.EventReader;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.EventRecords;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** A clerk settles what could not be taken, without script, on a real database. All persons and cases are invented. */
@SpringBootTest(properties = {"nhip.sample=off", "nhip.home=target/quarantine-pages-home"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class QuarantinePagesTests {
    private final MockMvcTester mvc;
    private final JdbcClient jdbc;
    private final Intake intake;

    QuarantinePagesTests(MockMvcTester mvc, JdbcClient jdbc, Intake intake) {
        this.mvc = mvc;
        this.jdbc = jdbc;
        this.intake = intake;
    }

    private static String event(String source, String id, String channel, String time) {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"vn.nhip.case.submitted.v1","subject":"H99.Q-%s",\
                "time":"%s","data":{"channel":"%s","person":{"name":"Nguyễn Thị Ví Dụ"}}}""".formatted(id, source, id, time, channel);
    }

    private void send(String source, String... events) {
        List<Incoming> batch = new ArrayList<>();
        for (String event : events) {
            EventRead read = EventReader.event(event.getBytes(StandardCharsets.UTF_8));
            batch.add(EventRecords.incoming(read, source));
        }
        intake.take(new Delivery(source, Unknowns.QUARANTINE, "sổ " + source + ".jsonl"), batch);
    }

    @Test
    void findsWhatWaitsAndSaysWhy() throws IOException {
        send("tim", event("tim", "f1", "TRUC TUYEN", "2026-03-02T08:00:00+07:00"), "{không phải JSON");

        String list = page("/cases/quarantine?source=tim");
        assertThat(list).contains("2 bản ghi chờ xử lý theo bộ lọc", "Giá trị lạ", "Không đọc được", "sổ tim.jsonl");
        assertThat(list).doesNotContain("Nguyễn Thị Ví Dụ");
        assertThat(page("/cases/quarantine?source=tim&kind=UNREADABLE")).contains("1 bản ghi chờ xử lý");
        assertThat(page("/cases/quarantine?q=s%E1%BB%95%20tim")).contains("2 bản ghi chờ xử lý");
        assertThat(page("/cases/quarantine?source=tim&day=2001-01-01")).contains("Không có bản ghi nào");
        assertThat(page("/cases/quarantine.csv?source=tim"))
                .contains("Giá trị lạ")
                .doesNotContain("Nguyễn Thị Ví Dụ");
        assertThat(mvc.get().uri("/cases/quarantine?kind=LA").exchange()).hasStatus(400);
        assertThat(mvc.get().uri("/cases/quarantine/999999").exchange()).hasStatus(404);
    }

    @Test
    void whatDoesNotOpenIsSaidAndCanBePutAside() throws IOException {
        send("kin", event("kin", "k1", "TRUC TUYEN", "2026-03-02T08:00:00+07:00"));
        long id = id("kin");
        jdbc.sql("update cases.quarantine set raw = substr(raw, 1, 5) where id = ?")
                .param(id)
                .update();
        String address = "/cases/quarantine/" + id;

        assertThat(page("/cases/quarantine?source=kin")).contains("1 bản ghi chờ xử lý");
        assertThat(page(address))
                .contains("id=\"shut\"", "Tìm khóa trong bản sao lưu", "Bỏ bản ghi này")
                .doesNotContain("Mở nội dung để sửa", "Đọc lại như cũ");
        assertThat(mvc.post()
                        .uri(address + "/open")
                        .param("purpose", "correct")
                        .param("words", "sửa kênh nộp cho đúng")
                        .exchange())
                .hasStatus(409);
        assertThat(mvc.post()
                        .uri(address)
                        .param("action", "discard")
                        .param("reason", "mất khóa, đã nhờ nguồn gửi lại")
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(page(address)).contains("id=\"shut\"").doesNotContain("Bỏ bản ghi này");
    }

    @Test
    void correctsOne() throws IOException {
        send("sua", event("sua", "s1", "TRUC TUYEN", "2026-03-02T08:00:00+07:00"));
        String address = "/cases/quarantine/" + id("sua");
        MvcTestResult shown = mvc.get().uri(address).exchange();
        assertThat(shown).headers().hasValue("Cache-Control", "no-store");
        assertThat(page(address)).contains("Mở nội dung để sửa").doesNotContain("Nguyễn Thị Ví Dụ", "id=\"event\"");
        assertThat(mvc.post()
                        .uri(address + "/open")
                        .param("words", "sửa kênh nộp")
                        .exchange())
                .as("without a purpose")
                .hasStatus(400);
        assertThat(exchange(address + "/open", "purpose", "handle", "words", "sửa"))
                .as("without a reason")
                .hasStatus(400);
        String opened = answer(address + "/open", "purpose", "handle", "words", "sửa kênh nộp sai của nguồn");
        assertThat(opened).contains("Nguyễn Thị Ví Dụ", "chỉ hiện trên máy chủ này", "id=\"event\"");
        assertThat(jdbc.sql("""
                        select reason from (select event, subject, reason from audit.entry
                                            union all select event, subject, reason from audit.waiting) log
                        where event = 'person-opened' and subject = ?
                        """)
                        .param("record/" + id("sua"))
                        .query(String.class)
                        .list())
                .containsExactly("sửa kênh nộp sai của nguồn");

        assertThat(mvc.post()
                        .uri(address)
                        .param("action", "check")
                        .param("event", "{")
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Chưa nhận được")
                .doesNotContain("Nguyễn Thị Ví Dụ");
        String right = event("sua", "s1", "ONLINE", "2026-03-02T08:00:00+07:00");
        assertThat(mvc.post()
                        .uri(address)
                        .param("action", "check")
                        .param("event", right)
                        .exchange())
                .bodyText()
                .contains("Bản sửa đọc được");
        assertThat(events("H99.Q-s1")).isZero();

        post(address, "action", "take", "event", right);

        assertThat(events("H99.Q-s1")).isEqualTo(1);
        assertThat(page(address)).contains("đã vào nhật ký", "Sửa", "máy chủ").doesNotContain("id=\"event\"");
    }

    @Test
    void correctsAllByRuleAfterLookingAtIt() throws IOException {
        send(
                "luat",
                event("luat", "r1", "TT", "2026-03-02T08:00:00+07:00"),
                event("luat", "r2", "TT", "2026-03-02T08:00:00+07:00"),
                event("luat", "r3", "KHAC", "2026-03-02T08:00:00+07:00"));
        assertThat(page("/cases/quarantine?source=luat"))
                .as("the rule that replaces begins with what is wrong in the newest")
                .contains("value=\"data.channel\"", "value=\"KHAC\"")
                .doesNotContain("data.person");
        String[] rule = {"rule", "replace", "of", "data.channel", "from", "TT", "to", "ONLINE", "source", "luat"};

        String trial = answer("/cases/quarantine/rule", rule);
        assertThat(trial).contains("2 trong 3 bản ghi sẽ vào nhật ký", "Chưa làm gì", "1 bản ghi không có giá trị này");
        assertThat(events("H99.Q-r1")).isZero();

        assertThat(answer("/cases/quarantine/rule", concat(rule, "action", "apply")))
                .contains("2 bản ghi đã vào nhật ký, 0 đã bỏ, 1 vẫn chờ", "1 bản ghi chờ xử lý");
        assertThat(events("H99.Q-r1") + events("H99.Q-r2")).isEqualTo(2);
    }

    @Test
    void readsAgainWhatHasBecomeTrue() throws IOException {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        send("mai", event("mai", "m1", "ONLINE", tomorrow.toString()));

        assertThat(answer("/cases/quarantine/rule", "rule", "again", "source", "mai"))
                .contains("Cách này không xử lý được bản ghi nào", "Thời điểm ở tương lai");
    }

    @Test
    void putsAsideWithAReasonAndKeepsIt() throws IOException {
        send(
                "bo",
                event("bo", "b1", "TT", "2026-03-02T08:00:00+07:00"),
                event("bo", "b2", "TT", "2026-03-02T08:00:00+07:00"));
        String one = "/cases/quarantine/" + id("bo");

        assertThat(mvc.post()
                        .uri(one)
                        .param("action", "discard")
                        .param("reason", " ")
                        .exchange())
                .hasStatus(400);
        post(one, "action", "discard", "reason", "hồ sơ thử");
        assertThat(page(one)).contains("đã bỏ", "hồ sơ thử");

        assertThat(answer(
                        "/cases/quarantine/rule",
                        "rule",
                        "discard",
                        "reason",
                        "hồ sơ thử",
                        "source",
                        "bo",
                        "action",
                        "apply"))
                .contains("0 bản ghi đã vào nhật ký, 1 đã bỏ");
        assertThat(page("/cases/quarantine?source=bo&status=DISCARDED")).contains("2 bản ghi đã bỏ");
    }

    private String page(String address) throws IOException {
        MvcTestResult answer = mvc.get().uri(URI.create(address)).exchange();
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private String answer(String address, String... namesAndValues) throws IOException {
        MvcTestResult answer = exchange(address, namesAndValues);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private void post(String address, String... namesAndValues) {
        assertThat(exchange(address, namesAndValues)).hasStatus3xxRedirection();
    }

    private MvcTestResult exchange(String address, String... namesAndValues) {
        var request = mvc.post().uri(address);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request = request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request.exchange();
    }

    private static String[] concat(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private long id(String source) {
        return jdbc.sql("select max(id) from cases.quarantine where source = ?")
                .param(source)
                .query(Long.class)
                .single();
    }

    private long events(String caseCode) {
        return jdbc.sql("select count(*) from cases.event where case_code = ?")
                .param(caseCode)
                .query(Long.class)
                .single();
    }
}
