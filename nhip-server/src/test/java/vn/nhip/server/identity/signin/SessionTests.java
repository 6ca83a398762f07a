package vn.nhip.server.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSessionEvent;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.SignInServer;
import vn.nhip.server.identity.StillThere;
import vn.nhip.server.identity.Town;
import vn.nhip.server.identity.Town.Somebody;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.oidc.Walker;

/** How long somebody stays in, and what ends it. */
@SignInServer
class SessionTests {
    private final Town town;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final JdbcClient jdbc;
    private final Sessions sessions;
    private final StillThere stillThere;

    SessionTests(
            Town town, Accounts accounts, HeldRoles roles, JdbcClient jdbc, Sessions sessions, StillThere stillThere) {
        this.town = town;
        this.sessions = sessions;
        this.stillThere = stillThere;
        this.accounts = accounts;
        this.roles = roles;
        this.jdbc = jdbc;
    }

    @Test
    void eachStepOfSigningInChangesTheSession() {
        Somebody somebody = town.somebody();
        Walker browser = town.browser();
        browser.get("/identity/sign-in");
        String before = browser.session();
        Town.password(browser, somebody.login(), Town.PASSWORD);
        String between = browser.session();
        Town.code(browser, somebody.app().code());

        assertThat(between).isNotEmpty().isNotEqualTo(before);
        assertThat(browser.session()).isNotEmpty().isNotEqualTo(between).isNotEqualTo(before);
    }

    @Test
    void aSessionOfNobodyIsShortUntilSomebodySignsIn() {
        MockHttpSession session = new MockHttpSession();
        new OpenSessions().sessionCreated(new HttpSessionEvent(session));
        assertThat(session.getMaxInactiveInterval()).isEqualTo(15 * 60);

        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        sessions.begin(request, town.somebody().account(), "thử");
        assertThat(session.getMaxInactiveInterval()).isEqualTo(30 * 60);
    }

    @Test
    void halfAnHourWithoutAClickEndsASession() {
        Walker browser = town.in(town.somebody());
        for (int i = 0; i < 3; i++) {
            town.pass(Duration.ofMinutes(29));
            assertThat(Town.isIn(browser)).isTrue();
        }

        town.pass(Duration.ofMinutes(30));

        assertThat(Town.isIn(browser)).isFalse();
    }

    @Test
    void aPageThatFollowsByItselfDoesNotKeepASessionOpen() {
        Walker browser = town.in(town.somebody());
        for (int minutes = 0; minutes < 30; minutes += 10) {
            assertThat(browser.follow("/identity/account").statusCode())
                    .as("after %d minutes", minutes)
                    .isEqualTo(200);
            town.pass(Duration.ofMinutes(10));
        }

        assertThat(Town.isIn(browser)).isFalse();
    }

    @Test
    void whatFollowsEndsWithTheSessionTheRoleOrTheAccount() {
        for (Consumer<HeldSession> end : List.<Consumer<HeldSession>>of(
                held -> sessions.end(held.request()),
                held -> roles.now(held.account()).forEach(role -> roles.end(held.account(), role.id())),
                held -> accounts.disable(held.account(), "thử"))) {
            Somebody somebody = town.somebody(Role.ANALYST, Town.PROVINCE);
            HttpServletRequest request = new MockHttpServletRequest();
            sessions.begin(request, somebody.account(), "thử");
            BooleanSupplier still = stillThere.of(request, Permission.FIGURES_READ);
            assertThat(still.getAsBoolean()).isTrue();
            town.pass(Duration.ofSeconds(1));

            Viewers.run(Viewer.machine("thử"), () -> end.accept(new HeldSession(somebody.id(), request)));

            assertThat(still.getAsBoolean()).isFalse();
        }
    }

    private record HeldSession(String account, HttpServletRequest request) {}

    @Test
    void aTokenOfAFormKnownBeforeSignInIsGoodNoMore() {
        Walker browser = town.browser();
        Somebody somebody = town.somebody();
        String before = Walker.token(browser.get("/identity/sign-in"));
        Town.password(browser, somebody.login(), Town.PASSWORD);
        Town.code(browser, somebody.app().code());
        assertThat(Town.isIn(browser)).isTrue();

        assertThat(browser.post("/identity/sign-out", before).statusCode()).isEqualTo(403);

        assertThat(Town.isIn(browser)).isTrue();
    }

    @Test
    void twelveHoursEndASessionHoweverBusy() {
        Walker browser = town.in(town.somebody());
        for (int minutes = 20; minutes < 12 * 60; minutes += 20) {
            town.pass(Duration.ofMinutes(20));
            assertThat(Town.isIn(browser)).as("after %d minutes", minutes).isTrue();
        }

        town.pass(Duration.ofMinutes(20));

        assertThat(Town.isIn(browser)).isFalse();
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        Somebody somebody = town.somebody();
        Walker browser = town.in(somebody);
        Walker thief = town.browser();
        thief.take(browser.session());
        assertThat(Town.isIn(thief)).as("who has the cookie is in").isTrue();

        browser.post("/identity/account", "/identity/sign-out", Map.of());

        assertThat(Town.isIn(browser)).isFalse();
        assertThat(Town.isIn(thief)).isFalse();
        assertThat(town.told(What.SIGNED_OUT, somebody.id())).hasSize(1);
    }

    @Test
    void allSessionsEndWithOneClick() {
        Somebody somebody = town.somebody();
        Walker first = town.in(somebody);
        Walker second = town.in(somebody);
        town.pass(Duration.ofSeconds(1));

        first.post("/identity/account", "/identity/account/sessions", Map.of());

        assertThat(Town.isIn(first)).isFalse();
        assertThat(Town.isIn(second)).isFalse();
        assertThat(Town.isIn(town.in(somebody))).as("signing in again").isTrue();
    }

    @Test
    void oneSessionOfMineEndsAndNobodyEndsAnothers() {
        Somebody somebody = town.somebody();
        Walker first = town.in(somebody);
        Walker second = town.in(somebody);
        Walker stranger = town.in(town.somebody());
        String page = second.get("/identity/account").body();
        assertThat(page).contains("Phiên này");
        Matcher other = Pattern.compile("name=\"session\" value=\"([^\"]+)\"").matcher(page);
        assertThat(other.find()).isTrue();
        String handle = Objects.requireNonNull(other.group(1));
        assertThat(other.find()).as("only the other session has a button").isFalse();
        assertThat(handle).isNotEqualTo(first.session());

        stranger.post("/identity/account", "/identity/account/end-session", Map.of("session", handle));
        assertThat(Town.isIn(first)).isTrue();

        second.post("/identity/account", "/identity/account/end-session", Map.of("session", handle));
        assertThat(Town.isIn(first)).isFalse();
        assertThat(Town.isIn(second)).isTrue();
        assertThat(town.told(What.SIGNED_OUT, somebody.id())).hasSize(1);
    }

    @Test
    void aClosedAccountIsOutAtOnce() {
        Somebody somebody = town.somebody();
        Walker browser = town.in(somebody);

        accounts.disable(somebody.id(), "thử");

        assertThat(Town.isIn(browser)).isFalse();
        town.pass(Duration.ofSeconds(1));
        accounts.enable(somebody.id());
        assertThat(Town.isIn(browser)).as("opened again").isFalse();
    }

    @Test
    void aRoleCountsAtOnceAndWithinSecondsWhenAnotherProcessGaveIt() {
        Somebody somebody = town.somebody();
        Walker browser = town.in(somebody);
        assertThat(browser.get("/identity/people").statusCode()).isEqualTo(403);

        roles.give(somebody.id(), Role.OPERATOR, null, null);
        assertThat(browser.get("/identity/people").statusCode()).isEqualTo(200);

        jdbc.sql("update identity.held_role set until = ? where account = ?")
                .params(town.clock().instant().plusMillis(1).atOffset(ZoneOffset.UTC), somebody.id())
                .update();
        town.pass(Duration.ofSeconds(6));
        assertThat(browser.get("/identity/people").statusCode()).isEqualTo(403);
    }

    @Test
    void aNewPasswordEndsTheOtherSessions() {
        Somebody somebody = town.somebody();
        Walker here = town.in(somebody);
        Walker there = town.in(somebody);
        town.pass(Duration.ofSeconds(1));
        String next = "Năm con gà trong vườn 18";

        assertThat(Walker.location(here.post(
                        "/identity/account",
                        "/identity/account/password",
                        Map.of("present", Town.PASSWORD, "password", next, "again", next))))
                .endsWith("done=password");

        assertThat(Town.isIn(here)).isTrue();
        assertThat(Town.isIn(there)).isFalse();
        assertThat(Town.password(town.browser(), somebody.login(), Town.PASSWORD)
                        .statusCode())
                .isEqualTo(401);
    }
}
