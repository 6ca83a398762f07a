package vn.nhip.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is in the jar, by the list that goes with it: every part is named with its version, and comes under terms that we may pass on. */
class LicencesTests {
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "BSD-4-Clause",
            "0BSD",
            "ISC",
            "EPL-1.0",
            "EPL-2.0",
            "EDL-1.0",
            "LGPL-2.1-only",
            "LGPL-2.1-or-later",
            "LGPL-3.0-only",
            "GPL-2.0-with-classpath-exception",
            "MPL-2.0",
            "PostgreSQL",
            "CC0-1.0",
            "Unlicense",
            "Public Domain");

    private static JsonNode list() throws IOException {
        ClassPathResource list = new ClassPathResource("META-INF/sbom/application.cdx.json");
        assumeThat(list.exists())
                .as("the list of parts, which an offline build does not make")
                .isTrue();
        try (InputStream in = list.getInputStream()) {
            return JsonMapper.shared().readTree(in);
        }
    }

    @Test
    void everyPartIsNamedWithItsVersion() throws IOException {
        JsonNode list = list();
        assertThat(list.path("bomFormat").asString("")).isEqualTo("CycloneDX");
        assertThat(list.path("components").size()).isGreaterThan(50);
        for (JsonNode part : list.path("components")) {
            assertThat(part.path("purl").asString("")).startsWith("pkg:maven/");
            assertThat(part.path("version").asString("")).isNotEmpty();
        }
    }

    @Test
    void everyPartMayBePassedOn() throws IOException {
        List<String> strange = new ArrayList<>();
        for (JsonNode part : list().path("components")) {
            List<String> licences = licences(part);
            // One of several is enough: they are offered at choice.
            if (!part.path("group").asString("").equals("vn.nhip")
                    && licences.stream().noneMatch(ALLOWED::contains)) {
                strange.add(part.path("purl").asString("") + " " + licences);
            }
        }
        assertThat(strange)
                .as(
                        "parts under terms that nobody has judged: read the licence; add it here if Nhịp may pass it on, else take another part")
                .isEmpty();
    }

    private static List<String> licences(JsonNode part) {
        List<String> licences = new ArrayList<>();
        for (JsonNode one : part.path("licenses")) {
            JsonNode licence = one.path("license");
            licences.add(licence.path("id").asString(licence.path("name").asString("")));
            for (String of : one.path("expression").asString("").split("\\s+(OR|AND)\\s+|[()]", -1)) {
                licences.add(of.strip());
            }
        }
        licences.removeIf(String::isEmpty);
        return licences;
    }
}
