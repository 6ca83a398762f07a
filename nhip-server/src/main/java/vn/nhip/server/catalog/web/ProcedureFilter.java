package vn.nhip.server.catalog.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.catalog.procedures.NoticeKind;
import vn.nhip.server.catalog.store.ProcedureLine;
import vn.nhip.server.screen.Address;

/**
 * What is left out of the list; empty texts leave nothing out.
 *
 * @param text words of a code, name, field or agency
 * @param field name of a field
 * @param level "ministry", "province", …
 * @param agency code of the agency that promulgated it
 * @param online "full", "partial", "none", "unknown"
 * @param unit a unit as published
 * @param parts "complete", "missing" or "unknown"
 * @param notice "any", "none", or a kind
 */
public record ProcedureFilter(
        String text,
        String field,
        String level,
        String agency,
        String online,
        String unit,
        String parts,
        String notice) {

    /** What can be chosen. */
    public enum Choice {
        FIELD,
        LEVEL,
        AGENCY,
        ONLINE,
        UNIT,
        PARTS,
        NOTICE
    }

    static ProcedureFilter of(Map<String, String> asked) {
        return new ProcedureFilter(
                asked.getOrDefault("text", "").strip(),
                asked.getOrDefault("field", ""),
                asked.getOrDefault("level", ""),
                asked.getOrDefault("agency", ""),
                asked.getOrDefault("online", ""),
                asked.getOrDefault("unit", ""),
                asked.getOrDefault("parts", ""),
                asked.getOrDefault("notice", ""));
    }

    /** Whether a procedure passes every choice but one ({@code null}: every choice). */
    boolean passes(ProcedureLine line, @Nullable Choice but) {
        for (Choice choice : Choice.values()) {
            if (choice != but && !passes(line, choice, chosen(choice))) {
                return false;
            }
        }
        return true;
    }

    String chosen(Choice choice) {
        return switch (choice) {
            case FIELD -> field;
            case LEVEL -> level;
            case AGENCY -> agency;
            case ONLINE -> online;
            case UNIT -> unit;
            case PARTS -> parts;
            case NOTICE -> notice;
        };
    }

    static boolean passes(ProcedureLine line, Choice choice, String value) {
        return value.isEmpty() || values(line, choice).contains(value);
    }

    /** The values that a procedure has for a choice. */
    static List<String> values(ProcedureLine line, Choice choice) {
        return switch (choice) {
            case FIELD -> List.of(line.field());
            case LEVEL -> line.levels().stream().map(ProcedureFilter::lower).toList();
            case AGENCY -> List.of(line.promulgator().code());
            case ONLINE -> List.of(line.online() == null ? "unknown" : lower(line.online()));
            case UNIT -> List.copyOf(line.units());
            case PARTS -> List.of(parts(line));
            case NOTICE ->
                line.notices().isEmpty()
                        ? List.of("none")
                        : Stream.concat(
                                        Stream.of("any"),
                                        line.notices().stream().map(NoticeKind::name))
                                .toList();
        };
    }

    private static String parts(ProcedureLine line) {
        if (!line.parts().missing().isEmpty()) {
            return "missing";
        }
        return line.parts().unknown().isEmpty() ? "complete" : "unknown";
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    Address address(String path) {
        Address address = Address.of(path).with("text", text);
        for (Choice choice : Choice.values()) {
            address = address.with(lower(choice), chosen(choice));
        }
        return address;
    }

    boolean isEmpty() {
        return address("").parameters().isEmpty();
    }
}
