package vn.nhip.simulator.sandbox.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was given out and is still good, in memory only. For several threads. */
final class Tokens {
    static final Duration TIME_TO_SIGN_IN = Duration.ofMinutes(10);
    static final Duration CODE_LIFE = Duration.ofSeconds(60);
    static final Duration REFRESH_LIFE = Duration.ofHours(8);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 32;

    private final Kept<Asked> asked = new Kept<>();
    private final Kept<Code> codes = new Kept<>();
    private final Kept<Access> accesses = new Kept<>();
    private final Kept<Refresh> refreshes = new Kept<>();
    private final Kept<Session> sessions = new Kept<>();

    /** What a client asked for and a person has not yet answered. */
    record Asked(
            String client,
            String redirectUri,
            Set<String> scopes,
            @Nullable String state,
            @Nullable String nonce,
            String challenge) {}

    /** A person who signed in, and when. */
    record Session(SamplePerson person, Instant signedIn) {}

    /** All that follows from one signing in: withdrawn together. */
    static final class Family {
        private boolean withdrawn;
    }

    record Code(Asked asked, Session session, Family family) {}

    /**
     * An access token.
     *
     * @param session null when the client is there for itself
     */
    record Access(
            String client, Set<String> scopes, @Nullable Session session, Family family) {}

    record Refresh(Asked asked, Session session, Set<String> scopes, Family family) {}

    /** 256 bits that nobody guesses. */
    static String random() {
        byte[] octets = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(octets);
        return Keys.encoded(octets);
    }

    synchronized String ask(Asked request, Instant now) {
        return asked.add(random(), request, now.plus(TIME_TO_SIGN_IN), now);
    }

    /** What was asked under that name; a second time only until it is answered. */
    synchronized @Nullable Asked asked(String id, Instant now) {
        return asked.get(id, now);
    }

    synchronized void answered(String id) {
        asked.remove(id);
    }

    synchronized String session(Session session, Instant now) {
        return sessions.add(random(), session, now.plus(REFRESH_LIFE), now);
    }

    synchronized @Nullable Session session(String id, Instant now) {
        return sessions.get(id, now);
    }

    synchronized void endSession(String id) {
        sessions.remove(id);
    }

    synchronized String code(Asked request, Session session, Instant now) {
        return codes.add(random(), new Code(request, session, new Family()), now.plus(CODE_LIFE), now);
    }

    /** Good once: a second use withdraws what came of the first (RFC 6749, 4.1.2). */
    synchronized @Nullable Code useCode(String code, Instant now) {
        Code found = codes.get(code, now);
        if (found == null || found.family().withdrawn) {
            return null;
        }
        if (codes.use(code)) {
            return found;
        }
        found.family().withdrawn = true;
        return null;
    }

    synchronized void access(String id, Access access, Instant expires, Instant now) {
        accesses.add(id, access, expires, now);
    }

    synchronized @Nullable Access access(String id, Instant now) {
        Access access = accesses.get(id, now);
        return access == null || access.family().withdrawn ? null : access;
    }

    synchronized String refresh(Refresh refresh, Instant now) {
        return refreshes.add(random(), refresh, now.plus(REFRESH_LIFE), now);
    }

    /** To look at before it is used. */
    synchronized @Nullable Refresh refresh(String token, Instant now) {
        return refreshes.get(token, now);
    }

    /** Good once: who uses it a second time may have stolen it, so everything of that signing in is withdrawn (RFC 9700, 4.14). */
    synchronized boolean useRefresh(String token, Instant now) {
        Refresh found = refreshes.get(token, now);
        if (found == null || found.family().withdrawn) {
            return false;
        }
        boolean first = refreshes.use(token);
        found.family().withdrawn |= !first;
        return first;
    }

    synchronized void clear() {
        asked.clear();
        codes.clear();
        accesses.clear();
        refreshes.clear();
        sessions.clear();
    }

    /** Things of one kind, by what names them, until they expire. */
    private static final class Kept<T> {
        private final Map<String, Entry<T>> entries = new LinkedHashMap<>();

        private record Entry<T>(T value, Instant expires, boolean used) {}

        String add(String id, T value, Instant expires, Instant now) {
            for (Iterator<Entry<T>> oldest = entries.values().iterator();
                    oldest.hasNext() && !now.isBefore(oldest.next().expires()); ) {
                oldest.remove();
            }
            entries.put(id, new Entry<>(value, expires, false));
            return id;
        }

        @Nullable
        T get(String id, Instant now) {
            Entry<T> entry = entries.get(id);
            return entry == null || !now.isBefore(entry.expires()) ? null : entry.value();
        }

        /** True the first time. */
        boolean use(String id) {
            Entry<T> entry = entries.get(id);
            if (entry == null || entry.used()) {
                return false;
            }
            entries.put(id, new Entry<>(entry.value(), entry.expires(), true));
            return true;
        }

        void remove(String id) {
            entries.remove(id);
        }

        void clear() {
            entries.clear();
        }
    }
}
