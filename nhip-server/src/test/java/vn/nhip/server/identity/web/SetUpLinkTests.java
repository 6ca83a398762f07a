package vn.nhip.server.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.FirstStart;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.SignInServer;
import vn.nhip.server.identity.Town;
import vn.nhip.server.identity.Town.Somebody;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRole;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.accounts.Invitations;
import vn.nhip.server.identity.oidc.Walker;
import vn.nhip.server.identity.signin.Authenticator;

/** Links with which somebody makes the first account, sets one up, or gets back in. */
@SignInServer
class SetUpLinkTests {
    private static final String CHOSEN = "Sáu con cá dưới ao 19";

    private final Town town;
    private final FirstStart firstStart;
    private final Invitations invitations;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final JdbcClient jdbc;

    SetUpLinkTests(
            Town town,
            FirstStart firstStart,
            Invitations invitations,
            Accounts accounts,
            HeldRoles roles,
            JdbcClient jdbc) {
        this.town = town;
        this.firstStart = firstStart;
        this.invitations = invitations;
        this.accounts = accounts;
        this.roles = roles;
        this.jdbc = jdbc;
    }

    private void nobody() {
        jdbc.sql("truncate identity.account cascade").update();
    }

    private static HttpResponse<String> choose(Walker browser, String link, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("password", CHOSEN, "again", CHOSEN));
        all.putAll(more);
        return browser.post("/identity/sign-in", link, all);
    }

    private Authenticator shown(Walker browser) {
        Matcher secret = Pattern.compile("class=\"secret\">([A-Z2-7 ]+)<")
                .matcher(browser.get("/identity/second-factor").body());
        assertThat(secret.find()).isTrue();
        return new Authenticator(Objects.requireNonNull(secret.group(1)), town.clock());
    }

    @Test
    void theFirstLinkMakesTheFirstAccount() {
        nobody();
        String link = firstStart.link().orElseThrow();
        Walker browser = town.browser();
        assertThat(browser.get(link).body()).contains("tài khoản đầu tiên");

        assertThat(Walker.location(choose(browser, link, Map.of("login", "dau.tien", "name", "Người Đầu"))))
                .endsWith("/identity/second-factor");
        assertThat(Town.isIn(browser)).as("without a second factor").isFalse();
        Authenticator app = shown(browser);
        assertThat(Town.code(browser, "000000").statusCode()).isEqualTo(401);
        String code = app.code();
        HttpResponse<String> codes = Town.code(browser, code);

        assertThat(codes.body().split("<li><code>", -1))
                .as("ten recovery codes")
                .hasSize(11);
        assertThat(Town.isIn(browser)).isTrue();
        Account made = accounts.byLogin("dau.tien").orElseThrow();
        assertThat(roles.now(made.id())).extracting(HeldRole::role).containsExactly(Role.OPERATOR);
        assertThat(firstStart.link()).as("no second first account").isEmpty();
        assertThat(choose(town.browser(), link, Map.of("login", "thu.hai", "name", "Người Hai"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(accounts.list()).hasSize(1);

        Walker again = town.browser();
        Town.password(again, "dau.tien", CHOSEN);
        assertThat(Town.code(again, code).statusCode())
                .as("the code that set the second factor up lets nobody in")
                .isEqualTo(401);
    }

    @Test
    void theFirstLinkIsVoidAfterADayAndOnceThereIsAnAccount() {
        nobody();
        String old = firstStart.link().orElseThrow();
        String next = firstStart.link().orElseThrow();
        assertThat(town.browser().get(old).statusCode()).as("an earlier link").isEqualTo(404);
        assertThat(town.browser().get(next).statusCode()).isEqualTo(200);
        town.pass(Duration.ofDays(1));
        assertThat(town.browser().get(next).statusCode()).as("after a day").isEqualTo(404);

        String last = firstStart.link().orElseThrow();
        accounts.create("bang-lenh", "Người Bằng Lệnh", false);

        assertThat(choose(town.browser(), last, Map.of("login", "ke-gian", "name", "Kẻ Gian"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(accounts.byLogin("ke-gian")).isEmpty();
    }

    @Test
    void aServerWithoutAccountsLetsNobodyIn() {
        nobody();
        for (String login : new String[] {"admin", "nhip", ""}) {
            for (String password : new String[] {"", "admin", "password"}) {
                assertThat(Town.password(town.browser(), login, password).statusCode())
                        .isIn(401, 429);
            }
        }
    }

    @Test
    void whatIsWrongAtTheFirstStartLeavesTheLinkGood() {
        nobody();
        String link = firstStart.link().orElseThrow();
        Walker browser = town.browser();

        assertThat(choose(browser, link, Map.of("login", "a b", "name", "Người"))
                        .body())
                .contains("Tên đăng nhập gồm");
        assertThat(choose(browser, link, Map.of("login", "dau", "name", " ")).body())
                .contains("Ghi họ tên");
        assertThat(choose(browser, link, Map.of("login", "dau", "name", "Người", "again", "khác"))
                        .body())
                .contains("khác nhau");
        assertThat(accounts.isEmpty()).isTrue();
        assertThat(choose(browser, link, Map.of("login", "dau", "name", "Người"))
                        .statusCode())
                .isBetween(302, 303);
    }

    @ParameterizedTest
    @CsvSource({
        "ngắn quá, ít nhất 10",
        "matkhau123456, quá dễ đoán",
        "Password2026, quá dễ đoán",
        "aaaaaaaaaaaa, quá dễ đoán",
        "1234567890123, quá dễ đoán",
        "xx-TEN.CUA.TOI-yy, chứa tên đăng nhập"
    })
    void aPoorPasswordIsNotTaken(String password, String why) {
        Account account =
                accounts.byLogin("ten.cua.toi").orElseGet(() -> accounts.create("ten.cua.toi", "Người Thử", false));
        String link = "/identity/set-up/" + invitations.create(account.id());

        HttpResponse<String> answer = choose(town.browser(), link, Map.of("password", password, "again", password));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(why).doesNotContain(password);
        assertThat(accounts.byId(account.id()).orElseThrow().hasPassword()).isFalse();
    }

    @Test
    void aLinkBringsSomebodyBackInOnceAndVoidsWhatWasBefore() {
        Somebody somebody = town.somebody();
        Walker before = town.in(somebody);
        town.pass(Duration.ofSeconds(1));
        Walker operator = town.in(town.somebody(Role.OPERATOR, null));
        Matcher shown = Pattern.compile("<code>(/identity/set-up/[^<]+)</code>")
                .matcher(operator.post("/identity/account", "/identity/people/" + somebody.id() + "/link", Map.of())
                        .body());
        assertThat(shown.find()).isTrue();
        String link = Objects.requireNonNull(shown.group(1));
        assertThat(town.told(What.ACCOUNT_CHANGED, somebody.id()))
                .as("who made the link is in the log")
                .anySatisfy(fact -> assertThat(fact.details()).containsEntry("what", "liên kết thiết lập"));
        assertThat(operator.get("/identity/people/" + somebody.id()).body())
                .as("shown once")
                .doesNotContain("set-up");
        assertThat(Town.isIn(before)).as("until the link is used").isTrue();

        Walker browser = town.browser();
        choose(browser, link, Map.of());
        Authenticator app = shown(browser);
        Town.code(browser, app.code());

        assertThat(Town.isIn(browser)).isTrue();
        assertThat(Town.isIn(before)).isFalse();
        assertThat(town.browser().get(link).statusCode()).isEqualTo(404);
        assertThat(Town.password(town.browser(), somebody.login(), Town.PASSWORD)
                        .statusCode())
                .isEqualTo(401);
        Walker phone = town.browser();
        Town.password(phone, somebody.login(), CHOSEN);
        town.pass(Duration.ofSeconds(30));
        assertThat(Town.code(phone, somebody.app().code()).statusCode())
                .as("the lost phone")
                .isEqualTo(401);
        assertThat(Town.code(phone, somebody.recoveryCodes().getFirst()).statusCode())
                .as("a code of before")
                .isEqualTo(401);
    }

    @Test
    void aLinkIsVoidAfterADayAfterANewerOneAndWhileTheAccountIsClosed() {
        Somebody somebody = town.somebody();
        String first = "/identity/set-up/" + invitations.create(somebody.id());
        String second = "/identity/set-up/" + invitations.create(somebody.id());
        assertThat(town.browser().get(first).statusCode()).isEqualTo(404);
        assertThat(town.browser().get(second).statusCode()).isEqualTo(200);
        accounts.disable(somebody.id(), "thử");
        assertThat(choose(town.browser(), second, Map.of()).statusCode()).isEqualTo(404);
        accounts.enable(somebody.id());
        town.pass(Duration.ofDays(1));
        assertThat(town.browser().get(second).statusCode()).isEqualTo(404);
        assertThat(town.browser().get("/identity/set-up/" + "A".repeat(32)).statusCode())
                .isEqualTo(404);
    }
}
