package vn.nhip.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Scope;
import vn.nhip.server.identity.ServiceTokens;
import vn.nhip.server.identity.ServiceTokens.Asked;
import vn.nhip.server.screen.AddressLimit;

/** {@code POST /api/v1/token}: a token for a key, for some minutes (RFC 6749, client credentials). */
@RestController
@Allowed(Permission.PUBLIC_READ)
class TokenController {
    private static final String BASIC = "Basic ";
    private static final int HEADER_MAX = 2_000;
    private static final int WRONG_TRIES = 30;

    private final ServiceTokens tokens;
    private final AddressLimit wrong = new AddressLimit(WRONG_TRIES, Duration.ofMinutes(5));

    TokenController(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    /** Why there is no token, in the words of RFC 6749. */
    private static final class NoToken extends RuntimeException {
        private final String error;

        NoToken(String error, String description) {
            super(description);
            this.error = error;
        }
    }

    private record Client(String id, String secret) {}

    @Recorded({"SIGNED_IN", "SIGN_IN_REFUSED"})
    @PostMapping("/api/v1/token")
    ResponseEntity<Map<String, Object>> give(HttpServletRequest request) {
        try {
            Map<String, String> said = parameters(request);
            Client client = client(request.getHeader(HttpHeaders.AUTHORIZATION))
                    .orElseThrow(() ->
                            new NoToken("invalid_client", "send the key's id and secret as HTTP basic authentication"));
            String grant = said.get("grant_type");
            if (grant == null) {
                throw new NoToken("invalid_request", "grant_type is missing");
            }
            if (!grant.equals("client_credentials")) {
                throw new NoToken("unsupported_grant_type", "expected client_credentials");
            }
            return switch (tokens.give(client.id(), client.secret(), scopes(said), request.getRemoteAddr())) {
                case Asked.Given given -> given(given);
                case Asked.Unknown() -> unknown(request);
                case Asked.TooMuch() -> throw new NoToken("invalid_scope", "the key lacks a scope that was asked for");
            };
        } catch (NoToken e) {
            return refused(e);
        }
    }

    /** Of the body, each once; an address would stand in logs. */
    private static Map<String, String> parameters(HttpServletRequest request) {
        if (request.getQueryString() != null) {
            throw new NoToken("invalid_request", "parameters belong in the body, not in the address");
        }
        Map<String, String> said = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 1) {
                throw new NoToken("invalid_request", "a parameter is given twice");
            }
            if (!values[0].isEmpty()) {
                said.put(name, values[0]);
            }
        });
        return said;
    }

    /** Both parts are form-encoded before they are joined (RFC 6749, 2.3.1). */
    private static Optional<Client> client(@Nullable String header) {
        if (header == null
                || header.length() > HEADER_MAX
                || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            String open = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            int colon = open.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Client(
                            URLDecoder.decode(open.substring(0, colon), StandardCharsets.UTF_8),
                            URLDecoder.decode(open.substring(colon + 1), StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Set<Scope> scopes(Map<String, String> said) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        String asked = said.getOrDefault("scope", "").strip();
        if (!asked.isEmpty()) {
            for (String code : asked.split(" +", -1)) {
                scopes.add(Scope.of(code)
                        .orElseThrow(() -> new NoToken("invalid_scope", "a scope that was asked for does not exist")));
            }
        }
        return scopes;
    }

    private static ResponseEntity<Map<String, Object>> given(Asked.Given given) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", given.token());
        answer.put("token_type", "Bearer");
        answer.put("expires_in", ServiceTokens.GOOD_FOR.toSeconds());
        answer.put("scope", given.scopes().stream().map(Scope::code).sorted().collect(Collectors.joining(" ")));
        return unstored(ResponseEntity.ok()).body(answer);
    }

    private ResponseEntity<Map<String, Object>> unknown(HttpServletRequest request) {
        long wait = wrong.take(request.getRemoteAddr());
        if (wait > 0) {
            throw RequestRefused.later(HttpStatus.TOO_MANY_REQUESTS, "too many wrong keys from this address", wait);
        }
        tokens.refused(request.getRemoteAddr());
        throw new NoToken("invalid_client", "no such key, another secret, or the key was revoked");
    }

    private static ResponseEntity<Map<String, Object>> refused(NoToken why) {
        boolean client = why.error.equals("invalid_client");
        ResponseEntity.BodyBuilder answer =
                unstored(ResponseEntity.status(client ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST));
        if (client) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"nhip\", charset=\"UTF-8\"");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", why.error);
        body.put("error_description", why.getMessage());
        return answer.body(body);
    }

    private static ResponseEntity.BodyBuilder unstored(ResponseEntity.BodyBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, "no-store").header(HttpHeaders.PRAGMA, "no-cache");
    }
}
