package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.nhip.core.explain.Cell.Part;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Agency;
import vn.nhip.server.identity.ApiKeys;
import vn.nhip.server.identity.Scope;
import vn.nhip.server.register.Register;
import vn.nhip.server.register.Registers;
import vn.nhip.server.register.Table;
import vn.nhip.simulator.scenario.Scenario;

/** Procedures announced, services offered and petitions sent, in the score of a province of their own. */
@LiveCasesTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisteredThingsTests {
    private static final String ROOT = "H77";
    private static final String ONLINE = "H77.01-260803-0001";
    private static final String PETITIONED = "H77.02-260804-0002";

    private final InventedAugust cases;
    private final ScoreBooks books;
    private final CaseExplanations explanations;
    private final Registers registers;
    private final Agencies agencies;
    private final ApiKeys keys;
    private final MockMvcTester mvc;

    RegisteredThingsTests(
            InventedAugust cases,
            ScoreBooks books,
            CaseExplanations explanations,
            Registers registers,
            Agencies agencies,
            ApiKeys keys,
            MockMvcTester mvc) {
        this.cases = cases;
        this.books = books;
        this.explanations = explanations;
        this.registers = registers;
        this.agencies = agencies;
        this.keys = keys;
        this.mvc = mvc;
    }

    @BeforeAll
    void aProvinceOfItsOwn(@TempDir Path folder) {
        cases.isThere(folder);
        cases.tell(
                Scenario.NO_RESULT.of(InventedAugust.begun(ONLINE).at("H77.01").online()));
        cases.tell(Scenario.NO_RESULT.of(
                InventedAugust.begun(PETITIONED).at("H77.02").direct(), "2026-08-04"));
        add("announcements", """
                decision,procedure,agency,decided,in_force,simplified,published
                QĐ 1,9.000001,H77,2026-08-03,2026-08-08,,2026-08-10
                QĐ 2,9.000002,H77,2026-08-04,2026-08-08,,2026-08-11
                QĐ 3,9.000003,H77,2026-08-05,2026-08-02,có,2026-08-10
                QĐ 4,9.000004,H77,2026-08-10,2026-12-01,,
                QĐ 5,9.000005,H77,2026-09-04,2026-12-01,,2026-09-07
                """);
        add("services", """
                service,procedure,agency,status,valid_from,valid_to
                DV.1,9.000001,H77.01,public,,
                DV.2,9.000001,H77.02,testing,,
                DV.3,9.000001,H77.03,stopped,,
                DV.4,9.000001,H77.03,public,2026-09-01,
                """);
        add("authority", """
                procedure,agency
                9.000001,H77.01
                """);
        communesOfWhichSomeAreInTheRegister();
        add("petitions", """
                petition,agency,subject,case_code,sent,transferred,refused,supplement_requested,supplemented,answered,published,due,likes,dislikes,rated,repeated
                PA.1,H77.01,procedures,,2026-08-03 09:00,,,,,2026-08-10 09:00,,,2,1,2026-08-12 09:00,
                PA.2,H77.01,procedures,,2026-08-03 09:00,,,,,2026-08-28 09:00,,,,,,
                PA.3,H77.02,staff,H77.02-260804-0002,2026-08-05 09:00,,,,,2026-08-10 09:00,,2026-08-07 17:00,0,3,2026-08-15 09:00,
                PA.4,H77,other,,2026-08-28 09:00,,,,,,,,,,,
                """);
        cases.isCounted();
    }

    private void communesOfWhichSomeAreInTheRegister() {
        agencies.record(
                List.of(
                        Agency.unnamed("H73", Level.PROVINCE, null),
                        Agency.unnamed("H73.01", Level.COMMUNE, "H73"),
                        Agency.unnamed("H73.02", Level.COMMUNE, "H73"),
                        Agency.unnamed("H73.03", Level.COMMUNE, "H73"),
                        Agency.unnamed("H73.04", Level.COMMUNE, "H73")),
                LocalDate.of(2026, 8, 1));
        cases.tell(Scenario.NO_RESULT.of(
                InventedAugust.begun("H73.01-260803-0001").at("H73.01").online()));
        add("authority", """
                procedure,agency,valid_from,valid_to
                9.000777,H73.01,,
                9.000001,H73.02,,
                9.000777,H73.02.05,,
                9.000777,H73.03,,2026-06-30
                """);
    }

    private Table table(String register, String csv) {
        return Table.read(csv, registers.find(register).orElseThrow().shape());
    }

    private int add(String register, String csv) {
        Table table = table(register, csv);
        assertThat(table.mistakes()).isEmpty();
        return registers
                .find(register)
                .map(r -> r.add(table.entries(), "thử.csv"))
                .orElseThrow();
    }

    private ScoreBook book(String period) {
        return book(ROOT, period);
    }

    private ScoreBook book(String root, String period) {
        return books.open(Question.of(root, Period.parse(period).orElseThrow()).from(Source.CASES))
                .orElseThrow();
    }

    private static IndicatorScore score(ScoreBook book, String unit, String indicator) {
        return book.unit(unit).orElseThrow().card().indicator(indicator).orElseThrow();
    }

    private String counts(String period, String unit, String indicator) {
        return counts(ROOT, period, unit, indicator);
    }

    private String counts(String root, String period, String unit, String indicator) {
        IndicatorScore score = score(book(root, period), unit, indicator);
        return score.counts().isMissing()
                ? "unknown"
                : score.counts().numerator() + "/" + score.counts().denominator();
    }

    @ParameterizedTest
    @CsvSource({
        // 9.000002 a day late before it came into force; 9.000003 the short way, three days after.
        "2026-08, H77,    1.1, 3/4",
        // 9.000002 on the fifth working day, 9.000003 a working day after the second, 9.000004 not at all.
        "2026-08, H77,    1.2, 2/4",
        "2026-09, H77,    1.1, 1/1",
        "2026-07, H77,    1.1, unknown",
        "2026-08, H77.01, 1.1, unknown",
        // Of DV.1 there is a case; DV.3 and DV.4 are not offered in August.
        "2026-08, H77,    3.2, 1/2",
        "2026-08, H77.01, 3.2, 1/1",
        "2026-08, H77.02, 3.2, 0/1",
        "2026-09, H77,    3.2, 0/3",
        // The procedure is handled in communes; that it is the department's too says the register.
        "2026-08, H77.01, 3.1, 1/1",
        "2026-08, H77.02, 3.1, unknown",
        "2026-08, H77,    5.1, 2/4",
        "2026-08, H77,    5.2, 3/4",
        "2026-08, H77.01, 5.2, 1/2",
        "2026-08, H77.02, 5.2, 1/1",
        "2026-09, H77,    5.2, 0/1",
        "2026-07, H77,    5.2, unknown",
        "2026-08, H77,    5.3, 2/4",
        // The one without a petition, and in the province too.
        "2026-08, H77.01, 5.4, 1/1",
        "2026-08, H77.02, 5.4, 0/1"
    })
    void countsWhatOneCountsByHand(String period, String unit, String indicator, String expected) {
        assertThat(counts(period, unit, indicator)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        // Only of a procedure that the catalogue does not have, so that nothing is known of it.
        "2026-08, H73.01, 3.1, 0/0",
        "2026-08, H73.02, 3.1, 1/1",
        // What the register named was over in June: the level decides again, as where it never named any.
        "2026-06, H73.03, 3.1, 0/0",
        "2026-08, H73.03, 3.1, 1/1",
        "2026-08, H73.04, 3.1, 1/1",
        // Of a province the register decides nothing.
        "2026-08, H73,    3.1, 1/1"
    })
    void aCommuneHasTheProceduresThatTheRegisterNamesForIt(
            String period, String unit, String indicator, String expected) {
        assertThat(counts("H73", period, unit, indicator)).isEqualTo(expected);
    }

    @Test
    void IDX_1_2_canLookFiveWorkingDaysBehindThePeriod() {
        Map<String, String> readings = Map.of("1.2", "window-plus-5-days", "5.3", "late-by-case-rule");
        ScoreBook book = books.open(new Question(Source.CASES, ROOT, InventedAugust.AUGUST, null, null, readings))
                .orElseThrow();

        assertThat(score(book, ROOT, "1.2").counts().denominator()).isEqualTo(5);
        assertThat(score(book, ROOT, "5.3").counts().denominator())
                .as("only of what has a day that was promised")
                .isEqualTo(1);
    }

    @Test
    void IDX_5_2_namesThePetitionAndTheLimitThatWasMissed() {
        ScoreBook book = book("2026-08");
        List<Thing> lost = explanations
                .things(book, book.province(), score(book, ROOT, "5.2"), Part.LOST)
                .orElseThrow();

        assertThat(lost)
                .singleElement()
                .satisfies(thing -> assertThat(thing.code()).isEqualTo("PA.2"))
                .satisfies(thing -> assertThat(thing.reasons())
                        .containsExactly(
                                "trễ hạn: gửi 03/08/2026 09:00, xử lý trong 15 ngày làm việc, hạn hết ngày 22/08/2026,"
                                        + " xong 28/08/2026 09:00"));
    }

    @Test
    void IDX_1_1_namesTheDecisionThatCameTooLate() {
        ScoreBook book = book("2026-08");

        assertThat(explanations
                        .things(book, book.province(), score(book, ROOT, "1.1"), Part.LOST)
                        .orElseThrow())
                .extracting(thing -> thing.code() + " " + thing.reasons())
                .containsExactly(
                        "9.000002 [công bố trễ hạn: QĐ 2 ngày 04/08/2026 (hạn 03/08/2026), hiệu lực 08/08/2026,"
                                + " công khai 11/08/2026 (hạn 11/08/2026)]");
    }

    @ParameterizedTest
    @CsvSource({"5.2, PA.2", "3.2, DV.2", "1.1, 9.000002", "3.1, ''"})
    void everyNumberLeadsToWhatItIsMadeOf(String indicator, String code) {
        assertThat(mvc.get()
                        .uri("/index/cases?source=cases&root=H77&period=2026-08&part=counted&indicator=" + indicator)
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains(code);
        assertThat(mvc.get()
                        .uri("/index/cases.csv?source=cases&root=H77&period=2026-08&part=lost&indicator=" + indicator)
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("ma,ma_don_vi", code);
    }

    @Test
    void aPetitionThatIsTakenBackNoLongerCountsAndLeavesItsCase() {
        String line = "PA.9,H76.05,H76.05-260803-0009,2026-08-03 09:00,";
        cases.tell(Scenario.NO_RESULT.of(
                InventedAugust.begun("H76.05-260803-0009").at("H76.05").direct()));
        add("petitions", "petition,agency,case_code,sent,removed\n" + line + "\n");
        cases.isCounted();
        assertThat(counts("H76", "2026-08", "H76.05", "5.4")).isEqualTo("0/1");
        assertThat(counts("H76", "2026-08", "H76.05", "5.2")).isEqualTo("0/1");

        add("petitions", "petition,agency,case_code,sent,removed\n" + line + "có\n");
        cases.isCounted();

        assertThat(counts("H76", "2026-08", "H76.05", "5.4")).isEqualTo("1/1");
        assertThat(counts("H76", "2026-08", "H76.05", "5.2"))
                .as("no petition of the province is left: nothing is known, which is not none")
                .isEqualTo("unknown");
    }

    @Test
    void saysThatSemicolonsSeparateTheColumns() {
        assertThat(table("petitions", "petition;agency;sent\nPA.1;H77;2026-08-03 09:00\n")
                        .mistakes())
                .containsExactly(
                        new Table.Mistake(
                                1,
                                "các cột là petition;agency;sent; cần có petition,agency,sent; tệp đang phân cách bằng dấu chấm phẩy, lưu lại với dấu phẩy"));
    }

    @Test
    void aPetitionBroughtAgainChangesNothing() {
        String csv = "petition,agency,sent\nPA.7,H78.07,2026-06-03 09:00\n";
        Register petitions = registers.find("petitions").orElseThrow();
        assertThat(add("petitions", csv)).isEqualTo(1);
        long revision = petitions.revision();

        assertThat(add("petitions", csv)).isZero();
        assertThat(petitions.revision()).isEqualTo(revision);
    }

    @Test
    void takesARegisterOverHttpWithAKeyForIt() {
        String secret =
                keys.create("urn:pakn", Set.of(Scope.REGISTERS_WRITE), 1_000).secret();
        var sent = mvc.post()
                .uri("/api/v1/registers/petitions")
                .header("Authorization", "Bearer " + secret)
                .contentType(new MediaType("text", "csv"));

        assertThat(sent.content("petition,agency,sent\nPA.8,H78.08,2026-08-03 09:00\n")
                        .exchange())
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"records\":1,\"new\":1}");
        assertThat(registers.find("petitions").orElseThrow().entries().stream()
                        .filter(entry -> entry.needed("petition").equals("PA.8")))
                .hasSize(1);
        assertThat(mvc.post()
                        .uri("/api/v1/registers/petitions")
                        .header("Authorization", "Bearer " + secret)
                        .contentType(new MediaType("text", "csv"))
                        .content("petition,agency,sent\nPA.8,H78.08,hôm qua\n")
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("\"line\":2", "sent là “hôm qua”");
        assertThat(mvc.post()
                        .uri("/api/v1/registers/khac")
                        .header("Authorization", "Bearer " + secret)
                        .exchange())
                .hasStatus(404)
                .bodyText()
                .contains("agencies, announcements, authority, counts, petitions, services");
        assertThat(mvc.post().uri("/api/v1/registers/petitions").exchange()).hasStatus(401);
    }

    @Test
    void followsARegisterWithoutAnyCaseChanging() {
        assertThat(book("H79", "2026-08").unit("H79.06")).isEmpty();

        add("petitions", "petition,agency,sent\nPA.6,H79.06,2026-08-03 09:00\n");

        cases.await(() -> book("H79", "2026-08").unit("H79.06").isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "petition,agency,sent;PA.1,H77,                      | thiếu sent (gửi lúc)",
                "petition,agency;PA.1,H77                           | các cột là petition,agency; cần có petition,agency,sent",
                "petition,agency,sent;PA.1,H77,2026-08-03 09:00;PA.1,H77,2026-08-04 09:00 | trùng khóa (petition) với dòng 2; giữ một dòng",
                "petition,agency,sent,answered;PA.1,H77,2026-08-03 09:00,2026-08-02 09:00 | answered trước sent; sửa một trong hai thời điểm",
                "petition,agency,sent,likes;PA.1,H77,2026-08-03 09:00,1        | có likes hoặc dislikes nhưng thiếu rated; điền lúc đánh giá gần nhất",
                "petition,agency,sent,subject;PA.1,H77,2026-08-03 09:00,khác   | subject là “khác”; cần một trong: procedures, staff, other",
                "petition,agency,sent;PA.1,H77,0026-08-03 09:00                | sent là “0026-08-03 09:00”; cần thời điểm, ví dụ 2026-08-31 09:05 hoặc 2026-08-31T09:05:00+07:00",
                "petition,agency,sent                               | không có dòng nào dưới dòng tên cột; cần các cột petition,agency,sent"
            })
    void saysWhatIsWrong(String lines, String expected) {
        assertThat(table("petitions", lines.replace(';', '\n') + "\n").mistakes())
                .extracting(Table.Mistake::what)
                .containsExactly(expected);
    }
}
