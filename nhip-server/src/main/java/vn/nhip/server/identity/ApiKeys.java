package vn.nhip.server.identity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of systems that send. */
public interface ApiKeys {

    /** A key that was just made: the only moment at which its secret is known. */
    record Created(ApiKey key, String secret) {
        @Override
        public String toString() {
            return "Created[" + key + "]";
        }
    }

    /** A key cannot be limited to what is no agency. */
    final class NoSuchAgency extends RuntimeException {
        NoSuchAgency(String vietnamese) {
            super(vietnamese);
        }
    }

    /** Makes a key without an end and for every agency. */
    default Created create(String source, Set<Scope> scopes, int eventsPerSecond) {
        return create(source, scopes, eventsPerSecond, null, null);
    }

    /**
     * Makes a key.
     *
     * @param expires from when on it is void; {@code null} for no end
     * @param agency it sends only what concerns this agency or one below it; {@code null} for every agency
     * @throws NoSuchAgency when the catalogue does not have the agency today
     */
    Created create(
            String source, Set<Scope> scopes, int eventsPerSecond, @Nullable Instant expires, @Nullable String agency);

    /** All keys, the newest first, void ones too. */
    List<ApiKey> list();

    /** Makes a key void at once; false when there is no such key, or it was void already. */
    boolean revoke(String id);

    /**
     * Who sends a request.
     *
     * @param authorization the header {@code Authorization}; {@code null} when there was none
     * @param scope what the request needs
     */
    Access access(@Nullable String authorization, Scope scope);

    /**
     * Counts events against a key's rate.
     *
     * @return seconds to wait; 0 when they may come in
     */
    long secondsToWait(ApiKey key, int events);
}
