package vn.nhip.server.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.SignInServer;
import vn.nhip.server.identity.Town;
import vn.nhip.server.identity.Town.Somebody;
import vn.nhip.server.identity.oidc.Walker;
import vn.nhip.server.identity.signin.Authenticator;

/** What somebody changes of the own account. */
@SignInServer
class OwnAccountTests {
    private static final String PLACE = "/identity/account";

    private final Town town;

    OwnAccountTests(Town town) {
        this.town = town;
    }

    private static HttpResponse<String> send(Walker browser, String what, Map<String, String> fields) {
        return browser.post(PLACE, PLACE + what, fields);
    }

    private Authenticator shown(HttpResponse<String> page) {
        Matcher secret = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<").matcher(page.body());
        assertThat(secret.find()).isTrue();
        return new Authenticator(Objects.requireNonNull(secret.group(1)), town.clock());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/password", "/second-factor", "/recovery-codes"})
    void credentialsChangeOnlyForWhoKnowsThePassword(String what) {
        Somebody somebody = town.somebody();
        Walker browser = town.in(somebody);
        Map<String, String> fields =
                Map.of("present", "sai", "password", "Bảy con ong 2026", "again", "Bảy con ong 2026");

        for (int i = 0; i < 4; i++) {
            HttpResponse<String> answer = send(browser, what, fields);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("Mật khẩu hiện tại không đúng").doesNotContain("class=\"secret\"");
        }
        assertThat(send(browser, what, fields).body())
                .as("guessing there is guessing")
                .contains("Đã thử sai nhiều lần");
        assertThat(town.told(What.CREDENTIAL_CHANGED, somebody.id()))
                .as("the password and the second factor of before")
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/identity/passkeys/options",
                "/identity/passkeys",
                "/identity/passkeys/remove",
                "/identity/oidc/link",
                "/identity/oidc/unlink"
            })
    void anotherWayInIsMadeOnlyByWhoSignedInAShortWhileAgo(String what) {
        Somebody somebody = town.somebody();
        Walker browser = town.in(somebody);
        assertThat(browser.get(PLACE).body()).doesNotContain("Bạn đã đăng nhập quá 15 phút");
        town.pass(Duration.ofMinutes(15));

        HttpResponse<String> answer = browser.post(PLACE, what, Map.of("id", "?", "provider", "?"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Bạn đã đăng nhập quá 15 phút").containsIgnoringCase("đăng nhập lại");
        assertThat(browser.get(PLACE).body())
                .contains("/identity/sign-in?to=%2Fidentity%2Faccount")
                .doesNotContain("data-passkey=\"add\"");
        assertThat(town.told(What.CREDENTIAL_CHANGED, somebody.id()))
                .as("the password and the second factor of before")
                .hasSize(2);
    }

    @Test
    void aNewPhoneReplacesTheOldOne() {
        Somebody somebody = town.somebody();
        Walker there = town.in(somebody);
        Walker browser = town.in(somebody);
        Authenticator phone = shown(send(browser, "/second-factor", Map.of("present", Town.PASSWORD)));
        assertThat(send(browser, "/second-factor/code", Map.of("code", "000000"))
                        .body())
                .contains("Mã chưa đúng", "class=\"secret\"");
        assertThat(Town.isIn(town.in(somebody)))
                .as("the old one is good until then")
                .isTrue();

        town.pass(Duration.ofSeconds(30));
        HttpResponse<String> codes = send(browser, "/second-factor/code", Map.of("code", phone.code()));

        assertThat(codes.body()).contains("Mã khôi phục");
        assertThat(Town.isIn(browser)).isTrue();
        assertThat(browser.post("/identity/account/recovery-codes", "present=&" + Walker.token(codes))
                        .body())
                .as("the page that answers has the token of the new session")
                .contains("Mật khẩu hiện tại không đúng");
        assertThat(Town.isIn(there)).as("the other sessions").isFalse();
        Walker next = town.browser();
        Town.password(next, somebody.login(), Town.PASSWORD);
        assertThat(Town.code(next, phone.code()).statusCode())
                .as("the code that set it up")
                .isEqualTo(401);
        town.pass(Duration.ofSeconds(30));
        assertThat(Town.code(next, somebody.app().code()).statusCode())
                .as("the old phone")
                .isEqualTo(401);
        assertThat(Town.code(next, somebody.recoveryCodes().getFirst()).statusCode())
                .as("an old recovery code")
                .isEqualTo(401);
        assertThat(Walker.location(Town.code(next, phone.code()))).endsWith("/");
    }

    @Test
    void aSecretWaitsTenMinutesForItsFirstCode() {
        Walker browser = town.in(town.somebody());
        Authenticator phone = shown(send(browser, "/second-factor", Map.of("present", Town.PASSWORD)));
        town.pass(Duration.ofMinutes(10));

        assertThat(send(browser, "/second-factor/code", Map.of("code", phone.code()))
                        .body())
                .contains("bắt đầu lại");
    }

    @Test
    void newRecoveryCodesVoidThoseOfBefore() {
        Somebody somebody = town.somebody();
        Walker browser = town.in(somebody);
        String page = send(browser, "/recovery-codes", Map.of("present", Town.PASSWORD))
                .body();
        Matcher made = Pattern.compile("<li><code>([^<]+)</code>").matcher(page);
        assertThat(made.find()).isTrue();
        assertThat(town.told(What.CREDENTIAL_CHANGED, somebody.id()).getLast().details())
                .containsEntry("what", "mã khôi phục mới")
                .doesNotContainValue(Objects.requireNonNull(made.group(1)));

        Walker next = town.browser();
        Town.password(next, somebody.login(), Town.PASSWORD);
        assertThat(Town.code(next, somebody.recoveryCodes().getFirst()).statusCode())
                .isEqualTo(401);
        assertThat(Walker.location(Town.code(next, Objects.requireNonNull(made.group(1)))))
                .endsWith("/");
    }

    @Test
    void aPoorOrTheSamePasswordIsNotTaken() {
        Somebody somebody = town.somebody();
        Walker browser = town.in(somebody);

        assertThat(send(browser, "/password", Map.of("present", Town.PASSWORD, "password", "ngắn", "again", "ngắn"))
                        .body())
                .contains("ít nhất 10 ký tự");
        assertThat(send(
                                browser,
                                "/password",
                                Map.of("present", Town.PASSWORD, "password", "Bảy con ong 2026", "again", "khác"))
                        .body())
                .contains("khác nhau");
        assertThat(send(
                                browser,
                                "/password",
                                Map.of("present", Town.PASSWORD, "password", Town.PASSWORD, "again", Town.PASSWORD))
                        .body())
                .contains("giống mật khẩu hiện tại");
    }
}
