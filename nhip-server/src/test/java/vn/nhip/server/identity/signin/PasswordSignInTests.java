package vn.nhip.server.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.SignInServer;
import vn.nhip.server.identity.Town;
import vn.nhip.server.identity.Town.Somebody;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.oidc.Walker;

/** Signing in with a password and a code, and what happens to who is wrong. */
@SignInServer
class PasswordSignInTests {
    private static final String WRONG = "Tên đăng nhập hoặc mật khẩu không đúng";
    private static final String PATIENCE = "Đã thử sai nhiều lần. Chờ 15 phút";

    private final Town town;
    private final Accounts accounts;

    PasswordSignInTests(Town town, Accounts accounts) {
        this.town = town;
        this.accounts = accounts;
    }

    /** An answer without what differs from one to the next: the token of the form. */
    private static String words(HttpResponse<String> answer) {
        return answer.statusCode() + " " + answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private HttpResponse<String> attempt(String login, String password) {
        return Town.password(town.browser(), login, password);
    }

    private void lock(Somebody somebody) {
        for (int i = 0; i < LocalSignIn.TRIES; i++) {
            attempt(somebody.login(), "sai " + i);
        }
    }

    @Test
    void passwordAndCodeLetInAndAreRecorded() {
        Somebody somebody = town.somebody();

        Walker browser = town.in(somebody);

        assertThat(browser.get("/identity/account").body())
                .contains(somebody.account().name(), "Phiên này");
        assertThat(town.told(What.SIGNED_IN, somebody.id()))
                .singleElement()
                .satisfies(fact -> assertThat(fact.details()).containsEntry("how", "mật khẩu và mã xác thực"));
        assertThat(accounts.byId(somebody.id()).orElseThrow().lastSeen())
                .isEqualTo(town.clock().instant());
    }

    @Test
    void thePasswordAloneOpensNothing() {
        Somebody somebody = town.somebody();
        Walker browser = town.browser();

        Town.password(browser, somebody.login(), Town.PASSWORD);

        assertThat(Town.isIn(browser)).isFalse();
    }

    @Test
    void nobodyLearnsWhoHasAnAccount() {
        Somebody somebody = town.somebody();
        Somebody closed = town.somebody();
        accounts.disable(closed.id(), "thử");
        List<List<String>> answers = new ArrayList<>();

        for (String login : List.of(somebody.login(), "khong-ai-" + somebody.id(), closed.login())) {
            List<String> each = new ArrayList<>();
            for (int i = 0; i < LocalSignIn.TRIES + 2; i++) {
                each.add(words(attempt(login, login.equals(closed.login()) ? Town.PASSWORD : "sai " + i)));
            }
            answers.add(each);
        }

        assertThat(answers.getFirst().getFirst()).startsWith("401").contains(WRONG);
        assertThat(answers.getFirst().getLast()).startsWith("429").contains(PATIENCE);
        assertThat(answers.get(1)).as("a name that nobody has").isEqualTo(answers.getFirst());
        assertThat(answers.get(2)).as("a closed account and its password").isEqualTo(answers.getFirst());
    }

    @Test
    void aCodeIsGoodOnce() {
        Somebody somebody = town.somebody();
        town.in(somebody);
        String used = somebody.app().code();
        Walker second = town.browser();
        Town.password(second, somebody.login(), Town.PASSWORD);

        assertThat(Town.code(second, used).statusCode()).isEqualTo(401);
        town.pass(Duration.ofSeconds(25));
        assertThat(Town.code(second, used).statusCode()).as("in the next step").isEqualTo(401);
        assertThat(Town.isIn(second)).isFalse();

        town.pass(Duration.ofSeconds(30));
        assertThat(Walker.location(Town.code(second, somebody.app().code()))).endsWith("/");
        assertThat(Town.isIn(second)).isTrue();
    }

    @Test
    void aCodeOfAnotherTimeLetsNobodyIn() {
        Somebody somebody = town.somebody();
        Walker browser = town.browser();
        Town.password(browser, somebody.login(), Town.PASSWORD);

        for (Duration off : List.of(Duration.ofMinutes(-2), Duration.ofMinutes(2))) {
            assertThat(Town.code(browser, somebody.app().code(off)).statusCode())
                    .isEqualTo(401);
        }
        assertThat(Walker.location(Town.code(browser, somebody.app().code(Duration.ofSeconds(30)))))
                .as("a phone whose clock is half a minute ahead")
                .endsWith("/");
    }

    @Test
    void aRecoveryCodeReplacesAPhoneOnce() {
        Somebody somebody = town.somebody();
        String code = somebody.recoveryCodes().getFirst();
        Walker first = town.browser();
        Town.password(first, somebody.login(), Town.PASSWORD);
        assertThat(Walker.location(Town.code(first, code.toUpperCase(Locale.ROOT))))
                .endsWith("/");
        assertThat(first.get("/identity/account").body()).contains("Mã khôi phục còn 9");

        Walker again = town.browser();
        Town.password(again, somebody.login(), Town.PASSWORD);
        assertThat(Town.code(again, code).statusCode()).isEqualTo(401);
        assertThat(Town.isIn(again)).isFalse();
        assertThat(town.told(What.CREDENTIAL_CHANGED, somebody.id()))
                .anySatisfy(fact -> assertThat(fact.details()).containsEntry("what", "dùng mã khôi phục"));
    }

    @Test
    void fiveWrongPasswordsLockAndTheLockSaysNothingOfThePassword() {
        Somebody somebody = town.somebody();
        lock(somebody);

        HttpResponse<String> right = attempt(somebody.login(), Town.PASSWORD);
        HttpResponse<String> wrong = attempt(somebody.login().toUpperCase(Locale.ROOT), "sai nữa");

        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.body()).contains(PATIENCE);
        assertThat(words(right)).isEqualTo(words(wrong));
        assertThat(town.told(What.ACCOUNT_LOCKED, somebody.id())).hasSize(1);
        assertThat(accounts.byId(somebody.id()).orElseThrow().isOpen())
                .as("locked is not closed")
                .isTrue();

        town.pass(LocalSignIn.LOCKED.minusSeconds(61));
        assertThat(attempt(somebody.login(), Town.PASSWORD).body()).contains("Chờ 2 phút");
        town.pass(Duration.ofSeconds(62));
        assertThat(Walker.location(attempt(somebody.login(), Town.PASSWORD))).endsWith("/identity/second-factor");
    }

    @Test
    void wrongCodesCountWithWrongPasswords() {
        Somebody somebody = town.somebody();
        Walker browser = town.browser();
        Town.password(browser, somebody.login(), "sai một");
        Town.password(browser, somebody.login(), "sai hai");
        Town.password(browser, somebody.login(), Town.PASSWORD);
        assertThat(Town.code(browser, "000000").statusCode()).isEqualTo(401);
        assertThat(Town.code(browser, "khong-phai-ma").statusCode()).isEqualTo(401);

        assertThat(Town.code(browser, "000001").statusCode()).isEqualTo(429);
        assertThat(Town.code(browser, somebody.app().code()).statusCode())
                .as("the right code of a locked account")
                .isEqualTo(429);
        assertThat(attempt(somebody.login(), Town.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void whoGetsInBeginsToCountAnew() {
        Somebody somebody = town.somebody();
        for (int i = 0; i < LocalSignIn.TRIES - 1; i++) {
            attempt(somebody.login(), "sai " + i);
        }
        town.in(somebody);

        assertThat(attempt(somebody.login(), "sai").statusCode()).isEqualTo(401);
    }

    @Test
    void oneAddressThatTriesManyNamesWaits() {
        Walker browser = town.browser();
        int tries = 0;
        // It may try again after some time, so there are some more than 30.
        while (tries < 60 && Town.password(browser, "ten-" + tries, "sai").statusCode() == 401) {
            tries++;
        }
        assertThat(tries).isBetween(30, 59);
        assertThat(attempt(town.somebody().login(), "sai").statusCode())
                .as("another address does not")
                .isEqualTo(401);
    }

    @Test
    void anUnfinishedSignInIsVoidAfterTenMinutesAndAfterANewPassword() {
        Somebody late = town.somebody();
        Walker browser = town.browser();
        Town.password(browser, late.login(), Town.PASSWORD);
        town.pass(Duration.ofMinutes(10));
        assertThat(Walker.location(Town.code(browser, late.app().code()))).endsWith("/identity/sign-in");

        Somebody changed = town.somebody();
        Town.password(browser, changed.login(), Town.PASSWORD);
        town.pass(Duration.ofSeconds(1));
        accounts.endSessions(changed.id());
        assertThat(Walker.location(Town.code(browser, changed.app().code()))).endsWith("/identity/sign-in");
    }
}
