package vn.nhip.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Access;
import vn.nhip.server.identity.ApiKey;
import vn.nhip.server.identity.ApiKeys;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Scope;
import vn.nhip.server.identity.Viewer;

/** Which system is asking, whether it may, and whether not too often. */
@Component
public class ApiAccess {
    private final ApiKeys keys;
    private final RefusedKeys refused;

    ApiAccess(ApiKeys keys, RefusedKeys refused) {
        this.keys = keys;
        this.refused = refused;
    }

    /**
     * The key of a request.
     *
     * @throws RequestRefused 401 without a valid key, 403 without the scope, 429 when it, or what is not good from the same address, comes too
     *     often
     */
    public ApiKey key(HttpServletRequest request, Scope scope) {
        return switch (keys.access(request.getHeader(HttpHeaders.AUTHORIZATION), scope)) {
            case Access.Granted(ApiKey key) -> key;
            case Access.Unknown() -> {
                refused.unknown(request);
                throw RequestRefused.of(
                        HttpStatus.UNAUTHORIZED,
                        "no valid API key; send \"Authorization: Bearer <key>\", made by: ./nhip key create");
            }
            case Access.Forbidden(ApiKey key) -> {
                refused.forbidden(key, scope, request);
                throw RequestRefused.of(HttpStatus.FORBIDDEN, "key " + key.id() + " lacks the scope " + scope.code());
            }
            case Access.TooMany(long seconds) ->
                throw RequestRefused.later(HttpStatus.TOO_MANY_REQUESTS, "too many requests with this key", seconds);
        };
    }

    /** The system that a key was given to, asking from where a request comes. */
    public static Viewer viewer(ApiKey key, HttpServletRequest request) {
        return new Viewer(
                Viewer.Kind.SYSTEM, "key/" + key.id(), key.source(), Set.of(), Reach.NOTHING, request.getRemoteAddr());
    }

    /**
     * Counts records against the rate of a key.
     *
     * @throws RequestRefused 429 when they are too many
     */
    public void checkRate(ApiKey key, int records) {
        long seconds = keys.secondsToWait(key, records);
        if (seconds > 0) {
            throw RequestRefused.later(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "more than " + key.eventsPerSecond()
                            + " events per second with this key; nothing was taken, send it again",
                    seconds);
        }
    }
}
