package vn.nhip.server.identity.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

/** A provider that asks nobody and says of whoever comes what a test wants it to say, rightly or wrongly. */
final class ForgingProvider implements AutoCloseable {
    /** How it lies. */
    enum Lie {
        NONE,
        OTHER_AUDIENCE,
        OTHER_ISSUER,
        OTHER_NONCE,
        NO_NONCE,
        EXPIRED,
        OTHER_KEY,
        NO_SIGNATURE,
        SIGNED_WITH_OUR_SECRET,
        CHANGED_AFTER_SIGNING,
        NO_TOKEN
    }

    static final String SECRET = "only-for-tests-0123456789-0123456789";

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey strangersKey;
    private volatile String nonce = "";
    private volatile Lie lie = Lie.NONE;
    private volatile String subject = "";

    ForgingProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("published").generate();
            strangersKey = new RSAKeyGenerator(2048).keyID("published").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/authorize", this::authorize);
        server.createContext(
                "/jwks",
                exchange -> json(exchange, new JWKSet(key).toPublicJWKSet().toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void says(String who, Lie how) {
        subject = who;
        lie = how;
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = new HashMap<>();
        for (String pair : exchange.getRequestURI().getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            asked.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        nonce = asked.getOrDefault("nonce", "");
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        asked.get("redirect_uri") + "?code=1&state="
                                + URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        String token = lie == Lie.NO_TOKEN ? "" : ",\"id_token\":\"" + idToken() + "\"";
        json(exchange, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":60" + token + "}");
    }

    private String idToken() {
        Instant now = Instant.now();
        Instant issued = lie == Lie.EXPIRED ? now.minusSeconds(7_200) : now;
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(lie == Lie.OTHER_ISSUER ? "https://khac.example" : address())
                .subject(subject)
                .audience(lie == Lie.OTHER_AUDIENCE ? "another-system" : "nhip")
                .issueTime(Date.from(issued))
                .expirationTime(Date.from(issued.plusSeconds(600)))
                .claim("nonce", lie == Lie.NO_NONCE ? null : lie == Lie.OTHER_NONCE ? "n-1" : nonce)
                .claim("name", "Mẫu Công Dân")
                .build();
        try {
            return switch (lie) {
                case NO_SIGNATURE -> new PlainJWT(claims).serialize();
                case OTHER_KEY -> signed(claims, strangersKey);
                case SIGNED_WITH_OUR_SECRET -> {
                    SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
                    token.sign(new MACSigner(SECRET));
                    yield token.serialize();
                }
                case CHANGED_AFTER_SIGNING -> {
                    String[] parts = signed(claims, key).split("\\.", -1);
                    String other = signed(
                                    new JWTClaimsSet.Builder(claims)
                                            .subject("somebody-else")
                                            .build(),
                                    key)
                            .split("\\.", -1)[1];
                    yield parts[0] + "." + other + "." + parts[2];
                }
                default -> signed(claims, key);
            };
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet claims, RSAKey with) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(with));
        return token.serialize();
    }

    private static void json(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
