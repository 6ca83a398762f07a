package vn.nhip.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.city.CityScenario;
import vn.nhip.simulator.city.CityScene;

/** The files are as docs/help/registers.md says that {@code ./nhip import} takes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SceneFilesTests {
    private static final Instant SINCE = Instant.parse("2024-12-31T17:00:00Z");
    private final Scene scene = new CityScene(CityScenario.bundled("hanoi").with(2026, 10_000, 1), Calendars.bundled());

    private Path folder = Path.of("");

    @BeforeAll
    void theFilesAreWritten(@TempDir Path temporary) throws IOException {
        folder = temporary;
        SceneFiles.write(scene, folder.resolve("mới/nữa"), SINCE, null);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve("mới/nữa").resolve(file));
    }

    @Test
    void everyRegisterBeginsWithItsColumns() throws IOException {
        Map<String, String> headers = Map.of(
                SceneFiles.AGENCIES, "code,name,level,parent,valid_from",
                SceneFiles.AUTHORITY, "procedure,agency",
                SceneFiles.SERVICES, "service,procedure,agency,status",
                SceneFiles.ANNOUNCEMENTS, "decision,procedure,agency,decided,in_force,published",
                SceneFiles.PETITIONS,
                        "petition,agency,subject,case_code,sent,transferred,refused,supplement_requested,supplemented,answered,"
                                + "published,due,likes,dislikes,rated,repeated");
        for (Map.Entry<String, String> each : headers.entrySet()) {
            assertThat(lines(each.getKey()).getFirst()).isEqualTo(each.getValue());
        }
    }

    @Test
    void nothingElseIsWritten() throws IOException {
        try (var files = Files.list(folder.resolve("mới/nữa"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            SceneFiles.AGENCIES,
                            SceneFiles.PROCEDURES,
                            SceneFiles.AUTHORITY,
                            SceneFiles.SERVICES,
                            SceneFiles.ANNOUNCEMENTS,
                            SceneFiles.PETITIONS);
        }
    }

    @Test
    void theTreeOfAgenciesBeginsWithTheProvince() throws IOException {
        assertThat(lines(SceneFiles.AGENCIES))
                .hasSize(1 + 1 + 16 + 126)
                .contains(
                        "H26,UBND thành phố Hà Nội,PROVINCE,,2025-01-01",
                        "H26.304,Sở Y tế,DEPARTMENT,H26,2025-01-01",
                        "H26.401,UBND Phường Ba Đình,COMMUNE,H26,2025-01-01");
    }

    @Test
    void instantsAreVietnameseAndDaysAreDays() throws IOException {
        String instant = "202[67]-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+07:00";
        String perhaps = "(" + instant + ")?";
        String about = "(procedures|staff|other),(H26\\.\\d+-26\\d{4}-\\d{8})?";
        String course = "%s,%s,%s,,,%s,%s,".formatted(instant, perhaps, perhaps, perhaps, perhaps);

        assertThat(lines(SceneFiles.PETITIONS).stream().skip(1))
                .hasSize(12)
                .allMatch(line -> line.matches(
                        "PAKN-2026-\\d{6},H26\\.\\d+," + about + "," + course + ",(0,1," + instant + "|,,),"));
        assertThat(lines(SceneFiles.ANNOUNCEMENTS).stream().skip(1))
                .hasSize(150)
                .allMatch(
                        line -> line.matches(
                                "\\d+/QĐ-MP-2026,8\\.\\d{6},H26,2026-\\d\\d-\\d\\d,202[67]-\\d\\d-\\d\\d,202[67]-\\d\\d-\\d\\d"));
        assertThat(lines(SceneFiles.SERVICES).stream().skip(1))
                .allMatch(line -> line.matches("DVC-8\\.\\d{6}-H26\\.\\d+,8\\.\\d{6},H26\\.\\d+,public"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyProcedureIsOneLineAsThePortalPublishesIt() throws IOException {
        List<String> lines = lines(SceneFiles.PROCEDURES);
        assertThat(lines).hasSize(2_149);
        for (int i = 0; i < lines.size(); i++) {
            SimulatedProcedure procedure = scene.procedures().get(i);
            JsonNode line = JsonMapper.shared().readTree(lines.get(i));
            JsonNode detail = line.path("detail");
            assertThat(line.path("code").asString()).isEqualTo(procedure.code());
            assertThat(detail.path("code").asString()).isEqualTo(procedure.code());
            assertThat(detail.path("updatedAt").asLong()).isEqualTo(SINCE.toEpochMilli());
            assertThat(detail.path("departmentPromulgateCode").asString()).isEqualTo("H26");
            assertThat(detail.path("isProvince").asBoolean())
                    .isEqualTo(procedure.place() != SimulatedProcedure.Place.COMMUNE);
            assertThat(detail.path("isWard").asBoolean())
                    .isEqualTo(procedure.place() != SimulatedProcedure.Place.PROVINCE);
            assertThat(detail.path("executionMethods").path(0).path("fees").size())
                    .isEqualTo(procedure.traits().fee() > 0 ? 1 : 0);
            assertThat(detail.path("resultsDetails").size())
                    .isEqualTo(procedure.traits().document() ? 1 : 0);
        }
    }
}
