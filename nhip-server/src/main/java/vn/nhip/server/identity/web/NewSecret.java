package vn.nhip.server.identity.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A secret as a person takes it over into an authenticator app.
 *
 * @param spaced in groups of four, to be typed
 * @param link opens the app where it is on the same device
 */
public record NewSecret(String spaced, String link) {
    static NewSecret of(String login, String secret) {
        String label =
                URLEncoder.encode("Nhịp:" + login, StandardCharsets.UTF_8).replace("+", "%20");
        return new NewSecret(
                secret.replaceAll("(.{4})(?=.)", "$1 "),
                "otpauth://totp/%s?secret=%s&issuer=Nh%%E1%%BB%%8Bp".formatted(label, secret));
    }
}
