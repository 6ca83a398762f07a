package vn.nhip.server.catalog.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.catalog.procedures.Part;
import vn.nhip.server.catalog.procedures.Parts;
import vn.nhip.server.screen.Address;

/** The catalogue's values as people read them. */
public final class Words {
    private Words() {}

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
