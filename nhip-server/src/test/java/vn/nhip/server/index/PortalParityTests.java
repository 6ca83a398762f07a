package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Status;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** Every score that the portal published for Phú Thọ, August 2026, equal to the last digit: read, stored, computed, printed. */
@SpringBootTest(properties = "nhip.sample=on")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class PortalParityTests {

    private static final Map<String, String> GROUP_FILES = Map.of(
            "CKMB", "transparency",
            "TDGQ", "progress",
            "CLGQ", "online",
            "TTTT", "payment",
            "MDSH", "digitisation",
            "MDHL", "satisfaction");

    private static final Map<String, String> METRICS = Map.ofEntries(
            Map.entry("PUBLISH_ON_TIME", "1.1"),
            Map.entry("PUBLIC_UPDATE_ON_TIME", "1.2"),
            Map.entry("PUBLIC_CONTENT_FULL", "1.3"),
            Map.entry("DOSSIER_SYNC", "1.4"),
            Map.entry("ORIGINAL_RESULT_AVAILABLE", "4.1"),
            Map.entry("SO_HOA_GIAY_TO_GIAI_QUYET", "4.2"),
            Map.entry("REUSED_DIGITIZED_DATA", "4.3"),
            Map.entry("SYNCED_WITH_DVCQG_PERSONAL_STORAGE", "4.4"),
            Map.entry("CITIZEN_DATA_CONNECTED_FORMALITY", "4.5a"),
            Map.entry("CITIZEN_DATA_CONNECTED_DOSSIER", "4.5b"),
            Map.entry("ELECTRONIC_CERTIFIED_COPY", "4.6"),
            Map.entry("PETITION_PROCESSING_ON_TIME", "5.2"),
            Map.entry("PETITION_HANDLING_SATISFACTION", "5.3"),
            Map.entry("DOSSIER_RECEIVING_SATISFACTION", "5.4"));

    private final ScoreBooks books;

    PortalParityTests(ScoreBooks books) {
        this.books = books;
    }

    private ScoreBook book() {
        return books.open(books.newest().orElseThrow()).orElseThrow();
    }

    @Test
    void phuThoGets5992AndLoses1376InDigitisation() {
        UnitResult province = book().province();
        assertThat(province.total()).isEqualTo(59.92);
        assertThat(province.card().group("MDSH").orElseThrow().lost()).isCloseTo(13.76, within(1e-9));
        assertThat(province.portalTotal()).isEqualTo(59.92);
        assertThat(book().all()).hasSize(164);
    }

    @Test
    void everyIndicatorScoreOf164UnitsEqualsThePortals() {
        int compared = 0;
        for (String file : List.of("transparency", "digitisation", "satisfaction")) {
            for (NamedCsvRecord row : sample(file)) {
                for (Map.Entry<String, String> metric : METRICS.entrySet()) {
                    Optional<String> published = row.findField(metric.getKey() + "_score");
                    if (published.isPresent()) {
                        assertThat(ours(row.getField("departmentCode"), metric.getValue()))
                                .as("%s of %s", metric.getValue(), row.getField("departmentCode"))
                                .isEqualTo(number(published.get()));
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isEqualTo(164 * 14);
    }

    @Test
    void everyGroupScoreOf164UnitsEqualsThePortals() {
        int computed = 0;
        for (Map.Entry<String, String> group : GROUP_FILES.entrySet()) {
            for (NamedCsvRecord row : sample(group.getValue())) {
                GroupScore ours = book().unit(row.getField("departmentCode"))
                        .orElseThrow()
                        .card()
                        .group(group.getKey())
                        .orElseThrow();
                String column = group.getValue().equals("progress") ? "score" : "totalScore";
                assertThat(ours.points())
                        .as("%s of %s", group.getKey(), row.getField("departmentCode"))
                        .isEqualTo(number(row.getField(column)));
                computed += ours.status() == Status.SCORED ? 1 : 0;
            }
        }
        assertThat(computed)
                .as("computed from counts; 163 online scores are published only")
                .isEqualTo(6 * 164 - 163);
    }

    @Test
    void agreesWithThePortalWhereverBothHaveAScore() {
        ScoreBook.Match match = book().match();
        assertThat(match.same()).isEqualTo(match.compared()).isGreaterThan(3_000);
    }

    @Test
    void commandLineGivesThePortalsPointsOnEveryRow(@TempDir Path folder) throws Exception {
        Path counts = folder.resolve("counts.csv");
        Files.writeString(counts, countsOfAllUnits());
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "vn.nhip.cli.Nhip",
                        "score",
                        "--definition",
                        "qd766",
                        "--at",
                        "2026-08-31",
                        counts.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, @Nullable Double> printed = new HashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            rows.forEach(
                    r -> printed.put(r.getField("unit") + " " + r.getField("indicator"), number(r.getField("points"))));
        }
        assertThat(process.waitFor()).isZero();
        for (UnitResult unit : book().all()) {
            for (GroupScore group : unit.card().groups()) {
                if (group.status() == Status.SCORED) {
                    assertThat(printed)
                            .containsEntry(unit.code() + " " + group.group().code(), group.points());
                }
            }
        }
        assertThat(printed).containsEntry("H44 total", 59.92);
    }

    private String countsOfAllUnits() {
        StringBuilder csv = new StringBuilder("unit,level,indicator,numerator,denominator\n");
        for (UnitResult unit : book().all()) {
            for (IndicatorScore score : unit.card().indicators().toList()) {
                Counts c = score.counts();
                csv.append("%s,%s,%s,%s,%s\n"
                        .formatted(
                                unit.code(),
                                Objects.requireNonNull(unit.card().level()),
                                score.indicator().code(),
                                c.numerator() == null ? "" : c.numerator(),
                                c.denominator() == null ? "" : c.denominator()));
            }
        }
        return csv.toString();
    }

    private @Nullable Double ours(String unit, String indicator) {
        return book().unit(unit)
                .orElseThrow()
                .card()
                .indicator(indicator)
                .orElseThrow()
                .points();
    }

    private static @Nullable Double number(String text) {
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    private static List<NamedCsvRecord> sample(String name) {
        String resource = "/sample/phu-tho-2026-08/" + name + "-2026-08.csv";
        try (InputStream in = Objects.requireNonNull(PortalParityTests.class.getResourceAsStream(resource), resource);
                CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<NamedCsvRecord> all = new ArrayList<>();
            rows.forEach(all::add);
            assertThat(all).hasSize(164);
            return all;
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + resource, e);
        }
    }
}
