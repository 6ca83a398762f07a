package vn.nhip.server.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Agency;
import vn.nhip.server.database.ModuleOnDatabaseTest;
import vn.nhip.server.reconciliation.ImportOutcome.Imported;
import vn.nhip.server.reconciliation.ImportOutcome.Refused;
import vn.nhip.server.reconciliation.ImportOutcome.Unchanged;

@ModuleOnDatabaseTest
class PortalImportTests {
    private static final Period AUGUST = Period.month(2026, 8);
    private static final Instant NOW = Instant.parse("2026-10-01T02:00:00Z");
    private static final OffsetDateTime TAKEN = OffsetDateTime.parse("2026-09-26T18:14+07:00");
    private static final List<String> SHAPES =
            List.of("transparency", "satisfaction", "digitisation", "progress", "payment", "online");

    private final PortalImport portalImport;
    private final PortalCaptures captures;
    private final Agencies agencies;
    private final JdbcClient jdbc;

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit before each test.
    private Path folder;

    PortalImportTests(PortalImport portalImport, PortalCaptures captures, Agencies agencies, JdbcClient jdbc) {
        this.portalImport = portalImport;
        this.captures = captures;
        this.agencies = agencies;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void beginsEmpty() {
        jdbc.sql("truncate reconciliation.capture, catalog.agency cascade").update();
    }

    @Test
    void importsAllSixShapesWhateverTheFilesAreCalled() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String shape : SHAPES) {
            files.add(file("answer" + files.size() + ".txt", text(shape)));
        }

        List<ImportOutcome> outcomes = run(files);

        assertThat(outcomes).hasOnlyElementsOfType(Imported.class);
        assertThat(captures.available()).containsExactly(new PortalCaptures.Available("H99", AUGUST));
        PortalFigures figures = captures.figures("H99", AUGUST, null).orElseThrow();
        assertThat(figures.captures())
                .extracting(Capture::group, Capture::units, Capture::capturedAt)
                .containsExactlyInAnyOrder(
                        tuple("CKMB", 4, TAKEN),
                        tuple("MDHL", 4, TAKEN),
                        tuple("MDSH", 4, TAKEN),
                        tuple("TDGQ", 4, TAKEN),
                        tuple("TTTT", 4, TAKEN),
                        tuple("CLGQ", 4, TAKEN));
        UnitFigures province = unit(figures, "H99");
        assertThat(province.counts())
                .containsEntry("1.4", new PortalCount(90L, 90L, 6.0, "TEMP_NATIONAL_REPORT_DENOMINATOR"))
                .containsEntry("1.1", new PortalCount(0L, 0L, null, null))
                .containsEntry("2.1", new PortalCount(90L, 100L, null, null))
                .containsEntry("3.1", new PortalCount(15L, 20L, null, null))
                .containsEntry("3.2", new PortalCount(30L, 90L, null, null))
                .containsEntry("3.3", new PortalCount(70L, 100L, null, null))
                .containsEntry("3.5a", new PortalCount(4L, 20L, null, null))
                .containsEntry("3.5b", new PortalCount(6L, 20L, null, null))
                .containsEntry("3.6", new PortalCount(50L, 80L, null, null))
                .containsEntry("4.1", new PortalCount(60L, 100L, 3.6, null))
                .containsEntry("4.6", new PortalCount(null, null, 2.0, null))
                .containsEntry("5.1", new PortalCount(3L, 4L, null, null))
                .doesNotContainKey("4.3");
        assertThat(province.groupPoints())
                .isEqualTo(Map.of("CKMB", 7.8, "TDGQ", 18.0, "CLGQ", 8.5, "TTTT", 5.5, "MDSH", 5.6, "MDHL", 10.2));
        assertThat(unit(figures, "H99.12").counts()).doesNotContainKeys("3.1", "3.2", "3.3");
    }

    @Test
    void recordsTheAgenciesOfAnAnswer() throws IOException {
        run(file("a.json", text("digitisation")));

        assertThat(agencies.tree("H99").values())
                .extracting(Agency::code, Agency::shortName, Agency::level, Agency::parent)
                .containsExactly(
                        tuple("H99", "Bình Minh", Level.PROVINCE, null),
                        tuple("H99.01", "Sở Y tế", Level.DEPARTMENT, "H99"),
                        tuple("H99.11", "phường Hòa Bình", Level.COMMUNE, "H99"),
                        tuple("H99.12", "xã Tân Lập", Level.COMMUNE, "H99"));
    }

    @Test
    void keepsTheWholeAnswerAndEveryFieldItDoesNotKnow() throws IOException {
        Path request = file("capture.json", "{\"request\": {\"timeType\": \"month\"}}");
        assertThat(request).exists();
        run(file("p.json", text("progress")));
        List<ImportOutcome> outcomes = run(file("s.json", text("satisfaction")));

        assertThat(((Imported) outcomes.getFirst()).notices())
                .containsExactly("chỉ số chưa biết, giữ nguyên mà không tính: NEW_METRIC_2027");
        assertThat(jdbc.sql("""
                                select extra->>'newTotal' as total,
                                    extra->'metrics'->'NEW_METRIC_2027'->>'weighting' as metric,
                                    extra->'metrics'->'PETITION_CLASSIFICATION_STAFF'->>'numerator' as beside,
                                    document_json->'data'->>'source' as source, request->>'timeType' as request
                                from reconciliation.capture c join reconciliation.unit_points u on u.capture_id = c.id
                                where group_code = 'MDHL' and agency = 'H99'
                                """).query().singleRow().values()).containsExactly("12", "trial", "1", "invented", "month");
        assertThat(jdbc.sql("""
                                select extra->>'totalCompleted' as completed, extra->>'avgProcessingDays' as days
                                from reconciliation.capture c join reconciliation.unit_points u on u.capture_id = c.id
                                where group_code = 'TDGQ' and agency = 'H99'
                                """).query().singleRow().values()).containsExactly("80", "5.5");
    }

    @Test
    void importsTheSameFileOnce() throws IOException {
        Path file = file("a.json", text("progress"));
        run(file);
        long revision = captures.revision();

        assertThat(run(file)).singleElement().isInstanceOf(Unchanged.class);
        assertThat(captures.revision()).isEqualTo(revision);
        assertThat(captures.captures("H99", AUGUST)).hasSize(1);
    }

    @Test
    void keepsEveryCaptureAndAnswersAsOfAnyInstant() throws IOException {
        run(file("a.json", text("progress")));
        String later = text("progress").replace("\"totalOnTime\": 90", "\"totalOnTime\": 91");
        OffsetDateTime second = TAKEN.plusDays(2);
        portalImport.run(
                new ImportOrder(List.of(file("b.json", later)), AUGUST, second, null, NOW),
                outcome -> assertThat(outcome).isInstanceOf(Imported.class));

        assertThat(captures.captures("H99", AUGUST))
                .extracting(Capture::capturedAt)
                .containsExactly(second, TAKEN);
        assertThat(onTime(null)).isEqualTo(91);
        assertThat(onTime(TAKEN.toInstant())).isEqualTo(90);
        assertThat(captures.figures("H99", AUGUST, TAKEN.toInstant().minusSeconds(1)))
                .isEmpty();
    }

    @Test
    void prefersACompleteAnswerToAPartialOne() throws IOException {
        run(file("a.json", text("digitisation")));
        String page = text("digitisation")
                .replace("\"total\": 3", "\"total\": 163")
                .replace("\"numerator\": 60", "\"numerator\": 61");
        List<ImportOutcome> outcomes = new ArrayList<>();
        portalImport.run(
                new ImportOrder(List.of(file("b.json", page)), AUGUST, TAKEN.plusDays(1), null, NOW), outcomes::add);

        assertThat(((Imported) outcomes.getFirst()).notices())
                .containsExactly(
                        "Cổng báo có 163 đơn vị dưới tỉnh, tệp có 3",
                        "thiếu đơn vị (4 trong 164, kể cả tỉnh): giữ lại, nhưng bản đầy đủ hơn của cùng kỳ vẫn được dùng");
        PortalCount count = unit(captures.figures("H99", AUGUST, null).orElseThrow(), "H99")
                .counts()
                .get("4.1");
        assertThat(count).isEqualTo(new PortalCount(60L, 100L, 3.6, null));
    }

    @Test
    void learnsCodesFromOtherFilesOfTheSameRun() throws IOException {
        // The file without codes comes first; the one that carries them is imported before it.
        List<ImportOutcome> outcomes =
                run(List.of(file("t.json", text("transparency")), file("p.json", text("progress"))));

        assertThat(outcomes).hasSize(2).hasOnlyElementsOfType(Imported.class);
        assertThat(unit(captures.figures("H99", AUGUST, null).orElseThrow(), "H99.11")
                        .counts()
                        .get("1.4"))
                .isEqualTo(new PortalCount(55L, 55L, 6.0, "TEMP_NATIONAL_REPORT_DENOMINATOR"));
    }

    @Test
    void refusesUnitsKnownByInternalNumberOnlyAndNamesTheWayOut() throws IOException {
        assertThat(reason(run(file("t.json", text("transparency")))))
                .contains("4 đơn vị chỉ có departmentId (id-99, id-9901, id-9911, id-9912)")
                .contains("departmentCode");
        assertThat(captures.revision()).isZero();
        assertThat(agencies.tree("H99")).isEmpty();
    }

    @Test
    void takesPeriodFromTheNameAndTimeFromTheFileWhenNobodySaysThem() throws IOException {
        Path file = file("tien-do-2026-07.json", text("progress"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-07-20T01:00:00Z")));
        List<ImportOutcome> outcomes = new ArrayList<>();
        portalImport.run(new ImportOrder(List.of(file), null, null, null, NOW), outcomes::add);

        Imported imported = (Imported) outcomes.getFirst();
        assertThat(imported.capture().period()).isEqualTo(Period.month(2026, 7));
        assertThat(imported.capture().capturedAt()).isEqualTo(OffsetDateTime.parse("2026-07-20T08:00+07:00"));
        assertThat(imported.open()).isTrue();
        assertThat(imported.notices()).singleElement().asString().contains("--captured-at");
    }

    @Test
    void takesPeriodAndTimeFromTheNoteBesideTheFile() throws IOException {
        file(
                "capture.json",
                "{\"period\": \"2026-Q3\", \"files\": {\"x.json\": {\"captured_at\": \"2026-09-30T09:00+07:00\"}}}");
        List<ImportOutcome> outcomes = new ArrayList<>();
        portalImport.run(
                new ImportOrder(List.of(file("x.json", text("progress"))), null, null, null, NOW), outcomes::add);

        Imported imported = (Imported) outcomes.getFirst();
        assertThat(imported.capture().period())
                .isEqualTo(Period.parse("2026-Q3").orElseThrow());
        assertThat(imported.open()).isTrue();
        assertThat(imported.notices()).isEmpty();
    }

    @Test
    void refusesPeriodsThatNobodyNamedOrThatHaveNotBegun() throws IOException {
        Path file = file("x.json", text("progress"));
        assertThat(reason(run(file, null, TAKEN))).contains("--period");
        assertThat(reason(run(file, Period.month(2026, 11), TAKEN))).contains("chưa bắt đầu");
        assertThat(reason(run(file, Period.month(2026, 10), TAKEN))).contains("trước khi kỳ 2026-10 bắt đầu");
        assertThat(reason(run(file, AUGUST, TAKEN.plusDays(30)))).contains("tương lai");
    }

    @Test
    void lettingOneFileDownLeavesTheOthersAlone() throws IOException {
        List<ImportOutcome> outcomes = run(List.of(
                file("bad.json", text("progress").substring(0, 300)),
                folder.resolve("missing.json"),
                file("good.json", text("payment"))));

        assertThat(outcomes)
                .extracting(o -> o.getClass().getSimpleName())
                .containsExactly("Refused", "Refused", "Imported");
    }

    @Test
    void keepsNothingOfARefusedFile() throws IOException {
        String broken = text("progress").replace("\"totalReceived\": 60", "\"totalReceived\": -60");
        assertThat(reason(run(file("bad.json", broken)))).contains("H99.11: totalReceived không được âm");
        assertThat(captures.revision()).isZero();
        assertThat(count("catalog.agency")).isZero();
    }

    @Test
    void readsTranscribedTablesOfAllSixGroups() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String shape : SHAPES) {
            String name = shape + "-2026-08.csv";
            files.add(file(
                    "x" + name,
                    new ClassPathResource("sample/phu-tho-2026-08/" + name)
                            .getContentAsString(StandardCharsets.UTF_8)));
        }

        assertThat(run(files)).hasSize(6).hasOnlyElementsOfType(Imported.class);
        PortalFigures figures = captures.figures("H44", AUGUST, null).orElseThrow();
        assertThat(figures.units()).hasSize(164);
        assertThat(unit(figures, "H44").groupPoints())
                .isEqualTo(
                        Map.of("CKMB", 7.96, "TDGQ", 15.68, "CLGQ", 8.83, "TTTT", 6.25, "MDSH", 8.24, "MDHL", 12.96));
        assertThat(agencies.communesWithoutUnit()).isEmpty();
    }

    private static String reason(List<ImportOutcome> outcomes) {
        assertThat(outcomes).singleElement().isInstanceOf(Refused.class);
        return ((Refused) outcomes.getFirst()).reason();
    }

    private List<ImportOutcome> run(Path file) {
        return run(List.of(file));
    }

    private List<ImportOutcome> run(List<Path> files) {
        List<ImportOutcome> outcomes = new ArrayList<>();
        portalImport.run(new ImportOrder(files, AUGUST, TAKEN, null, NOW), outcomes::add);
        return outcomes;
    }

    private List<ImportOutcome> run(Path file, @Nullable Period period, OffsetDateTime capturedAt) {
        List<ImportOutcome> outcomes = new ArrayList<>();
        portalImport.run(new ImportOrder(List.of(file), period, capturedAt, null, NOW), outcomes::add);
        return outcomes;
    }

    private @Nullable Long onTime(@Nullable Instant asOf) {
        return Stream.of(captures.figures("H99", AUGUST, asOf).orElseThrow())
                .map(figures -> unit(figures, "H99").counts().get("2.1"))
                .map(count -> count == null ? null : count.numerator())
                .findFirst()
                .orElse(null);
    }

    private static UnitFigures unit(PortalFigures figures, String code) {
        return figures.units().stream()
                .filter(unit -> unit.agency().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String text(String shape) throws IOException {
        return new ClassPathResource("reconciliation/" + shape + ".json").getContentAsString(StandardCharsets.UTF_8);
    }
}
