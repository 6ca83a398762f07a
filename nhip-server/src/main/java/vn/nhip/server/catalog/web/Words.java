package vn.nhip.server.catalog.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.catalog.HandlingLevel;
import vn.nhip.server.catalog.OnlineLevel;
import vn.nhip.server.catalog.procedures.Part;
import vn.nhip.server.catalog.procedures.Parts;
import vn.nhip.server.screen.Address;

/** The catalogue's values as people read them. */
public final class Words {
    private Words() {}

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
                : levels.stream().sorted().map(Words::level).collect(Collectors.joining(", "));
    }

    public static String letters(Collection<Part> parts) {
        return parts.stream().sorted().map(Part::letter).collect(Collectors.joining(", "));
    }

    public static String state(Parts.State state) {
        return switch (state) {
            case COMPLETE -> "Đủ";
            case MISSING -> "Thiếu";
            case UNKNOWN -> "Chưa rõ";
        };
    }

    /** Lines of a text, for paragraphs. */
    public static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : text.lines().toList();
    }

    /** The address of a procedure. */
    public static Address procedure(String code) {
        return Address.of("/catalog/procedures/"
                + URLEncoder.encode(code, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
