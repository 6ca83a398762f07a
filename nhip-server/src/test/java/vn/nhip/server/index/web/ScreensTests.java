package vn.nhip.server.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** Every screen with the bundled sample on a real database. */
@SpringBootTest(properties = "nhip.sample=on")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class ScreensTests {
    private final MockMvcTester mvc;

    ScreensTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /                                            | Phú Thọ được <strong>59,92</strong> trên 100 điểm
                    /                                            | cách loại Khá 10,08 điểm
                    /?root=H44&period=2026-08&rules=2026-08-01   | 13,76 điểm
                    /index/ranking                               | Xếp hạng 163 đơn vị của Phú Thọ
                    /index/ranking?text=viet%20tri               | phường Việt Trì
                    /index/ranking?sort=MDSH&level=commune       | xếp theo Số hóa hồ sơ
                    /index/units/H44                             | <strong>59,92</strong>
                    /index/units/H44.100                         | Phường Việt Trì được
                    /index/units/H44.01                          | Không xếp hạng
                    /index/indicators                            | Tỷ lệ hồ sơ
                    /index/indicators/4.1                        | <strong>4,34</strong> trên 6 điểm
                    /index/indicators/2.1?level=department       | Sở Y tế
                    /index/losses                                | Phú Thọ mất <strong>40,08</strong> điểm
                    /index/losses?group=MDSH&show=all            | <strong>13,76</strong>
                    /index/losses?w2.1=100                       | 20,00
                    /index/notices                               | điều cần lưu ý
                    /index/rules                                 | Quyết định 766/QĐ-TTg
                    /index/search?q=viet%20tri                   | phường Việt Trì
                    """)
    void says(String address, String sentence) {
        MvcTestResult answer = mvc.get().uri(java.net.URI.create(address)).exchange();

        assertThat(answer).hasStatusOk().bodyText().contains(sentence).contains("lang=\"vi\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/index/groups.csv",
                "/index/ranking.csv",
                "/index/ranking.xlsx",
                "/index/units/H44.100.csv",
                "/index/indicators/4.1.csv",
                "/index/losses.csv"
            })
    void givesFiles(String address) {
        MvcTestResult answer = mvc.get().uri(address).exchange();

        assertThat(answer).hasStatusOk().headers().containsHeader("Content-Disposition");
    }

    @Test
    void ranksExactlyWhatIsShownInTheFile() {
        MvcTestResult answer =
                mvc.get().uri("/index/ranking.csv?level=department").exchange();

        assertThat(answer).bodyText().satisfies(text -> assertThat(text.lines()).hasSize(16));
    }

    @Test
    void sendsAStrictPolicyAndNoInlineCode() {
        MvcTestResult answer = mvc.get().uri("/").exchange();

        assertThat(answer)
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .containsHeader("Content-Security-Policy");
        assertThat(answer)
                .bodyText()
                .doesNotContain("style=\"")
                .doesNotContain("<style")
                .doesNotContain("onclick");
    }

    @Test
    void saysWhatIsWrongAndTheWayOut() {
        assertThat(mvc.get().uri("/index/units/H44.999").exchange())
                .hasStatus(404)
                .bodyText()
                .contains("Không có đơn vị H44.999", "Về trang tổng quan");
        assertThat(mvc.get().uri("/?period=2026-13").exchange())
                .hasStatus(400)
                .bodyText()
                .contains("Không hiểu kỳ", "2026-Q3");
        assertThat(mvc.get().uri("/?period=2020-01").exchange())
                .hasStatus(404)
                .bodyText()
                .contains("Các kỳ đã có");
        assertThat(mvc.get().uri("/?rules=1999-01-01").exchange()).hasStatus(400);
        assertThat(mvc.get().uri("/?reading=4.2:khong-co").exchange()).hasStatus(400);
    }
}
