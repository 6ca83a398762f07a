package vn.nhip.server.catalog.procedures;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.catalog.HandlingLevel;
import vn.nhip.server.catalog.OnlineLevel;

/** Levels as people write them. */
public final class LevelWords {
    private LevelWords() {}

    public static String online(@Nullable OnlineLevel level) {
        return switch (level) {
            case FULL -> "Toàn trình";
            case PARTIAL -> "Một phần";
            case NONE -> "Không trực tuyến";
            case null -> "Chưa rõ";
        };
    }

    public static String level(HandlingLevel level) {
        return switch (level) {
            case MINISTRY -> "cấp bộ";
            case PROVINCE -> "cấp tỉnh";
            case COMMUNE -> "cấp xã";
            case VERTICAL -> "ngành dọc";
            case OTHER -> "cơ quan khác";
        };
    }

    public static String levels(Collection<HandlingLevel> levels) {
        return levels.isEmpty()
                ? "không ghi cấp"
                : levels.stream().sorted().map(LevelWords::level).collect(Collectors.joining(", "));
    }
}
