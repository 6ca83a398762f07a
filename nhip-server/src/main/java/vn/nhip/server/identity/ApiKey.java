package vn.nhip.server.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key; the key itself is not.
 *
 * @param id names it, in lists and to revoke it
 * @param source the system it was given to
 * @param eventsPerSecond how many events it may send in a second
 * @param expires from when on it is void; {@code null} for no end
 * @param revoked since when it is void; {@code null} while it is good
 * @param agency it sends only what concerns this agency or one below it, by the tree as of the day of sending; {@code null} for every agency
 */
public record ApiKey(
        String id,
        String source,
        Set<Scope> scopes,
        int eventsPerSecond,
        Instant created,
        @Nullable Instant expires,
        @Nullable Instant revoked,
        @Nullable String agency) {

    public ApiKey {
        scopes = Set.copyOf(scopes);
    }

    /** Whether it may send events of a source: its own, or one whose name begins with its own and a slash. */
    public boolean speaksFor(String name) {
        return name.equals(source) || name.startsWith(source.endsWith("/") ? source : source + "/");
    }
}
