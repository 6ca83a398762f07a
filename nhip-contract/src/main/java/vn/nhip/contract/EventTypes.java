package vn.nhip.contract;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.nhip.core.cases.CaseFact.Kind;

/** The CloudEvents {@code type} of each kind of fact: {@code vn.nhip.case.step-started.v1}. */
public final class EventTypes {
    private static final String PREFIX = "vn.nhip.case.";
    private static final String VERSION = ".v1";
    private static final Map<Kind, String> TYPES = new EnumMap<>(Kind.class);
    private static final Map<String, Kind> KINDS = new HashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            String type = PREFIX + name(kind) + VERSION;
            TYPES.put(kind, type);
            KINDS.put(type, kind);
        }
    }

    private EventTypes() {}

    /** The kind in kebab case, as files and addresses name it: {@code step-started}. */
    public static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The type of a kind. */
    public static String of(Kind kind) {
        return Objects.requireNonNull(TYPES.get(kind));
    }

    /** The name of the schema of a kind: {@code urn:nhip:schema:case:step-started:v1}. */
    public static String schema(Kind kind) {
        return "urn:nhip:schema:case:" + name(kind) + ":v1";
    }

    /** The kind of a type; empty when we do not know it. */
    public static Optional<Kind> kind(String type) {
        return Optional.ofNullable(KINDS.get(type));
    }
}
