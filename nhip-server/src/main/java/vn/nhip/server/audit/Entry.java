package vn.nhip.server.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.audit.tree.Hash;

/**
 * An act in the log.
 *
 * @param seq its number, from 1
 * @param at when it was recorded, to the microsecond
 * @param event its code, as of {@link AuditEvent#code}; older logs may hold codes that are no longer used
 * @param who who did it
 * @param what what was done
 * @param leaf the hash that is kept with it
 */
public record Entry(long seq, Instant at, String event, Who who, What what, Hash leaf) {

    /**
     * Who did it.
     *
     * @param kind what kind of asker, as of {@link vn.nhip.server.identity.Viewer.Kind}
     * @param from the address it came from; {@code null} where there is none
     */
    public record Who(
            String kind, String id, String name, @Nullable String from) {}

    /**
     * What was done.
     *
     * @param details the rest by name, as a JSON object
     */
    public record What(
            String subject,
            @Nullable String agency,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason,
            String details) {}
}
