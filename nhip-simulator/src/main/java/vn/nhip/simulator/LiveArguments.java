package vn.nhip.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.live.CannotRun;
import vn.nhip.simulator.live.LiveConsole;
import vn.nhip.simulator.live.LiveOptions;
import vn.nhip.simulator.story.OfficeDays;

/** The arguments that say how it is told to a running server: with which key, how fast, from where on. */
final class LiveArguments {
    private static final int MOST_DAYS = 200;
    private static final int NINE = 9 * 3600;

    @Option(
            names = "--key-file",
            paramLabel = "TỆP",
            description = "Tệp chứa khóa API; không có thì lấy từ biến môi trường NHIP_KEY.")
    private @Nullable Path keyFile;

    @Option(
            names = "--pace",
            paramLabel = "N",
            description = "1 đến 100000 giây mô phỏng mỗi giây; max: nhanh hết mức (mặc định).")
    private @Nullable String pace;

    @Option(
            names = "--live-from",
            paramLabel = "LÚC",
            description = "Trước lúc này gửi nhanh hết mức; từ đó theo --pace, và không bao giờ vượt quá hiện tại.")
    private @Nullable OffsetDateTime liveFrom;

    @Option(
            names = "--live-days",
            paramLabel = "N",
            description = "Như --live-from, từ 9 giờ sáng của N ngày làm việc trước hôm nay.")
    private @Nullable Integer liveDays;

    @Option(names = "--checkpoint", paramLabel = "TỆP", description = "Ghi nhớ đã gửi đến đâu.")
    private @Nullable Path checkpoint;

    @Option(names = "--resume", description = "Đi tiếp từ --checkpoint.")
    private boolean resume;

    /**
     * How it is told.
     *
     * @param fingerprint everything that decides the feed; a checkpoint goes on only with the same
     * @param extent how much there is to tell
     * @throws CannotRun for a pace that cannot be kept, a key that is missing, a checkpoint that is wanted and not named
     */
    LiveOptions options(URI server, String fingerprint, LiveOptions.Extent extent) throws IOException, CannotRun {
        if (resume && checkpoint == null) {
            throw new CannotRun("--resume cần --checkpoint: chỉ ra tệp ghi nhớ của lần chạy trước.");
        }
        return LiveOptions.of(server, key(), fingerprint)
                .with(speed())
                .with(extent)
                .with(checkpoint == null ? LiveOptions.Keeping.NONE : LiveOptions.Keeping.in(checkpoint, resume));
    }

    /** Whether telling goes on with the present, however long that takes. */
    boolean followsThePresent() {
        return liveFrom != null || liveDays != null;
    }

    /** The names of those that were given. */
    List<String> given() {
        Map<String, Boolean> all = new LinkedHashMap<>();
        all.put("--key-file", keyFile != null);
        all.put("--pace", pace != null);
        all.put("--live-from", liveFrom != null);
        all.put("--live-days", liveDays != null);
        all.put("--checkpoint", checkpoint != null);
        all.put("--resume", resume);
        all.values().removeIf(given -> !given);
        return List.copyOf(all.keySet());
    }

    /** The file whose presence is a pause. */
    @Nullable
    Path pauseFile() {
        return checkpoint == null ? null : LiveConsole.pauseFile(checkpoint);
    }

    private String key() throws IOException, CannotRun {
        if (keyFile != null) {
            String inFile = Files.readString(keyFile, StandardCharsets.UTF_8).strip();
            if (inFile.isEmpty()) {
                throw new CannotRun("--key-file %s: tệp trống, cần một khóa API.".formatted(keyFile));
            }
            return inFile;
        }
        String key = System.getenv("NHIP_KEY");
        if (key == null || key.isBlank()) {
            throw new CannotRun(
                    "Chưa có khóa API. Tạo bằng ./nhip key create --source urn:nhip:mo-phong --scope events:write,registers:write,agencies:write, rồi đặt vào NHIP_KEY hoặc --key-file.");
        }
        return key.strip();
    }

    private LiveOptions.Speed speed() throws CannotRun {
        LiveOptions.Speed speed = LiveOptions.Speed.UNBOUNDED;
        if (pace != null && !pace.equals("max")) {
            try {
                speed = LiveOptions.Speed.of(Double.parseDouble(pace));
                speed.check();
            } catch (IllegalArgumentException e) {
                throw new CannotRun("--pace \"%s\": ghi một số từ 1 đến 100000, hoặc max.".formatted(pace), e);
            }
        }
        Long from = live(Calendars.bundled(), LocalDate.now(WorkCalendar.ZONE));
        return from == null ? speed : speed.liveFrom(from);
    }

    /** From when on it is told as it happens, in seconds since 1970. */
    private @Nullable Long live(WorkCalendar calendar, LocalDate today) throws CannotRun {
        if (liveFrom != null && liveDays != null) {
            throw new CannotRun("--live-from, --live-days: chỉ dùng một trong hai.");
        }
        if (liveDays == null) {
            return liveFrom == null ? null : Long.valueOf(liveFrom.toEpochSecond());
        }
        if (liveDays < 1 || liveDays > MOST_DAYS) {
            throw new CannotRun("--live-days %d: ghi một số từ 1 đến %d.".formatted(liveDays, MOST_DAYS));
        }
        if (!calendar.covers(today.toEpochDay())) {
            throw new CannotRun("--live-days: chưa có lịch làm việc năm %d. Hãy cập nhật Nhịp, hoặc dùng --live-from."
                    .formatted(today.getYear()));
        }
        return OfficeDays.at(calendar.plusWorkingDays(today, -liveDays).toEpochDay(), NINE);
    }
}
