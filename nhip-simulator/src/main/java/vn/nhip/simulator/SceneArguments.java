package vn.nhip.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.city.CityScenario;
import vn.nhip.simulator.city.CityScene;
import vn.nhip.simulator.city.CityYears;
import vn.nhip.simulator.like.CaptureFiles;
import vn.nhip.simulator.like.LikeScene;
import vn.nhip.simulator.live.CannotRun;
import vn.nhip.simulator.scene.Scene;

/** The arguments that say what is simulated: a published month, or a city. */
final class SceneArguments {
    @ArgGroup(heading = "%nMô phỏng gì (chọn một; mặc định --province hanoi):%n")
    private @Nullable What what;

    @Option(names = "--year", paramLabel = "NĂM", description = "Năm của thành phố mô phỏng.")
    private @Nullable Integer year;

    @Option(names = "--cases", paramLabel = "N", description = "Số hồ sơ tiếp nhận trong năm.")
    private @Nullable Long cases;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Hạt giống: cùng hạt giống thì cùng từng sự kiện, trên mọi máy.")
    private @Nullable Long seed;

    @Option(
            names = "--captured-at",
            paramLabel = "LÚC",
            description = "Lúc lấy số liệu của --like, khi tệp ghi chú cạnh nó không nói; ví dụ 2026-09-26T18:14Z.")
    private @Nullable OffsetDateTime capturedAt;

    private static final class What {
        @Option(
                names = "--like",
                arity = "1..*",
                paramLabel = "TỆP",
                description =
                        "Giống một tháng Cổng đã công bố: các câu trả lời của Cổng (JSON, CSV) hay thư mục chứa chúng. Mọi số đếm của mọi đơn vị ra lại đúng.")
        private @Nullable List<Path> like;

        @Option(names = "--province", paramLabel = "TÊN", description = "Một thành phố kèm sẵn: hanoi.")
        private @Nullable String province;

        @Option(
                names = "--scenario",
                paramLabel = "TỆP",
                description = "Một thành phố theo kịch bản YAML của riêng bạn.")
        private @Nullable Path scenario;
    }

    /**
     * What is simulated.
     *
     * @param fingerprint everything that decides the feed
     * @param since since when agencies and procedures hold
     */
    record Chosen(Scene scene, String fingerprint, Instant since) {}

    /** Whether the portal's figures are simulated, in which nothing goes wrong on purpose. */
    boolean isLike() {
        return what != null && what.like != null;
    }

    /**
     * What was asked for.
     *
     * @throws CannotRun for a combination that means nothing, or for a year, a number of cases or a place that cannot be simulated
     */
    Chosen chosen() throws IOException, CannotRun {
        WorkCalendar calendar = Calendars.bundled();
        What chosen = what == null ? new What() : what;
        if (chosen.like != null) {
            if (year != null || cases != null) {
                throw new CannotRun(
                        "--year, --cases: chỉ dùng với --province hoặc --scenario; --like lấy tháng và số hồ sơ"
                                + " từ số liệu.");
            }
            long itsSeed = seed == null ? 1 : seed;
            var published = CaptureFiles.read(chosen.like, capturedAt);
            LikeScene scene = new LikeScene(published, itsSeed, calendar);
            Instant since = published
                    .period()
                    .firstDay()
                    .minusYears(1)
                    .atStartOfDay(WorkCalendar.ZONE)
                    .toInstant();
            return new Chosen(scene, "like %s, seed %d".formatted(published.fingerprint(), itsSeed), since);
        }
        if (capturedAt != null) {
            throw new CannotRun(
                    "--captured-at: chỉ dùng với --like; một thành phố mô phỏng không lấy số liệu của Cổng.");
        }
        if (year != null && (year < CityYears.first() || year > CityYears.last())) {
            throw new CannotRun("--year %d: có lịch làm việc để mô phỏng các năm %d đến %d."
                    .formatted(year, CityYears.first(), CityYears.last()));
        }
        if (cases != null && (cases < 1 || cases > CityScenario.MOST_CASES)) {
            throw new CannotRun("--cases %d: ghi một số từ 1 đến %d.".formatted(cases, CityScenario.MOST_CASES));
        }
        if (chosen.scenario != null && Files.isDirectory(chosen.scenario)) {
            throw new CannotRun("--scenario %s: là một thư mục, cần một tệp YAML.".formatted(chosen.scenario));
        }
        CityScenario scenario = chosen.scenario != null
                ? CityScenario.of(chosen.scenario)
                : CityScenario.bundled(chosen.province == null ? "hanoi" : chosen.province);
        CityScenario asked = scenario.with(
                year == null ? scenario.year() : year,
                cases == null ? scenario.cases() : cases,
                seed == null ? scenario.seed() : seed);
        Instant since = LocalDate.of(asked.year() - 1, 1, 1)
                .atStartOfDay(WorkCalendar.ZONE)
                .toInstant();
        return new Chosen(new CityScene(asked, calendar), asked.fingerprint(), since);
    }
}
