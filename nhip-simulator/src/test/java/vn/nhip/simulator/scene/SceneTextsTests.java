package vn.nhip.simulator.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.city.CityScenario;
import vn.nhip.simulator.city.CityScene;
import vn.nhip.simulator.live.RegisterText;
import vn.nhip.simulator.story.OfficeDays;

/** What a server hears of a city beside its cases: no more than has happened by then. */
class SceneTextsTests {
    private static final long WEEK = 7 * 86_400L;
    private static final long BEGINS = OfficeDays.at(LocalDate.of(2026, 1, 1).toEpochDay(), 0);

    private final Scene scene = new CityScene(CityScenario.bundled("hanoi").with(2026, 20_000, 1), Calendars.bundled());

    private static List<String> lines(RegisterText text) {
        return new String(text.csv().get(), StandardCharsets.UTF_8).lines().toList();
    }

    private static String line(RegisterText text) {
        return text.register() + " " + text.told() + " " + lines(text);
    }

    @Test
    void aLaterEndAddsTextsAndChangesNone() {
        List<String> june = SceneTexts.of(scene, BEGINS, BEGINS + 26 * WEEK).stream()
                .map(SceneTextsTests::line)
                .toList();
        List<String> year = SceneTexts.of(scene, BEGINS, scene.ends()).stream()
                .map(SceneTextsTests::line)
                .toList();

        assertThat(june).hasSizeBetween(40, 60);
        assertThat(year).hasSizeGreaterThan(june.size()).startsWith(june.toArray(String[]::new));
    }

    @Test
    void nothingIsToldBeforeItHappens() {
        int published = 0;
        for (RegisterText text : SceneTexts.of(scene, BEGINS, scene.ends())) {
            LocalDate told = OfficeDays.date(text.told());
            for (String line : lines(text).subList(1, lines(text).size())) {
                if (text.register().equals("announcements")) {
                    String[] cells = line.split(",", -1);
                    assertThat(LocalDate.parse(cells[3])).isBeforeOrEqualTo(told);
                    if (!cells[5].isEmpty()) {
                        assertThat(LocalDate.parse(cells[5])).isBeforeOrEqualTo(told);
                        published++;
                    }
                } else if (text.register().equals("petitions")) {
                    for (String cell : line.split(",", -1)) {
                        if (cell.startsWith("202") && cell.contains("T")) {
                            assertThat(Instant.parse(cell.replace("+07:00", "Z"))
                                                    .getEpochSecond()
                                            - 7 * 3600L)
                                    .isLessThanOrEqualTo(text.told());
                        }
                    }
                }
            }
        }
        assertThat(published).isGreaterThan(130);
    }

    @Test
    void aFileThatEndsOnADayHasWhatIsDecidedOnIt(@TempDir Path folder) throws IOException {
        LocalDate day = scene.announcements().getFirst().decided();
        SceneFiles.write(
                scene, folder, Instant.EPOCH, Instant.ofEpochSecond(OfficeDays.at(day.toEpochDay() + 1, 0) - 1));

        assertThat(Files.readAllLines(folder.resolve(SceneFiles.ANNOUNCEMENTS)))
                .anyMatch(line -> line.startsWith("1/QĐ-MP-2026,") && line.endsWith(","));
    }
}
