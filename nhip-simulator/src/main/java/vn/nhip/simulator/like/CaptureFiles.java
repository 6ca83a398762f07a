package vn.nhip.simulator.like;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.results.CaptureNote;
import vn.nhip.contract.results.FileRefused;
import vn.nhip.contract.results.PortalAnswer;
import vn.nhip.contract.results.SourceFile;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;

/** Reads the portal's answers as they were exported: what {@code ./nhip import portal} takes. */
public final class CaptureFiles {
    private static final Pattern MONTH_IN_NAME = Pattern.compile("-(\\d{4}-(?:0[1-9]|1[0-2]))(?!\\d)");

    private final Map<String, Instant> captured = new HashMap<>();
    private final Map<String, Gathered> units = new LinkedHashMap<>();
    private final Map<String, String> codeById = new HashMap<>();
    private @Nullable Period period;
    private @Nullable String root;

    private CaptureFiles() {}

    private static final class Gathered {
        private @Nullable String name;
        private @Nullable Level level;
        private final Map<String, Published.Count> counts = new LinkedHashMap<>();
    }

    /**
     * Reads files of one province and month.
     *
     * @param paths files, or folders with them
     * @param capturedAt when they were captured, for those of which no note beside them says it
     * @throws FileRefused naming the file, and what to do
     */
    public static Published read(List<Path> paths, @Nullable OffsetDateTime capturedAt) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(Files.isDirectory(path) ? answersIn(path) : List.of(path));
        }
        CaptureFiles reading = new CaptureFiles();
        List<PortalAnswer> answers = new ArrayList<>();
        for (Path file : files) {
            try {
                answers.add(reading.answer(file, capturedAt));
            } catch (FileRefused refused) {
                throw new FileRefused("%s: %s".formatted(file, refused.reason()));
            }
        }
        // An answer may know its units by the portal's number only: the others tell their codes.
        answers.forEach(answer -> answer.units().forEach(reading::learn));
        answers.forEach(reading::gather);
        return reading.published();
    }

    private static List<Path> answersIn(Path folder) {
        try (var inside = Files.list(folder)) {
            List<Path> files = inside.filter(file ->
                            file.toString().endsWith(".csv") || file.toString().endsWith(".json"))
                    .filter(file -> !isNote(file))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new FileRefused(
                        "%s: không có tệp .json hay .csv nào của Cổng trong thư mục này".formatted(folder));
            }
            return files;
        } catch (IOException e) {
            throw new FileRefused("%s: không đọc được thư mục (%s)".formatted(folder, e));
        }
    }

    private static boolean isNote(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.equals("capture.json") || name.equals("manifest.json");
    }

    private PortalAnswer answer(Path file, @Nullable OffsetDateTime capturedAt) {
        PortalAnswer answer = PortalAnswer.of(SourceFile.read(file));
        String name = String.valueOf(file.getFileName());
        CaptureNote note = note(file);
        Period of = note.period(name)
                .or(() -> inName(name))
                .orElseThrow(
                        () -> new FileRefused(
                                "không biết của tháng nào: đặt tên tệp kết thúc bằng -2026-08, hoặc ghi period trong capture.json"));
        if (period != null && !period.equals(of)) {
            throw new FileRefused("của kỳ %s, tệp trước của kỳ %s: chỉ đưa các tệp của một tháng"
                    .formatted(of.code(), period.code()));
        }
        period = of;
        Instant at = note.capturedAt(name)
                .or(() -> Optional.ofNullable(capturedAt))
                .map(OffsetDateTime::toInstant)
                .orElseThrow(
                        () -> new FileRefused(
                                "không biết lấy lúc nào: thêm --captured-at, hoặc ghi captured_at trong capture.json cạnh tệp"));
        if (captured.put(answer.group().code(), at) != null) {
            throw new FileRefused("nhóm %s đã có trong tệp khác: mỗi nhóm một tệp"
                    .formatted(answer.group().title()));
        }
        return answer;
    }

    private static CaptureNote note(Path file) {
        Path manifest = file.toAbsolutePath().resolveSibling("manifest.json");
        return Files.isRegularFile(manifest) ? CaptureNote.read(manifest) : CaptureNote.beside(file);
    }

    private static Optional<Period> inName(String name) {
        Matcher matcher = MONTH_IN_NAME.matcher(name);
        return matcher.find() ? Period.parse(matcher.group(1)) : Optional.empty();
    }

    private void learn(PortalAnswer.Unit unit) {
        String id = unit.identity().departmentId();
        String code = unit.identity().code();
        if (id != null && code != null) {
            codeById.put(id, code);
        }
    }

    private void gather(PortalAnswer answer) {
        for (PortalAnswer.Unit unit : answer.units()) {
            PortalAnswer.Identity identity = unit.identity();
            String code = identity.code() != null ? identity.code() : codeById.get(identity.departmentId());
            if (code == null) {
                throw new FileRefused(
                        "nhóm %s: đơn vị %s không có mã trong tệp nào: thêm tệp số hóa hoặc tiến độ của cùng tháng"
                                .formatted(answer.group().title(), identity.departmentId()));
            }
            if (unit.equals(answer.root())) {
                if (root != null && !root.equals(code)) {
                    throw new FileRefused("nhóm %s của %s, các tệp khác của %s: chỉ đưa các tệp của một tỉnh"
                            .formatted(answer.group().title(), code, root));
                }
                root = code;
            }
            Gathered gathered = units.computeIfAbsent(code, added -> new Gathered());
            gathered.name = gathered.name == null ? identity.name() : gathered.name;
            gathered.level = gathered.level == null ? identity.level() : gathered.level;
            for (PortalAnswer.Count count : unit.counts()) {
                Published.Count both = Published.Count.of(count.numerator(), count.denominator());
                if (both != null) {
                    gathered.counts.put(count.indicator(), both);
                }
            }
        }
    }

    private Published published() {
        String top = Objects.requireNonNull(root, "an answer has a province");
        List<Published.Unit> all = new ArrayList<>();
        all.add(unit(top, Objects.requireNonNull(units.get(top)), Level.PROVINCE));
        units.forEach((code, gathered) -> {
            if (!code.equals(top)) {
                all.add(unit(code, gathered, gathered.level == null ? Level.COMMUNE : gathered.level));
            }
        });
        return new Published(Objects.requireNonNull(period, "every file has one"), captured, all);
    }

    private static Published.Unit unit(String code, Gathered gathered, Level level) {
        return new Published.Unit(code, Objects.requireNonNullElse(gathered.name, code), level, gathered.counts);
    }
}
