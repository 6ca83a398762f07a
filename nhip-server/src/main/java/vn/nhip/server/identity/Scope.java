package vn.nhip.server.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a key may do. */
public enum Scope {
    /** Send events of cases. */
    EVENTS_WRITE("events:write"),
    /** Send dossiers in the form of the national portal. */
    PORTAL_WRITE("portal:write"),
    /** Send tables: petitions, services, announcements and others, but not agencies. */
    REGISTERS_WRITE("registers:write"),
    /** Send the table of agencies: it makes the tree by which it is decided who sees which rows. */
    AGENCIES_WRITE("agencies:write");

    private final String code;

    Scope(String code) {
        this.code = code;
    }

    /** As it is written: {@code events:write}. */
    public String code() {
        return code;
    }

    /** The scope of a code; empty for any other text. */
    public static Optional<Scope> of(String code) {
        return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
    }
}
