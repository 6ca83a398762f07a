package vn.nhip.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionLoaderTests {
    private static final String BUNDLED = "/definitions/index/qd766/2026-08-01.yaml";

    @Test
    void reportsAllMistakesAtOnceWithTheirLines() throws IOException {
        assertThat(mistakes(resource("/broken/index.yaml")))
                .containsExactlyInAnyOrder(
                        "b.yaml:1: definition without title, expected the key title",
                        "b.yaml:2: unknown key titel in definition, expected title",
                        "b.yaml:5: effective_to 2026-07-01, expected a day not before effective_from 2026-08-01",
                        "b.yaml:10: group A with max 60, expected 50, the sum of its indicators",
                        "b.yaml:12: code: 1.1, expected a text, quoted",
                        "b.yaml:19: confidence: E, expected one of A, B, C, D",
                        "b.yaml:20: unit: dossier, expected one of case, procedure, service, petition, agency",
                        "b.yaml:23: value: 1.5, expected a ratio above 0, at most 1",
                        "b.yaml:24: target from 2024-01-01 after 2025-01-01, expected ascending dates",
                        "b.yaml:29: denominator_of: no indicator 2.2, expected one of 1.1",
                        "b.yaml:30: reading y changes nothing,"
                                + " expected target, zero, denominator_of or times_ratio_of, cases or procedures or services or petitions, or needs: cases",
                        "b.yaml:31: code A a second time, first on line 7, expected every code once",
                        "b.yaml:34: max: many, expected a number of at least 0",
                        "b.yaml:35: indicators: an empty list, expected at least one",
                        "b.yaml:38: bands: from 90, expected less than 50, bands descend",
                        "b.yaml:40: volume_indicator: no indicator 2.1, expected 1.1",
                        "b.yaml:41: minimum_volume: -3, expected a whole number of at least 0",
                        "b.yaml:42: volume_bands: from 5, expected 0 in the last band");
    }

    private static List<String> mistakes(String yaml) {
        DefinitionException e =
                catchThrowableOfType(DefinitionException.class, () -> DefinitionLoader.load("b.yaml", yaml));
        return e == null
                ? List.of()
                : e.errors().stream().map(DefinitionError::toString).toList();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = DefinitionLoaderTests.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void saysWhereYamlIsWrong() {
        assertThat(mistakes("code: a\ntitle: [b\n")).singleElement().asString().startsWith("b.yaml:");
        assertThat(mistakes("")).containsExactly("b.yaml:1: an empty file, expected a definition");
        assertThat(mistakes("- a\n")).containsExactly("b.yaml:1: no keys at the top, expected a definition");
    }

    @Test
    void refusesTagsAndAliases() {
        assertThat(mistakes("code: !!java.net.URL [x]\n"))
                .anyMatch(m -> m.startsWith("b.yaml:1: Global tag is not allowed"));
        assertThat(mistakes("a: &a [x]\nb: [*a, *a]\n"))
                .singleElement()
                .asString()
                .contains("alias");
    }

    @Test
    void wantsOneHundredPointsTogether() throws IOException {
        assertThat(mistakes(resource(BUNDLED).replace("max: 20\n", "max: 19\n")))
                .singleElement()
                .asString()
                .endsWith(": groups with 99 points together, expected 100");
    }

    @Test
    void refusesTwoVersionsOnOneDay() throws IOException {
        String newer = resource(BUNDLED);
        String older = newer.replace("effective_from: 2026-08-01", "effective_from: 2024-08-01");
        assertThatThrownBy(() -> DefinitionLoader.load(Map.of("new.yaml", newer, "old.yaml", older)))
                .hasMessageContaining("old.yaml:")
                .hasMessageContaining("effective_to null overlaps qd766/2026-08-01 in new.yaml, expected 2026-07-31");
        assertThatThrownBy(() -> DefinitionLoader.load(Map.of("a.yaml", newer, "b.yaml", newer)))
                .hasMessageContaining("another day");
    }
}
