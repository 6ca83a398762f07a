package vn.nhip.server.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.simulator.scenario.CaseTold;
import vn.nhip.simulator.scenario.Scenario;

/** The screens of a few invented cases on a real database, on 22/11/2026 at 14:00. */
@SpringBootTest(properties = {"nhip.sample=on", "nhip.database.purpose=command", "nhip.home=target/nhip-for-tests"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class CaseScreensTests {
    private static final String SOURCE = "thu-nghiem";
    private static final Delivery DELIVERY = new Delivery(SOURCE, Unknowns.ACCEPT, "thử");

    /** Supplemented once; the portal calls it late, the law in time. */
    private static final String DIFFERS = "H44.100-260803-0001";

    private static final String OVERDUE = "H44.100-260901-0002";
    private static final String CORRECTED = "H44.101-260810-0004";
    private static final String UNKNOWN = "H44.102-260920-0006";
    /** Of a year for which there is no calendar; its code has a slash, as those of older systems. */
    private static final String LONG_AGO = "H44.106/140310-0007";

    private static final int MANY = 120;

    private final MockMvcTester mvc;
    private final Intake intake;
    private final Projector projector;

    @TestConfiguration
    static class AtOneInstant {
        @Bean
        @Primary
        Clock november() {
            return Clock.fixed(at("2026-11-22T14:00"), ZoneOffset.UTC);
        }
    }

    CaseScreensTests(MockMvcTester mvc, Intake intake, Projector projector) {
        this.mvc = mvc;
        this.intake = intake;
        this.projector = projector;
    }

    @BeforeEach
    void cases() {
        tell(accepted(DIFFERS, "2026-08-03 09:40", "2026-08-17")
                .supplementRequested("2026-08-06 16:05")
                .supplementReceived("2026-08-18 10:31", "2026-09-10")
                .completed("2026-08-31 15:20"));
        tell(Scenario.NEVER_FINISHED
                .of(begun(OVERDUE).direct().submitted("2026-09-01"), "2026-09-01")
                .stepStarted("2026-09-02 09:00", "Thẩm định", "H44.05", "2026-09-10"));
        tell(Scenario.NO_RESULT
                .of(begun(CORRECTED).online().submitted("2026-08-10"), "2026-08-10")
                .supplementRequested("2026-08-30 09:00")
                .corrected("2026-08-26 11:00", CaseFact.Completed.class, "2026-08-26 10:30"));
        tell(begun(UNKNOWN).synchronised("2026-09-20"));
        tell(Scenario.LATE.of(begun(LONG_AGO).about("9.999999").direct(), "2014-03-10"));
        for (int i = 0; i < MANY; i++) {
            tell(accepted("H44.105-261001-%04d".formatted(i), "2026-10-01", "2026-12-31"));
        }
        projector.advance();
    }

    private static CaseTold begun(String code) {
        return CaseTold.of(code).by(SOURCE).about("1.004194").at(code.substring(0, 7));
    }

    private static CaseTold accepted(String code, String received, String due) {
        return begun(code).online().submitted(received).due(due).received(received);
    }

    /** A second telling of the same changes nothing. */
    private void tell(CaseTold told) {
        intake.take(DELIVERY, CasesForTests.reads(told.messages()));
    }

    private static Instant at(String hanoi) {
        return LocalDateTime.parse(hanoi).toInstant(ZoneOffset.ofHours(7));
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(URI.create(address)).exchange();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /cases                                 | 125 hồ sơ
                    /cases                                 | Chưa rõ gốc
                    /cases?list=overdue                    | 1 hồ sơ quá hạn theo Cổng
                    /cases?list=overdue&clock=legal        | 1 hồ sơ quá hạn theo luật
                    /cases?list=overdue                    | H44.100-260901-0002
                    /cases?list=unknown                    | H44.102-260920-0006
                    /cases?list=refused                    | H44.101-260810-0004
                    /cases?list=due&days=60                | 120 hồ sơ đến hạn trong 60 ngày theo Cổng
                    /cases?agency=H44.100                  | 2 hồ sơ, theo bộ lọc
                    /cases?q=260810                        | H44.101-260810-0004
                    /cases?list=late&agency=H44.105        | Không có hồ sơ nào khớp bộ lọc
                    /cases?from=2026-09-01&to=2026-09-01   | H44.100-260901-0002
                    /cases/H44.100-260803-0001             | Vì sao
                    /cases/H44.100-260803-0001             | Yêu cầu bổ sung
                    /cases/H44.100-260803-0001             | Thông tin người nộp được giữ riêng
                    /cases/H44.100-260803-0001             | điểm chia cho
                    /cases/H44.100-260803-0001?asOf=2026-08-10 | Chờ công dân bổ sung
                    /cases/H44.100-260901-0002             | Quá hạn
                    /cases/H44.100-260901-0002             | Thẩm định
                    /cases/H44.101-260810-0004             | Đúng là: Xử lý xong, lúc 26/08/2026 10:30
                    /cases/H44.101-260810-0004             | Không tính
                    /cases/H44.102-260920-0006             | chưa được tiếp nhận
                    """)
    void says(String address, String sentence) {
        assertThat(get(address)).hasStatusOk().bodyText().contains(sentence).contains("lang=\"vi\"");
    }

    @Test
    void aCaseStandsOnItsPageAsInItsListThoughItsDaysCannotBeTold() {
        String page = "/cases/H44.106%2F140310-0007";

        assertThat(get("/cases?list=late&agency=H44.106"))
                .hasStatusOk()
                .bodyText()
                .contains(LONG_AGO, page);
        assertThat(get(page))
                .hasStatusOk()
                .bodyText()
                .contains("trễ 3 ngày, hẹn 17/03/2014 17:00", "Không kể được từng ngày", "Chưa có lịch năm 2014");
    }

    @Test
    void opensTheCaseWhoseCodeWasTypedHoweverItWasTyped() {
        assertThat(get("/cases?q=h44.100-260901-0002%20")).hasRedirectedUrl("/cases/" + OVERDUE);
        assertThat(get("/index/search?q=h44.100-260901-0002")).hasRedirectedUrl("/cases?q=h44.100-260901-0002");
    }

    @Test
    void turnsPagesWithoutLosingOrRepeatingACase() {
        List<String> seen = new ArrayList<>();
        String address = "/cases?agency=H44.105&sort=code";
        while (!address.isEmpty()) {
            String body = body(get(address));
            body.lines()
                    .filter(line -> line.contains("data-case=\""))
                    .forEach(line -> seen.add(line.replaceAll("(?s).*data-case=\"([^\"]*)\".*", "$1")));
            address = body.lines()
                    .filter(line -> line.contains("rel=\"next\""))
                    .map(line -> line.replaceAll(".*rel=\"next\" href=\"([^\"]*)\".*", "$1")
                            .replace("&amp;", "&"))
                    .findFirst()
                    .orElse("");
        }

        assertThat(seen).hasSize(MANY).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void sendsTheWholeListAsAFile() {
        assertThat(body(get("/cases.csv?list=running&agency=H44.105")).lines()).hasSize(MANY + 1);
        assertThat(get("/cases.xlsx?list=overdue")).hasStatusOk().headers().containsHeader("Content-Disposition");
        assertThat(get("/cases/" + DIFFERS + "/days.csv"))
                .hasStatusOk()
                .bodyText()
                .contains("2026-08-03")
                .contains("chờ bổ sung");
    }

    @Test
    void saysWhatIsNotThere() {
        assertThat(get("/cases/H44.100-990101-0001"))
                .hasStatus(404)
                .bodyText()
                .contains("Không có hồ sơ H44.100-990101-0001");
        assertThat(get("/cases/" + DIFFERS + "?asOf=2026-01-01"))
                .hasStatus(404)
                .bodyText()
                .contains("chưa có gì về hồ sơ");
        assertThat(get("/cases/" + DIFFERS + "?asOf=2026-09-01&known=then"))
                .hasStatus(404)
                .bodyText()
                .contains("được ghi nhận lúc 22/11/2026 14:00");
        assertThat(get("/cases?list=khong-co")).hasStatus(400).bodyText().contains("Không hiểu danh sách");
        assertThat(get("/cases?after=YWJjCmRlZg")).hasStatus(400).bodyText().contains("Không hiểu trang");
    }

    @Test
    void tellsAnybodyTheProgressAndNothingElse() {
        MvcTestResult answer = lookup("203.0.113.20", "h44.100-260901-0002");

        assertThat(answer)
                .hasStatusOk()
                .bodyText()
                .contains(OVERDUE, "đã quá ngày hẹn trả", "01/09/2026", "08/09/2026")
                .doesNotContain("Thẩm định", "H44.05", "1.004194", SOURCE, "/cases/");
        assertThat(answer)
                .headers()
                .hasValue("X-Robots-Tag", "noindex, nofollow")
                .hasValue("Cache-Control", "no-store");
    }

    @Test
    void answersUnknownAndImpossibleCodesAlike() {
        String unknown = body(lookup("203.0.113.21", "H44.100-990101-0001"));
        String impossible = body(lookup("203.0.113.21", "<script>"));

        assertThat(unknown.replace("H44.100-990101-0001", "?")).isEqualTo(impossible.replace("&lt;script>", "?"));
    }

    @Test
    void stopsWhoTriesCodesOneByOne() {
        for (int i = 0; i < 20; i++) {
            assertThat(lookup("203.0.113.22", "H44.100-26090%d-0002".formatted(i % 10)))
                    .doesNotHaveFailed();
        }
        assertThat(lookup("203.0.113.22", OVERDUE))
                .hasStatus(429)
                .bodyText()
                .contains("Tra cứu quá nhiều lần")
                .doesNotContain("01/09/2026");
        assertThat(lookup("203.0.113.23", OVERDUE)).hasStatusOk();
    }

    private MvcTestResult lookup(String from, String code) {
        return mvc.get()
                .uri("/lookup?code={code}", code)
                .with(request -> {
                    request.setRemoteAddr(from);
                    return request;
                })
                .exchange();
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
