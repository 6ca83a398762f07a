package vn.nhip.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Level;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.Readings;
import vn.nhip.core.scoring.Scorecard;
import vn.nhip.core.scoring.Scorer;
import vn.nhip.core.scoring.Status;

class DefinitionsTests {
    private static final LocalDate DAY = LocalDate.of(2026, 8, 31);
    private static final LocalDate BEFORE = LocalDate.of(2026, 7, 31);

    private final Definitions definitions = Definitions.bundled();

    private Scorecard score(LocalDate at, Map<String, Counts> counts, Map<String, String> readings) {
        IndexDefinition rules = definitions.find("qd766", at);
        return new Scorer(rules, at, Readings.of(rules, readings)).score("H44", Level.PROVINCE, counts, Map.of());
    }

    private double points(LocalDate at, String code, long numerator, long denominator) {
        Double points = score(at, Map.of(code, Counts.of(numerator, denominator)), Map.of())
                .indicator(code)
                .orElseThrow()
                .points();
        return points == null ? Double.NaN : points;
    }

    @Test
    void findsTheVersionInForce() {
        assertThat(definitions.find("qd766", BEFORE).version()).isEqualTo("qd766/2022-08-01");
        assertThat(definitions.find("qd766", DAY).version()).isEqualTo("qd766/2026-08-01");
        assertThat(definitions.version("qd766/2022-08-01").max()).isEqualTo(100);
        assertThat(definitions.codes()).containsExactly("qd766");
    }

    @Test
    void namesWhatThereIsWhenNothingIsFound() {
        assertThatThrownBy(() -> definitions.find("qd767", DAY)).hasMessage("no index qd767, there is qd766");
        assertThatThrownBy(() -> definitions.find("qd766", LocalDate.of(2021, 1, 1)))
                .hasMessage("no version of qd766 on 2021-01-01, there is 2022-08-01 to 2026-07-31, 2026-08-01 to now");
    }

    @Test
    void listsEveryFileOfTheFolderAndLoadsThemTogether() throws IOException {
        Path folder = Path.of("src/main/resources/definitions/index");
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(path);
                assertThat(text).startsWith("# yaml-language-server: $schema=../../index.schema.json\n");
                files.put(folder.relativize(path).toString().replace(".yaml", ""), text);
            }
        }
        assertThat(Files.readAllLines(folder.resolve("versions.txt")))
                .containsExactlyElementsOf(files.keySet().stream().sorted().toList());
        assertThat(Definitions.read(files).all()).isEqualTo(definitions.all());
    }

    @Test
    void carriesEveryReadingOfTheAmbiguousRules() {
        Map<String, String> rows = Map.of(
                "1.2", "window-plus-5-days",
                "1.3", "by-period",
                "1.4", "received",
                "2.1", "second-supplement-always-late",
                "3.2", "procedures",
                "3.3", "times-sync",
                "3.6", "per-procedure",
                "5.3", "late-by-case-rule",
                "5.4", "counted-once");
        for (IndexDefinition version : definitions.all()) {
            rows.forEach((code, name) -> assertThat(
                            version.indicator(code).orElseThrow().reading(name))
                    .isPresent());
            assertThat(version.zeroReadings()).extracting(r -> r.name()).containsExactly("null", "zero", "full");
            assertThat(version.groups())
                    .extracting(g -> g.code())
                    .isEqualTo(List.of("CKMB", "TDGQ", "CLGQ", "TTTT", "MDSH", "MDHL"));
        }
    }

    @Test
    void IDX_3_countsOnlineServicesUpToTheirTargets() {
        Map<String, Counts> counts =
                Map.of("3.1", Counts.of(70, 100), "3.2", Counts.of(26, 65), "3.3", Counts.of(420, 1000));
        assertThat(score(BEFORE, counts, Map.of()).group("CLGQ").orElseThrow().points())
                .isCloseTo(8.39, within(1e-9));
        assertThat(score(DAY, counts, Map.of()).group("CLGQ").orElseThrow().points())
                .isEqualTo(8.39);
    }

    @Test
    void IDX_35_countsPayments() {
        Map<String, Counts> counts =
                Map.of("3.5a", Counts.of(30, 50), "3.5b", Counts.of(12, 50), "3.6", Counts.of(300, 800));
        assertThat(score(DAY, counts, Map.of()).group("TTTT").orElseThrow().points())
                .isEqualTo(4.35);
    }

    @Test
    void IDX_35_roundsTiesAsThePortalDoes() {
        Map<String, Counts> first =
                Map.of("3.5a", Counts.of(5, 33), "3.5b", Counts.of(8, 33), "3.6", Counts.of(552, 559));
        Map<String, Counts> second =
                Map.of("3.5a", Counts.of(7, 32), "3.5b", Counts.of(9, 32), "3.6", Counts.of(745, 1133));
        assertThat(score(DAY, first, Map.of()).group("TTTT").orElseThrow().points())
                .isEqualTo(6.91);
        assertThat(score(DAY, second, Map.of()).group("TTTT").orElseThrow().points())
                .isEqualTo(5.19);
    }

    @Test
    void IDX_42_isLinearOnThePortalAndFullAtEightyPercentInTheDocument() {
        assertThat(points(DAY, "4.2", 700, 1000)).isEqualTo(2.8);
        assertThat(points(BEFORE, "4.2", 700, 1000)).isCloseTo(3.5, within(1e-9));
        var other = score(DAY, Map.of("4.2", Counts.of(700, 1000)), Map.of("4.2", "target-80"));
        assertThat(other.indicator("4.2").orElseThrow().points()).isEqualTo(3.5);
    }

    @Test
    void IDX_1_5_givesTheGoldenPoints() {
        for (LocalDate at : List.of(BEFORE, DAY)) {
            assertThat(points(at, "2.1", 978, 1000)).isCloseTo(19.56, within(1e-9));
            assertThat(points(at, "5.4", 85, 100)).isCloseTo(5.67, within(0.0034));
            assertThat(points(at, "5.4", 93, 100)).isEqualTo(6);
            assertThat(points(at, "5.4", 0, 0)).isZero();
            assertThat(points(at, "5.2", 0, 0)).isEqualTo(6);
            assertThat(points(at, "5.2", 7, 8)).isEqualTo(5.25);
            assertThat(points(at, "4.3", 640, 1000)).isCloseTo(1.6, within(1e-9));
        }
    }

    @Test
    void IDX_46_isFullWithoutCountsOnlyOnThePortal() {
        assertThat(score(DAY, Map.of(), Map.of()).indicator("4.6").orElseThrow().status())
                .isEqualTo(Status.ARTEFACT);
        assertThat(score(BEFORE, Map.of(), Map.of())
                        .indicator("4.6")
                        .orElseThrow()
                        .points())
                .isNull();
    }

    @Test
    void IDX_14_countsAgainstWhatWasReceivedUnderThatReading() {
        Map<String, Counts> counts = Map.of("1.4", Counts.of(138744, 138744), "2.1", Counts.of(144625, 184513));
        Double points = score(DAY, counts, Map.of("1.4", "received"))
                .indicator("1.4")
                .orElseThrow()
                .points();
        assertThat(points).isEqualTo(4.51);
    }
}
