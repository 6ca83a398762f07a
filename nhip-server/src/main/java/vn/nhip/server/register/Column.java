package vn.nhip.server.register;

import java.util.List;

/**
 * A column of a register.
 *
 * @param name as files and the table write it
 * @param meaning for a person, in Vietnamese
 * @param choices the texts it may have; none when it may have any
 */
public record Column(String name, Kind kind, Need need, String meaning, List<String> choices) {
    public Column {
        choices = List.copyOf(choices);
    }

    /** Whether it must be there. */
    public enum Need {
        /** It tells one record from another. */
        KEY,
        REQUIRED,
        OPTIONAL
    }

    /** A column that tells records apart. */
    public static Column key(String name, Kind kind, String meaning) {
        return new Column(name, kind, Need.KEY, meaning, List.of());
    }

    /** One that must be filled in. */
    public static Column required(String name, Kind kind, String meaning) {
        return new Column(name, kind, Need.REQUIRED, meaning, List.of());
    }

    /** One that may be empty, or not be there. */
    public static Column optional(String name, Kind kind, String meaning) {
        return new Column(name, kind, Need.OPTIONAL, meaning, List.of());
    }

    /** The same with these texts only. */
    public Column of(String... texts) {
        return new Column(name, kind, need, meaning, List.of(texts));
    }

    boolean isNeeded() {
        return need != Need.OPTIONAL;
    }
}
