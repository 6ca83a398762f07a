package vn.nhip.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Access;
import vn.nhip.server.identity.AgencyTree;
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
    private final AgencyTree tree;

    ApiAccess(ApiKeys keys, RefusedKeys refused, AgencyTree tree) {
        this.keys = keys;
        this.refused = refused;
        this.tree = tree;
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

    /**
     * Holds what a record concerns against the agency that a key is limited to, if it is.
     *
     * @param record the record and what it has to do with the agency, in English
     * @throws RequestRefused 403 when the agency is neither that of the key nor below it today
     */
    public void checkAgency(ApiKey key, String agency, Supplier<String> record) {
        String own = key.agency();
        if (own != null && !tree.isWithin(agency, own)) {
            throw outside(key, record.get() + " agency \"" + agency + "\"");
        }
    }

    /** Refuses a request of a key that is limited to an agency: why, in English. */
    public static RequestRefused outside(ApiKey key, String why) {
        return RequestRefused.of(
                HttpStatus.FORBIDDEN,
                "key %s sends only what concerns agency \"%s\" and those below it; %s; nothing was taken"
                        .formatted(key.id(), key.agency(), why));
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
