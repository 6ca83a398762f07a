package vn.nhip.simulator.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.nhip.simulator.sandbox.Caller;
import vn.nhip.simulator.sandbox.Setting;

class IdentityProviderTests {
    private static final String CITIZEN = "nguoi-mau-cong-dan";
    private static final String HOME = "http://localhost:8766/";
    private static final Client NHIP = Client.generated("nhip", Set.of(SigningIn.REDIRECT), Set.of(HOME), false);
    private static final Client SERVICE = Client.generated("dich-vu", Set.of(), Set.of(), true);

    /** Making one takes half a second. */
    private static final Keys KEYS = new Keys();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T02:00:00Z"));
    private final IdentityProvider provider =
            new IdentityProvider(Setting.calm().at(now::get), List.of(NHIP, SERVICE), KEYS);
    private Caller caller;
    private SigningIn signing;

    @BeforeEach
    void start() throws IOException {
        provider.start();
        caller = new Caller(provider);
        signing = new SigningIn(caller, NHIP);
    }

    @AfterEach
    void close() {
        caller.close();
        provider.close();
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).stringValue("");
    }

    private static String error(HttpResponse<String> answer) {
        return text(Caller.json(answer), "error");
    }

    private HttpResponse<String> userinfo(String token) {
        return caller.send(caller.request("/userinfo")
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    private void later(Duration by) {
        now.set(now.get().plus(by));
    }

    @Nested
    class SigningInAsAPerson {
        @Test
        void gives_tokens_that_hold() {
            JsonNode tokens = signing.signedIn(CITIZEN);
            assertThat(text(tokens, "token_type")).isEqualTo("Bearer");
            assertThat(tokens.path("expires_in").intValue()).isEqualTo(600);

            JsonNode claims = signing.claims(text(tokens, "id_token"));
            assertThat(text(claims, "iss")).isEqualTo(provider.address().toString());
            assertThat(text(claims, "aud")).isEqualTo("nhip");
            assertThat(text(claims, "sub")).isEqualTo(CITIZEN);
            assertThat(text(claims, "nonce")).isEqualTo("n-1");
            assertThat(text(claims, "acr")).isEqualTo("muc-2");
            assertThat(text(claims, "name")).isEqualTo("Mẫu Công Dân");
            assertThat(claims.path("identity_level").intValue()).isEqualTo(2);
            assertThat(claims.path("iat").longValue()).isEqualTo(now.get().getEpochSecond());
            assertThat(claims.path("exp").longValue()).isEqualTo(now.get().getEpochSecond() + 600);
            assertThat(claims.path("auth_time").longValue()).isEqualTo(now.get().getEpochSecond());
            assertThat(claims.has("identity_number")).isFalse();

            JsonNode about = Caller.json(userinfo(text(tokens, "access_token")));
            assertThat(text(about, "sub")).isEqualTo(CITIZEN);
            assertThat(text(about, "name")).isEqualTo("Mẫu Công Dân");
        }

        @Test
        void shows_everybody_plainly_as_a_sample() {
            HttpResponse<String> page = signing.authorize(signing.asking());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("NGƯỜI MẪU", "MÔ PHỎNG").doesNotContain("<script");
            for (SamplePerson person : SamplePerson.ALL) {
                assertThat(page.body()).contains(person.name(), person.role());
                assertThat(person.identityNumber()).matches("000[0-9]{9}");
            }
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'");
        }

        @Test
        void brings_back_the_state_and_who_answers() {
            Map<String, String> back = signing.picked(signing.authorize(signing.asking()), CITIZEN);
            assertThat(back)
                    .containsEntry("state", "tt &=1")
                    .containsEntry("iss", provider.address().toString())
                    .containsKey("code");
        }

        @Test
        void tells_the_level_of_identity_and_the_number_only_when_asked_for() {
            Map<String, String> asking = signing.asking();
            asking.put("scope", "openid identity_number");
            String code = String.valueOf(signing.picked(signing.authorize(asking), "nguoi-mau-cong-dan-muc-1")
                    .get("code"));
            JsonNode claims = signing.claims(text(Caller.json(signing.token(signing.exchange(code))), "id_token"));
            assertThat(text(claims, "acr")).isEqualTo("muc-1");
            assertThat(text(claims, "identity_number")).startsWith("000");
            assertThat(claims.has("name")).isFalse();
        }

        @Test
        void can_be_cancelled() {
            assertThat(signing.picked(signing.authorize(signing.asking()), ""))
                    .containsEntry("error", "access_denied")
                    .containsKey("state");
        }

        @Test
        void answers_a_page_once_and_not_for_ever() {
            HttpResponse<String> page = signing.authorize(signing.asking());
            signing.picked(page, CITIZEN);
            assertThat(caller.post("/login", "application/x-www-form-urlencoded", "asked=la&person=" + CITIZEN)
                            .statusCode())
                    .isEqualTo(400);
            String body =
                    page.body().replaceAll("(?s).*name=\"asked\" value=\"([^\"]+)\".*", "asked=$1&person=" + CITIZEN);
            assertThat(caller.post("/login", "application/x-www-form-urlencoded", body)
                            .statusCode())
                    .isEqualTo(400);

            String late = signing.authorize(signing.asking())
                    .body()
                    .replaceAll("(?s).*name=\"asked\" value=\"([^\"]+)\".*", "asked=$1&person=");
            later(Tokens.TIME_TO_SIGN_IN);
            assertThat(caller.post("/login", "application/x-www-form-urlencoded", late + CITIZEN)
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void without_a_page_needs_somebody_who_signed_in() {
            Map<String, String> silent = signing.asking();
            silent.put("prompt", "none");
            assertThat(SigningIn.returned(signing.authorize(silent))).containsEntry("error", "login_required");

            HttpResponse<String> page = signing.authorize(signing.asking());
            String body =
                    page.body().replaceAll("(?s).*name=\"asked\" value=\"([^\"]+)\".*", "asked=$1&person=" + CITIZEN);
            String cookie = caller.post("/login", "application/x-www-form-urlencoded", body)
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow();
            assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
            String pair = cookie.split(";", 2)[0];
            assertThat(SigningIn.returned(withCookie(silent, pair))).containsKey("code");
            later(Duration.ofSeconds(11));
            silent.put("max_age", "10");
            assertThat(SigningIn.returned(withCookie(silent, pair))).containsEntry("error", "login_required");
        }

        private HttpResponse<String> withCookie(Map<String, String> asking, String cookie) {
            return caller.send(caller.request("/authorize?" + SigningIn.encoded(asking))
                    .header("Cookie", cookie)
                    .GET());
        }
    }

    @Nested
    class Asking {
        @ParameterizedTest
        @CsvSource({
            "response_type, token, unsupported_response_type",
            "response_type, , invalid_request",
            "response_mode, fragment, invalid_request",
            "scope, profile, invalid_scope",
            "scope, openid email, invalid_scope",
            "code_challenge, , invalid_request",
            "code_challenge, ngan, invalid_request",
            "code_challenge_method, plain, invalid_request",
            "code_challenge_method, , invalid_request",
            "request, eyJ, request_not_supported",
            "request_uri, http://example.vn, request_uri_not_supported",
        })
        void what_is_wrong_goes_back_as_an_error(String name, String value, String error) {
            Map<String, String> asking = signing.asking();
            if (value == null) {
                asking.remove(name);
            } else {
                asking.put(name, value);
            }
            assertThat(SigningIn.returned(signing.authorize(asking)))
                    .containsEntry("error", error)
                    .containsEntry("state", "tt &=1");
        }

        @ParameterizedTest
        @CsvSource({
            "client_id, la",
            "client_id, dich-vu",
            "redirect_uri, http://localhost:8766/login/oauth2/code/vneid/",
            "redirect_uri, http://localhost:8766/login/oauth2/code/vneid?x=1",
            "redirect_uri, http://LOCALHOST:8766/login/oauth2/code/vneid",
            "redirect_uri, http://example.vn/",
            "redirect_uri, ''",
        })
        void nobody_is_sent_to_an_address_that_is_not_registered(String name, String value) {
            Map<String, String> asking = signing.asking();
            asking.put(name, value);
            HttpResponse<String> answer = signing.authorize(asking);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }

        @Test
        void may_be_a_form() {
            HttpResponse<String> page =
                    caller.post("/authorize", "application/x-www-form-urlencoded", SigningIn.encoded(signing.asking()));
            assertThat(signing.picked(page, CITIZEN)).containsKey("code");
        }
    }

    @Nested
    class Exchanging {
        @Test
        void a_code_is_good_once_and_its_tokens_go_when_it_comes_again() {
            String code = signing.code(CITIZEN);
            JsonNode tokens = Caller.json(signing.token(signing.exchange(code)));
            assertThat(userinfo(text(tokens, "access_token")).statusCode()).isEqualTo(200);
            assertThat(error(signing.token(signing.exchange(code)))).isEqualTo("invalid_grant");
            assertThat(userinfo(text(tokens, "access_token")).statusCode()).isEqualTo(401);
            assertThat(error(refreshed(text(tokens, "refresh_token")))).isEqualTo("invalid_grant");
        }

        @Test
        void a_code_is_good_for_a_minute() {
            String code = signing.code(CITIZEN);
            later(Tokens.CODE_LIFE);
            assertThat(error(signing.token(signing.exchange(code)))).isEqualTo("invalid_grant");
        }

        @ParameterizedTest
        @CsvSource({
            "code, la, invalid_grant",
            "code, , invalid_request",
            "redirect_uri, http://localhost:8766/, invalid_grant",
            "redirect_uri, , invalid_request",
            "code_verifier, mot-chuoi-ngau-nhien-khac-cung-du-dai-de-khong-ai-doan-ra, invalid_grant",
            "code_verifier, ngan, invalid_grant",
            "code_verifier, , invalid_request",
            "grant_type, password, unsupported_grant_type",
            "grant_type, , invalid_request",
            "client_id, dich-vu, invalid_request",
            "client_secret, x, invalid_request",
        })
        void what_is_wrong_is_refused(String name, String value, String error) {
            Map<String, String> form = signing.exchange(signing.code(CITIZEN));
            if (value == null) {
                form.remove(name);
            } else {
                form.put(name, value);
            }
            HttpResponse<String> answer = signing.token(form);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(error(answer)).isEqualTo(error);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        }

        @Test
        void a_client_may_say_its_secret_in_the_form() {
            Map<String, String> form = signing.exchange(signing.code(CITIZEN));
            form.put("client_id", NHIP.id());
            form.put("client_secret", NHIP.secret());
            assertThat(caller.post("/token", "application/x-www-form-urlencoded", SigningIn.encoded(form))
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void a_client_that_is_not_who_it_says_is_refused() {
            Map<String, String> form = signing.exchange(signing.code(CITIZEN));
            for (String header : List.of(
                    SigningIn.basic("nhip", "sai"), SigningIn.basic("la", NHIP.secret()), "Basic ???", "Basic YQ==")) {
                HttpResponse<String> answer = caller.send(caller.request("/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", header)
                        .POST(HttpRequest.BodyPublishers.ofString(SigningIn.encoded(form))));
                assertThat(answer.statusCode()).isEqualTo(401);
                assertThat(error(answer)).isEqualTo("invalid_client");
                assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
            }
            assertThat(signing.token(form).statusCode()).isEqualTo(200);
        }

        @Test
        void a_code_of_another_client_is_refused() {
            String code = signing.code(CITIZEN);
            assertThat(error(new SigningIn(caller, SERVICE).token(signing.exchange(code))))
                    .isEqualTo("invalid_grant");
        }

        @Test
        void a_parameter_given_twice_is_refused() {
            HttpResponse<String> answer =
                    caller.post("/token", "application/x-www-form-urlencoded", "grant_type=a&grant_type=b");
            assertThat(error(answer)).isEqualTo("invalid_request");
        }

        private HttpResponse<String> refreshed(String token) {
            return signing.token(Map.of("grant_type", "refresh_token", "refresh_token", token));
        }

        @Test
        void a_refresh_token_is_good_once_and_a_second_use_withdraws_all() {
            String first = text(signing.signedIn(CITIZEN), "refresh_token");
            later(Duration.ofHours(1));
            JsonNode renewed = Caller.json(refreshed(first));
            assertThat(signing.claims(text(renewed, "id_token"))
                            .path("auth_time")
                            .longValue())
                    .isEqualTo(now.get().minus(Duration.ofHours(1)).getEpochSecond());
            assertThat(userinfo(text(renewed, "access_token")).statusCode()).isEqualTo(200);
            assertThat(error(refreshed(first))).isEqualTo("invalid_grant");
            assertThat(userinfo(text(renewed, "access_token")).statusCode()).isEqualTo(401);
            assertThat(error(refreshed(text(renewed, "refresh_token")))).isEqualTo("invalid_grant");
        }

        @Test
        void a_refresh_token_gives_less_but_not_more_and_not_for_ever() {
            String token = text(signing.signedIn(CITIZEN), "refresh_token");
            Map<String, String> form =
                    new LinkedHashMap<>(Map.of("grant_type", "refresh_token", "refresh_token", token));
            form.put("scope", "openid identity_number");
            assertThat(error(signing.token(form))).isEqualTo("invalid_scope");
            form.put("scope", "openid");
            JsonNode less = Caller.json(signing.token(form));
            assertThat(signing.claims(text(less, "id_token")).has("name")).isFalse();
            later(Tokens.REFRESH_LIFE);
            assertThat(error(refreshed(text(less, "refresh_token")))).isEqualTo("invalid_grant");
        }

        @Test
        void a_service_has_tokens_of_its_own() {
            SigningIn service = new SigningIn(caller, SERVICE);
            JsonNode tokens = Caller.json(service.token(
                    Map.of("grant_type", "client_credentials", "scope", "events", "resource", "urn:vi-du:nhip")));
            JsonNode claims = signing.claims(text(tokens, "access_token"));
            assertThat(text(claims, "sub")).isEqualTo("dich-vu");
            assertThat(text(claims, "aud")).isEqualTo("urn:vi-du:nhip");
            assertThat(text(claims, "scope")).isEqualTo("events");
            assertThat(tokens.has("refresh_token")).isFalse();
            assertThat(userinfo(text(tokens, "access_token")).statusCode()).isEqualTo(403);
            assertThat(error(signing.token(Map.of("grant_type", "client_credentials"))))
                    .isEqualTo("unauthorized_client");
            assertThat(error(service.token(Map.of("grant_type", "client_credentials", "scope", "openid"))))
                    .isEqualTo("invalid_scope");
            assertThat(error(service.token(Map.of("grant_type", "client_credentials", "resource", "nhip"))))
                    .isEqualTo("invalid_target");
        }
    }

    @Nested
    class Publishing {
        @Test
        void the_discovery_document_names_what_is_there() {
            JsonNode told = Caller.json(caller.get("/.well-known/openid-configuration"));
            String issuer = provider.address().toString();
            assertThat(text(told, "issuer")).isEqualTo(issuer);
            for (String name : List.of(
                    "authorization_endpoint",
                    "token_endpoint",
                    "userinfo_endpoint",
                    "jwks_uri",
                    "end_session_endpoint")) {
                String path = text(told, name).substring(issuer.length());
                assertThat(caller.get(path).statusCode()).as(name).isNotEqualTo(404);
            }
            assertThat(told.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        }

        @Test
        void publishes_no_private_key() {
            for (JsonNode key : Caller.json(caller.get("/jwks")).path("keys")) {
                assertThat(key.propertyNames()).containsExactlyInAnyOrder("kty", "use", "alg", "kid", "n", "e");
            }
        }

        @Test
        void a_new_key_signs_and_the_old_one_stays_until_it_is_dropped() {
            String before = text(signing.signedIn(CITIZEN), "id_token");
            assertThat(steer("{\"rotateKeys\":true}")).isEqualTo(200);
            String after = text(signing.signedIn(CITIZEN), "id_token");
            assertThat(after.split("\\.", 2)[0]).isNotEqualTo(before.split("\\.", 2)[0]);
            assertThat(text(signing.claims(before), "sub")).isEqualTo(text(signing.claims(after), "sub"));
            assertThat(steer("{\"dropOldKeys\":true}")).isEqualTo(200);
            assertThat(Caller.json(caller.get("/jwks")).path("keys")).hasSize(1);
            assertThat(text(signing.claims(after), "sub")).isEqualTo(CITIZEN);
        }
    }

    @Nested
    class LookingUp {
        @Test
        void a_token_that_is_none_is_refused() {
            String token = text(signing.signedIn(CITIZEN), "access_token");
            assertThat(caller.get("/userinfo").headers().firstValue("WWW-Authenticate"))
                    .hasValue("Bearer realm=\"sandbox\"");
            for (String wrong : List.of("la", "a.b.c", token + "x", token.replaceFirst("\\.[^.]*\\.", ".e30."))) {
                assertThat(userinfo(wrong).statusCode()).as(wrong).isEqualTo(401);
            }
            later(Duration.ofMinutes(10));
            assertThat(userinfo(token).headers().firstValue("WWW-Authenticate").orElseThrow())
                    .contains("invalid_token");
        }
    }

    @Nested
    class SigningOut {
        private HttpResponse<String> out(Map<String, String> asking) {
            return caller.get("/end_session?" + SigningIn.encoded(asking));
        }

        @Test
        void leads_back_to_a_registered_address_only() {
            String hint = text(signing.signedIn(CITIZEN), "id_token");
            later(Duration.ofDays(1));
            HttpResponse<String> back =
                    out(Map.of("id_token_hint", hint, "post_logout_redirect_uri", HOME, "state", "s"));
            assertThat(back.headers().firstValue("Location")).hasValue(HOME + "?state=s");
            assertThat(back.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
            assertThat(out(Map.of("client_id", "nhip", "post_logout_redirect_uri", HOME))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(out(Map.of("id_token_hint", hint, "post_logout_redirect_uri", "http://example.vn/"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(out(Map.of("id_token_hint", hint, "client_id", "dich-vu", "post_logout_redirect_uri", HOME))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(out(Map.of("post_logout_redirect_uri", HOME)).statusCode())
                    .isEqualTo(400);
            assertThat(out(Map.of()).body()).contains("Đã đăng xuất");
        }
    }

    private int steer(String json) {
        return caller.post("/_sandbox", json).statusCode();
    }

    @Nested
    class Steering {
        @Test
        void lets_its_clock_be_wrong() {
            assertThat(steer("{\"skewSeconds\":-300}")).isEqualTo(200);
            JsonNode claims = signing.claims(text(signing.signedIn(CITIZEN), "id_token"));
            assertThat(claims.path("iat").longValue()).isEqualTo(now.get().getEpochSecond() - 300);
            assertThat(claims.path("exp").longValue()).isEqualTo(now.get().getEpochSecond() + 300);
            assertThat(steer("{\"skewSeconds\":\"5\"}")).isEqualTo(400);
            provider.skew(Duration.ZERO);
            assertThat(signing.claims(text(signing.signedIn(CITIZEN), "id_token"))
                            .path("iat")
                            .longValue())
                    .isEqualTo(now.get().getEpochSecond());
        }

        @Test
        void knows_more_clients() {
            assertThat(steer("""
                    {"client":{"id":"khac","secret":"mot-bi-mat-du-dai-0123","redirectUris":["%s"],"service":true}}""".formatted(SigningIn.REDIRECT))).isEqualTo(200);
            Client other = provider.client("khac");
            assertThat(other).isNotNull();
            assertThat(text(new SigningIn(caller, other).signedIn(CITIZEN), "access_token"))
                    .isNotEmpty();
            assertThat(steer("{\"client\":{\"id\":\"khac\",\"redirectUris\":[\"javascript:1\"]}}"))
                    .isEqualTo(400);
            assertThat(steer("{\"client\":{\"id\":\"khac\",\"secret\":\"ngan\"}}"))
                    .isEqualTo(400);
            assertThat(caller.get("/_sandbox").body()).contains(NHIP.secret());
        }

        @Test
        void forgets_tokens_but_not_clients() {
            String token = text(signing.signedIn(CITIZEN), "access_token");
            assertThat(steer("{\"clear\":true}")).isEqualTo(200);
            assertThat(userinfo(token).statusCode()).isEqualTo(401);
            assertThat(text(signing.signedIn(CITIZEN), "access_token")).isNotEmpty();
        }
    }
}
