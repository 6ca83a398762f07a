package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import vn.nhip.server.attacks.Wire.Answer;
import vn.nhip.server.identity.accounts.Account;

/** Sessions that are planted, guessed, forged or kept after they ended. */
@AttackedServer
class SessionsAttackedTests {
    private final Ground ground;

    SessionsAttackedTests(Ground ground) {
        this.ground = ground;
    }

    @Test
    void aSessionThatWasPlantedIsNotTheOneThatGetsIn() {
        Account account = ground.person("bi-gai");
        String code = ground.codes(account).getFirst();
        Browser browser = ground.anybody();
        browser.cookies().put("NHIP", "0".repeat(32));
        browser.token();
        String given = browser.cookies().get("NHIP");
        assertThat(given).as("a name that the server did not give").isNotEqualTo("0".repeat(32));

        browser.form("/identity/sign-in", Map.of("login", account.login(), "password", Ground.PASSWORD));
        String half = browser.cookies().get("NHIP");
        assertThat(half).isNotEqualTo(given);
        browser.form("/identity/second-factor", Map.of("code", code));
        String in = browser.cookies().get("NHIP");
        assertThat(in).isNotEqualTo(half);

        assertThat(with(given, "/cases").status()).isNotEqualTo(200);
        assertThat(with(half, "/cases").status()).isNotEqualTo(200);
        assertThat(browser.get("/cases").status()).isEqualTo(200);

        browser.form("/identity/sign-out", Map.of());
        assertThat(with(in, "/cases").status()).as("after sign-out").isNotEqualTo(200);
    }

    private Answer with(String session, String target) {
        Browser browser = ground.anybody();
        browser.cookies().put("NHIP", session);
        return browser.get(target);
    }

    @Test
    void aForgedSessionIsNobodys(CapturedOutput log) {
        for (String forged : new String[] {
            "A".repeat(32),
            "../../" + Ground.MARKER,
            "' or 1=1 --" + Ground.MARKER,
            "%00" + Ground.MARKER,
            "x".repeat(4_000),
            "rO0ABXQABXplcm8" + Ground.MARKER,
            "1\u00e9" + Ground.MARKER
        }) {
            Answer answer = with(forged, "/cases");
            assertThat(answer.status()).as(forged).isNotEqualTo(200).isLessThan(500);
            assertThat(answer.body()).doesNotContain("Danh sách hồ sơ");
        }
        assertThat(log.getAll()).doesNotContain(Ground.MARKER);
    }

    @Test
    void thePasswordAloneLetsNobodyIn() {
        Account account = ground.person("nua-duong");
        ground.codes(account);
        Browser browser = ground.anybody();
        browser.form("/identity/sign-in", Map.of("login", account.login(), "password", Ground.PASSWORD));

        assertThat(browser.get("/cases").status()).isNotEqualTo(200);
        assertThat(browser.form("/identity/second-factor", Map.of("code", "000000"))
                        .status())
                .isEqualTo(401);
        assertThat(browser.form("/identity/second-factor", Map.of("code", "")).status())
                .isEqualTo(401);
        assertThat(browser.get("/cases").status()).isNotEqualTo(200);
    }

    @Test
    void aCodeLetsInOnce() {
        Account account = ground.person("mot-lan");
        String code = ground.codes(account).getFirst();
        Browser first = ground.anybody();
        first.form("/identity/sign-in", Map.of("login", account.login(), "password", Ground.PASSWORD));
        assertThat(first.form("/identity/second-factor", Map.of("code", code)).status())
                .isBetween(302, 303);

        Browser again = ground.anybody();
        again.form("/identity/sign-in", Map.of("login", account.login(), "password", Ground.PASSWORD));
        assertThat(again.form("/identity/second-factor", Map.of("code", code)).status())
                .isEqualTo(401);
    }

    @Test
    void guessingIsSlowedAndNotLogged(CapturedOutput log) {
        Account account = ground.person("bi-doan");
        Browser browser = ground.anybody();
        Answer last = browser.get("/");
        for (int i = 0; i < 6; i++) {
            last = browser.form("/identity/sign-in", Map.of("login", account.login(), "password", Ground.MARKER + i));
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.body()).contains("phút rồi thử lại").doesNotContain(Ground.MARKER);
        Answer right = browser.form("/identity/sign-in", Map.of("login", account.login(), "password", Ground.PASSWORD));
        assertThat(right.status()).as("also with the right one, for a while").isEqualTo(429);

        assertThat(browser.form("/identity/sign-in", Map.of("login", Ground.MARKER, "password", "x"))
                        .status())
                .isEqualTo(401);
        assertThat(log.getAll()).doesNotContain(Ground.MARKER);
    }

    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        Browser browser = ground.anybody();
        Answer answer = browser.get("/identity/sign-in");
        assertThat(answer.header("Set-Cookie").orElse(""))
                .startsWith("NHIP=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Domain");
        assertThat(answer.header("Strict-Transport-Security"))
                .as("over plain HTTP")
                .isEmpty();
    }

    @Test
    void nobodyForgesTheAddressTheyComeFrom() {
        Browser browser = ground.anybody();
        Answer answer = browser.get(
                "/cases",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "Forwarded: host=evil.example;proto=https");
        assertThat(answer.header("Location").orElse("")).doesNotContain("evil.example", "https:");
        assertThat(browser.get("/", "X-Forwarded-Proto: https").header("Strict-Transport-Security"))
                .isEmpty();
    }
}
