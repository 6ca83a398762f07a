package vn.nhip.simulator.sandbox.identity;

import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import vn.nhip.simulator.sandbox.Caller;
import vn.nhip.simulator.sandbox.SandboxJson;

/** A system that signs people in, and its browser; knows nothing of the provider but the standard. */
final class SigningIn {
    static final String VERIFIER = "mot-chuoi-ngau-nhien-du-dai-de-khong-ai-doan-ra";
    static final String REDIRECT = "http://localhost:8766/login/oauth2/code/vneid";

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Caller caller;
    private final Client client;

    SigningIn(Caller caller, Client client) {
        this.caller = caller;
        this.client = client;
    }

    /** What is asked of the authorization endpoint when all is well. */
    Map<String, String> asking() {
        Map<String, String> asking = new LinkedHashMap<>();
        asking.put("response_type", "code");
        asking.put("client_id", client.id());
        asking.put("redirect_uri", REDIRECT);
        asking.put("scope", "openid profile");
        asking.put("state", "tt &=1");
        asking.put("nonce", "n-1");
        asking.put("code_challenge", challenge());
        asking.put("code_challenge_method", "S256");
        return asking;
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> authorize(Map<String, String> asking) {
        return caller.get("/authorize?" + encoded(asking));
    }

    /** Picks a person on the page; the parameters that come back. */
    Map<String, String> picked(HttpResponse<String> page, String person) {
        Matcher asked = Pattern.compile("name=\"asked\" value=\"([^\"]+)\"").matcher(page.body());
        if (!asked.find()) {
            throw new AssertionError("no page to sign in: " + page.statusCode() + ' ' + page.body());
        }
        return returned(caller.post("/login", FORM, encoded(Map.of("asked", asked.group(1), "person", person))));
    }

    /** What stands behind the address that a browser is sent back to. */
    static Map<String, String> returned(HttpResponse<String> answer) {
        if (answer.statusCode() != 303) {
            throw new AssertionError("not sent back: " + answer.statusCode() + ' ' + answer.body());
        }
        URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : location.getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    /** From the first redirect to the code. */
    String code(String person) {
        return String.valueOf(picked(authorize(asking()), person).get("code"));
    }

    Map<String, String> exchange(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", REDIRECT);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    HttpResponse<String> token(Map<String, String> form) {
        return caller.send(caller.request("/token")
                .header("Content-Type", FORM + ";charset=UTF-8")
                .header("Authorization", basic(client.id(), client.secret()))
                .POST(BodyPublishers.ofString(encoded(form))));
    }

    static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    JsonNode signedIn(String person) {
        HttpResponse<String> answer = token(exchange(code(person)));
        if (answer.statusCode() != 200) {
            throw new AssertionError("no token: " + answer.body());
        }
        return Caller.json(answer);
    }

    /** The claims, after the signature was held against the published key. */
    JsonNode claims(String token) {
        String[] parts = token.split("\\.", -1);
        JsonNode header = json(parts[0]);
        for (JsonNode key : Caller.json(caller.get("/jwks")).path("keys")) {
            if (key.path("kid").stringValue().equals(header.path("kid").stringValue())) {
                try {
                    Signature signature = Signature.getInstance("SHA256withRSA");
                    signature.initVerify(KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(number(key.path("n")), number(key.path("e")))));
                    signature.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
                    if (signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                        return json(parts[1]);
                    }
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new AssertionError("signed with a key that is not published: " + header);
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.stringValue()));
    }

    private static JsonNode json(String part) {
        return SandboxJson.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
    }
}
