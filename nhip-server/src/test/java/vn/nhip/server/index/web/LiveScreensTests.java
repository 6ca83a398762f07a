package vn.nhip.server.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.servlet.ViewResolver;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.index.InventedAugust;
import vn.nhip.server.index.LiveCasesTest;
import vn.nhip.server.index.ScoreBooks;
import vn.nhip.server.index.ScoreBooksForTests;
import vn.nhip.server.reconciliation.PortalCaptures;

/** The screens over single cases, with a few invented ones beside the bundled sample. */
@LiveCasesTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveScreensTests {
    private static final String AUGUST = "root=H44&period=2026-08&source=cases";

    private final MockMvcTester mvc;
    private final InventedAugust cases;

    LiveScreensTests(MockMvcTester mvc, InventedAugust cases) {
        this.mvc = mvc;
        this.cases = cases;
    }

    @BeforeAll
    void casesOfAugust(@TempDir Path folder) {
        cases.isThere(folder);
    }

    private MvcTestResult get(String address) {
        String question = address.contains("?") ? "&" : "?";
        return mvc.get().uri(URI.create(address + question + AUGUST)).exchange();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /                                                 | Trực tiếp, tính đến
                    /                                                 | Từng hồ sơ trong Nhịp
                    /                                                 | /index/cases?
                    /index/indicators/2.1                             | indicator=2.1&amp;part=lost
                    /index/units/H44.100                              | 2.1
                    /index/ranking                                    | phường Việt Trì
                    /index/losses                                     | hồ sơ trễ hạn
                    /index/notices                                    | điều cần lưu ý
                    /index/cases                                      | 2 hồ sơ trễ hạn
                    /index/cases?unit=H44.100                         | H44.100-260804-0002
                    /index/cases?unit=H44.100                         | Trễ hạn: hẹn trả 11/08/2026 17:00, xong 14/08/2026 08:00
                    /index/cases?unit=H44.100&part=won                | 2 hồ sơ đạt
                    /index/cases?unit=H44.100&part=counted            | H44.100.05-260806-0003
                    /index/cases?unit=H44.101&indicator=4.1           | Chưa có kết quả điện tử
                    /index/cases?unit=H44.101&indicator=4.1           | Đăng ký khai sinh bịa
                    /index/cases?unit=H44.101&part=lost               | Không có hồ sơ nào ở phần này
                    /index/cases?page=7                               | 2 hồ sơ trễ hạn
                    /index/todo                                       | nên làm trước
                    /index/todo                                       | Đính kèm kết quả điện tử
                    /index/todo?unit=H44.101                          | Phường
                    /index/todo/cases?unit=H44.101&lever=synchronise  | H44.101-260805-0004
                    /index/movement?since=start                       | so với đầu kỳ
                    /index/movement?since=start                       | Hồ sơ mới tiếp nhận
                    /index/movement?since=previous                    | so với cuối kỳ trước
                    /index/movement?since=start&unit=H44.100          | Cộng
                    /index/movement?since=week                        | so với 7 ngày trước
                    /index/sources                                    | điểm tính từ hồ sơ
                    /index/sources?unit=H44.100                       | Nhịp đếm 2/3, Cổng đếm
                    /index/sources?unit=H44.100                       | Nhịp đếm 1/1, Cổng đếm 87/89; 88 thủ tục của Cổng chưa có
                    /index/sources                                    | Hồ sơ, danh mục và các sổ trong Nhịp không cho biết; lấy theo Cổng
                    """)
    void says(String address, String sentence) {
        assertThat(get(address))
                .hasStatusOk()
                .bodyText()
                .contains(sentence)
                .contains("lang=\"vi\"")
                .doesNotContain("NaN", "Infinity", ">null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /index/cases?unit=H44.999       | 404 | Không có đơn vị H44.999
                    /index/cases?indicator=9.9      | 404 | Không có chỉ số 9.9
                    /index/cases?indicator=5.2      | 404 | Chỉ số 5.2 của đơn vị này không đếm được từ hồ sơ, danh mục hay phản ánh
                    /index/cases?part=half          | 400 | Không hiểu phần “half”
                    /index/cases?page=hai           | 400 | Không hiểu trang “hai”
                    /index/todo?unit=H44.999        | 404 | Không có đơn vị H44.999
                    /index/todo/cases?lever=x       | 400 | Không hiểu việc “x”
                    /index/movement?since=ever      | 400 | Không hiểu mốc “ever”
                    /index/movement?unit=H44.999    | 404 | Không có đơn vị H44.999
                    /index/sources?unit=H44.999     | 404 | Không có đơn vị H44.999
                    """)
    void refusesInWordsWhatItDoesNotUnderstand(String address, int status, String why) {
        assertThat(get(address)).hasStatus(status).bodyText().contains(why).doesNotContain("Exception");
    }

    @Test
    void refusesASourceThatThereIsNot() {
        assertThat(mvc.get().uri("/?source=rumour").exchange())
                .hasStatus(400)
                .bodyText()
                .contains("Không hiểu nguồn “rumour”", "Nguồn là portal hoặc cases");
    }

    @Test
    void thePortalHasNoCases() {
        assertThat(mvc.get().uri("/index/cases?source=portal").exchange())
                .hasStatus(404)
                .bodyText()
                .contains("Cổng chỉ công bố tổng số, không có từng hồ sơ", "Từng hồ sơ trong Nhịp");
    }

    @Test
    void withoutASourceItIsThePortalAndThePagesOverCasesStillAnswer() {
        assertThat(mvc.get().uri("/").exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Phú Thọ được <strong>59,92</strong>", "Từng hồ sơ trong Nhịp");
        for (String address : List.of("/index/todo", "/index/movement", "/index/sources")) {
            assertThat(mvc.get().uri(address).exchange()).as(address).hasStatusOk();
        }
    }

    @Test
    void theFileHasTheRowsOfTheList() {
        assertThat(get("/index/cases.csv?unit=H44.100&part=counted"))
                .hasStatusOk()
                .bodyText()
                .satisfies(text -> assertThat(text.lines()).hasSize(4))
                .contains("ma_ho_so", InventedAugust.GOOD, InventedAugust.OF_A_TEAM, "không đạt");
        assertThat(get("/index/cases.csv?unit=H44.100&part=counted")).headers().containsHeader("Content-Disposition");
    }

    @Test
    void theFileOfBothSourcesSaysWhoseEachFigureIs() {
        assertThat(get("/index/sources.csv?unit=H44.100"))
                .hasStatusOk()
                .bodyText()
                .contains("2.1,Hồ sơ giải quyết đúng hạn,cases,2,3,13.33")
                .containsPattern("(?m)^5\\.2,.*,portal,");
    }

    @Test
    void aScreenThatFollowsIsToldAtOnceWhereThingsAre() {
        MvcTestResult answer = mvc.get().uri("/index/live").asyncExchange();

        assertThat(answer).hasStatusOk().bodyText().contains("event:counted", "\"revision\":", "\"position\":");
        assertThat(answer.getResponse().getContentType()).startsWith("text/event-stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/index/sources?source=cases", "/index/sources"})
    void saysThatItIsStillReading(
            String address,
            @TempDir Path home,
            @Autowired CaseFactStore store,
            @Autowired Agencies agencies,
            @Autowired PortalCaptures captures,
            @Autowired List<ViewResolver> views) {
        ScoreBooks books = ScoreBooksForTests.stillLoading(store, agencies, captures, home);
        MockMvcTester loading =
                MockMvcTester.create(MockMvcBuilders.standaloneSetup(new SourcesController(new Asking(books)))
                        .setControllerAdvice(new EmptyState(books))
                        .setViewResolvers(views.stream()
                                .map(view -> (ViewResolver) (name, locale) -> view.resolveViewName(name, locale))
                                .toArray(ViewResolver[]::new))
                        .build());

        assertThat(loading.get().uri(address).exchange())
                .hasStatus(503)
                .bodyText()
                .contains("Đang nạp hồ sơ để tính điểm", "Đã nạp 0 hồ sơ", "/?source=portal");
    }
}
