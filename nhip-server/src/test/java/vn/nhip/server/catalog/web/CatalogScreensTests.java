package vn.nhip.server.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.nhip.server.catalog.procedures.PublishedFiles.csv;
import static vn.nhip.server.catalog.procedures.PublishedFiles.kind;
import static vn.nhip.server.catalog.procedures.PublishedFiles.lines;
import static vn.nhip.server.catalog.procedures.PublishedFiles.method;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.nhip.server.catalog.procedures.ProcedureImport;
import vn.nhip.server.catalog.procedures.PublishedFiles.Full;
import vn.nhip.server.catalog.store.ProcedureImports;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** The screens of the catalogue with a few invented procedures on a real database. */
@SpringBootTest(properties = "nhip.sample=on")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.MethodName.class)
class CatalogScreensTests {
    private final MockMvcTester mvc;
    private final ProcedureImport procedureImport;

    CatalogScreensTests(MockMvcTester mvc, ProcedureImport procedureImport) {
        this.mvc = mvc;
        this.procedureImport = procedureImport;
    }

    @BeforeAll
    void importsAfterSayingThatThereIsNothing(@TempDir Path folder) {
        for (String address :
                new String[] {"/catalog/procedures", "/catalog/procedures/9.000001", "/catalog/notices"}) {
            assertThat(mvc.get().uri(address).exchange())
                    .hasStatusOk()
                    .bodyText()
                    .contains("Chưa có danh mục thủ tục", "./nhip import procedures");
        }
        Full birth = Full.of("9.000001", "Đăng ký khai sinh bịa")
                .methods(method(
                        "DIRECT", "1", "OTHER", "<b onclick=x>Nộp</b> a<5 & \\\"b\\\"<script>alert(1)</script>"));
        Full road = Full.of("9.000002", "Cấp phép đường bộ bịa")
                .cases(kind("9.000002.01", "5", "WORKING_DAY"), kind("9.000002.02", "8", "WORKING_DAY"));
        Full later = road.updated(LocalDate.of(2026, 7, 1)).papers("[]");
        run(
                lines(folder, "full.jsonl", birth, road, Full.of(" 9.000001", "Thủ tục trùng mã bịa")),
                lines(folder, "later.jsonl", later),
                csv(
                        folder,
                        "flat.csv",
                        Full.of("9.000003", "Thủ tục chỉ có tóm tắt bịa").flat(),
                        "9.000004,thiếu ô"));
    }

    private void run(Path... files) {
        procedureImport.run(Arrays.asList(files), null, new ProcedureImport.Watcher() {
            @Override
            public void refused(ProcedureImports.Problem problem) {}

            @Override
            public void read(long records, double part) {}
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /catalog/procedures                               | 1–4 trong 4 thủ tục
                    /catalog/procedures?text=dang%20ky%20khai%20sinh  | 1–1 trong 1 thủ tục
                    /catalog/procedures?text=duong%20bo               | Cấp phép đường bộ bịa
                    /catalog/procedures?text=dang%20ki%20khai%20sihn  | gần giống
                    /catalog/procedures?text=zzzzzzz                  | Không thủ tục nào khớp
                    /catalog/procedures?parts=missing                 | thiếu d
                    /catalog/procedures?parts=unknown                 | Thủ tục chỉ có tóm tắt bịa
                    /catalog/procedures?notice=UNIT_MISSING           | Đăng ký khai sinh bịa
                    /catalog/procedures?unit=OTHER                    | 1–1 trong 1 thủ tục
                    /catalog/procedures?online=partial&level=commune  | 1–3 trong 3 thủ tục
                    /catalog/procedures?agency=T99&page=99            | 1–4 trong 4 thủ tục
                    /catalog/procedures/9.000001                      | đủ cả 7 phần phải công khai
                    /catalog/procedures/9.000001                      | Nhịp không có thời hạn để tính
                    /catalog/procedures/9.000002                      | thiếu phần d
                    /catalog/procedures/9.000002                      | 8 ngày làm việc
                    /catalog/procedures/9.000002                      | phần đổi so với phiên bản trước
                    /catalog/procedures/9.000002                      | /cases?procedure=9.000002
                    /catalog/procedures/9.000003                      | chưa rõ phần b, d
                    /catalog/procedures/%209.000001                   | Thủ tục trùng mã bịa
                    /catalog/notices                                  | Lần nạp gần nhất
                    /catalog/notices                                  | flat.csv:3
                    /catalog/notices?kind=unit_missing                | Nhịp không đoán đơn vị
                    /index/search?q=khai%20sinh                       | Xem trong danh mục thủ tục
                    """)
    void says(String address, String sentence) {
        assertThat(mvc.get().uri(URI.create(address)).exchange())
                .hasStatusOk()
                .bodyText()
                .contains(sentence)
                .contains("lang=\"vi\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/catalog/procedures.csv",
                "/catalog/procedures.xlsx",
                "/catalog/notices.csv",
                "/catalog/notices.xlsx?kind=UNIT_MISSING"
            })
    void givesFiles(String address) {
        assertThat(mvc.get().uri(address).exchange()).hasStatusOk().headers().containsHeader("Content-Disposition");
    }

    @Test
    void givesInTheFileWhatTheListShows() {
        assertThat(mvc.get().uri("/catalog/procedures.csv?parts=missing").exchange())
                .bodyText()
                .satisfies(text -> assertThat(text.lines()).hasSize(2))
                .contains("9.000002,Cấp phép đường bộ bịa");
    }

    @Test
    void runsNothingThatWasPublished() {
        assertThat(mvc.get().uri("/catalog/procedures/9.000001").exchange())
                .bodyText()
                .contains("Nộp a&lt;5 &amp;")
                .doesNotContain("alert(1)", "onclick");
        assertThat(mvc.get()
                        .uri(URI.create(
                                "/catalog/procedures?text=%3Cscript%3Ealert(1)%3C/script%3E&field=%22%3E%3Cb%3E"))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<script>alert", "\"><b>");
    }

    @Test
    void leadsFromACodeWithSuffixToTheProcedure() {
        assertThat(mvc.get().uri("/catalog/procedures/9.000002.000.00.00.H26").exchange())
                .hasStatus3xxRedirection()
                .headers()
                .hasValue("Location", "/catalog/procedures/9.000002");
    }

    @Test
    void saysWhatIsWrongAndTheWayOut() {
        assertThat(mvc.get().uri("/catalog/procedures/9.999999").exchange())
                .hasStatus(404)
                .bodyText()
                .contains("Không có thủ tục 9.999999", "nạp danh mục mới");
        assertThat(mvc.get().uri("/catalog/procedures/9.000001?version=0").exchange())
                .hasStatus(404);
        assertThat(mvc.get().uri("/catalog/procedures/9.000001?version=x").exchange())
                .hasStatus(400);
        assertThat(mvc.get().uri("/catalog/notices?kind=khong-co").exchange()).hasStatus(400);
    }
}
