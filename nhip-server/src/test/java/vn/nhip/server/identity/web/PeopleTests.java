package vn.nhip.server.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.SignInServer;
import vn.nhip.server.identity.Town;
import vn.nhip.server.identity.Town.Somebody;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRole;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.oidc.Walker;

/** Managing the accounts of others. */
@SignInServer
class PeopleTests {
    private static final String PLACE = "/identity/people";

    private final Town town;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final JdbcClient jdbc;
    private Somebody operator;
    private Walker browser;

    PeopleTests(Town town, Accounts accounts, HeldRoles roles, JdbcClient jdbc) {
        this.town = town;
        this.accounts = accounts;
        this.roles = roles;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void oneOperator() {
        jdbc.sql("truncate identity.account cascade").update();
        town.pass(Duration.ofSeconds(1));
        operator = town.somebody(Role.OPERATOR, null);
        browser = town.in(operator);
    }

    private static HttpResponse<String> change(
            Walker browser, Somebody whose, String what, Map<String, String> fields) {
        return browser.post("/identity/account", PLACE + "/" + whose.id() + what, fields);
    }

    private HeldRole only(Somebody somebody) {
        return roles.now(somebody.id()).getFirst();
    }

    @Test
    void aRoleIsGivenInAnAgencyUntilADayAndTakenBack() {
        Somebody somebody = town.somebody(Role.CITIZEN, null);

        assertThat(change(
                                browser,
                                somebody,
                                "/role",
                                Map.of(
                                        "role",
                                        "agency-head",
                                        "agency",
                                        Town.COMMUNE,
                                        "until",
                                        "2099-12-31",
                                        "why",
                                        "QĐ 12/QĐ-UBND"))
                        .statusCode())
                .isBetween(302, 303);

        HeldRole given = only(somebody);
        assertThat(given.role()).isEqualTo(Role.AGENCY_HEAD);
        assertThat(given.agency()).isEqualTo(Town.COMMUNE);
        assertThat(given.until()).isEqualTo("2099-12-31T17:00:00Z");
        assertThat(given.givenBy()).isEqualTo(operator.id());
        Fact granted = town.told(What.ROLE_GRANTED, somebody.id()).getLast();
        assertThat(granted.agency()).as("so that its auditors see it").isEqualTo(Town.COMMUNE);
        assertThat(granted.after()).isEqualTo("agency-head");
        assertThat(granted.details()).containsEntry("reason", "QĐ 12/QĐ-UBND");

        town.pass(Duration.ofSeconds(1));
        change(browser, somebody, "/end-role", Map.of("role", Long.toString(given.id())));
        assertThat(roles.now(somebody.id())).extracting(HeldRole::role).containsExactly(Role.CITIZEN);
        assertThat(town.told(What.ROLE_ENDED, somebody.id())).singleElement().satisfies(ended -> {
            assertThat(ended.agency()).isEqualTo(Town.COMMUNE);
            assertThat(ended.before()).isEqualTo("agency-head");
        });
    }

    @Test
    void whatCannotBeGivenIsSaid() {
        Somebody somebody = town.somebody();

        assertThat(change(browser, somebody, "/role", Map.of("role", "king")).statusCode())
                .isEqualTo(400);
        assertThat(change(browser, somebody, "/role", Map.of("role", "source-system"))
                        .body())
                .contains("chỉ dành cho khóa API");
        assertThat(change(browser, somebody, "/role", Map.of("role", "analyst", "agency", "H99"))
                        .body())
                .contains("Không có đơn vị");
        assertThat(change(browser, somebody, "/role", Map.of("role", "case-officer", "agency", " "))
                        .body())
                .as("nobody means every agency by it")
                .contains("thuộc một đơn vị: ghi mã đơn vị");
        assertThat(change(browser, somebody, "/role", Map.of("role", "analyst", "until", "mai"))
                        .body())
                .contains("Chọn ngày kết thúc");
        assertThat(roles.now(somebody.id())).isEmpty();
    }

    @Test
    void nobodyGivesOneselfAnythingOrGetsAWayAroundTheOwnPassword() {
        assertThat(change(browser, operator, "/role", Map.of("role", "city-leader"))
                        .body())
                .contains("Không tự trao vai trò cho mình");
        assertThat(change(browser, operator, "/link", Map.of()).statusCode()).isEqualTo(409);
        assertThat(change(browser, operator, "/disable", Map.of()).statusCode()).isEqualTo(409);
        assertThat(change(
                                browser,
                                operator,
                                "/end-role",
                                Map.of("role", Long.toString(only(operator).id())))
                        .body())
                .contains("quản trị hệ thống cuối cùng");
        assertThat(roles.now(operator.id())).extracting(HeldRole::role).containsExactly(Role.OPERATOR);
    }

    @Test
    void whoManagesAnAgencyTouchesItsPeopleOnly() {
        Somebody local = town.somebody(Role.OPERATOR, Town.COMMUNE);
        Somebody own = town.somebody(Role.CASE_OFFICER, Town.COMMUNE);
        Somebody neighbour = town.somebody(Role.CASE_OFFICER, Town.OTHER_COMMUNE);
        Somebody both = town.somebody(Role.CASE_OFFICER, Town.COMMUNE);
        roles.give(both.id(), Role.ANALYST, Town.PROVINCE, null);
        Walker page = town.in(local);

        assertThat(page.get(PLACE).body())
                .contains(own.login())
                .doesNotContain(neighbour.login() + "<", both.login() + "<", operator.login() + "<");
        for (Somebody other : new Somebody[] {neighbour, both, operator}) {
            assertThat(page.get(PLACE + "/" + other.id()).statusCode()).isEqualTo(404);
            for (String what : new String[] {"/role", "/end-role", "/link", "/disable", "/enable"}) {
                assertThat(change(page, other, what, Map.of("role", "1")).statusCode())
                        .as(what)
                        .isEqualTo(404);
            }
        }
        Somebody aboutToLead = town.somebody();
        assertThat(change(page, aboutToLead, "/role", Map.of("role", "counter-officer", "agency", Town.COMMUNE))
                        .statusCode())
                .as("somebody else made the account: it may get a role anywhere")
                .isEqualTo(404);
        page.post(PLACE, PLACE, Map.of("login", "tu-tao", "name", "Người Mới"));
        String made = accounts.byLogin("tu-tao").orElseThrow().id();
        assertThat(page.get(PLACE + "/" + made).statusCode()).isEqualTo(200);
        for (String agency : new String[] {"", Town.OTHER_COMMUNE, Town.PROVINCE}) {
            assertThat(change(page, own, "/role", Map.of("role", "analyst", "agency", agency))
                            .body())
                    .as(agency)
                    .contains("chỉ trao vai trò trong đơn vị mình quản trị");
        }
        assertThat(change(page, own, "/role", Map.of("role", "division-head", "agency", Town.COMMUNE))
                        .statusCode())
                .isBetween(302, 303);
        assertThat(change(page, own, "/link", Map.of()).body()).contains("/identity/set-up/");
        assertThat(page.get(PLACE + "/review.csv").body())
                .contains(own.login())
                .doesNotContain(neighbour.login() + ",", operator.login() + ",");
    }

    @Test
    void aNewAccountGetsItsLinkOnce() {
        String login = "moi-" + operator.id();
        HttpResponse<String> made = browser.post(PLACE, PLACE, Map.of("login", login, "name", "Người Mới <b>"));

        assertThat(made.body()).contains("/identity/set-up/", "Người Mới &lt;b&gt;");
        String id = accounts.byLogin(login).orElseThrow().id();
        assertThat(browser.get(PLACE + "/" + id).body()).doesNotContain("/identity/set-up/");
        assertThat(town.told(What.ACCOUNT_CREATED, id)).hasSize(1);
        assertThat(browser.post(PLACE, PLACE, Map.of("login", login.toUpperCase(Locale.ROOT), "name", "X"))
                        .body())
                .contains("Đã có tài khoản");
        assertThat(browser.post(PLACE, PLACE, Map.of("login", "có dấu", "name", "X"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aClosedAccountGetsNoLinkUntilItIsOpen() {
        Somebody somebody = town.somebody();
        change(browser, somebody, "/disable", Map.of());
        assertThat(browser.get(PLACE + "/" + somebody.id()).body()).contains("ngừng từ", "do người quản trị");
        assertThat(change(browser, somebody, "/link", Map.of()).body()).contains("mở lại trước");

        change(browser, somebody, "/enable", Map.of());
        assertThat(change(browser, somebody, "/link", Map.of()).body()).contains("/identity/set-up/");
        assertThat(town.told(What.ACCOUNT_DISABLED, somebody.id())).hasSize(1);
    }

    @Test
    void theListIsNarrowed() {
        Somebody head = town.somebody(Role.AGENCY_HEAD, Town.COMMUNE);
        Somebody other = town.somebody(Role.AGENCY_HEAD, Town.OTHER_COMMUNE);
        Somebody officer = town.somebody(Role.CASE_OFFICER, Town.COMMUNE);
        Somebody closed = town.somebody();
        accounts.disable(closed.id(), "thử");

        shows("?role=agency-head", head, other);
        shows("?role=agency-head&agency=" + Town.COMMUNE, head);
        shows("?agency=" + Town.COMMUNE, head, officer);
        shows("?state=disabled", closed);
        shows("?q=" + other.login(), other);
        shows("?role=nonsense&idle=x&state=y", operator, head, other, officer, closed);
        town.pass(Duration.ofDays(31));
        Walker later = town.in(operator);
        assertThat(later.get(PLACE + "?idle=30").body())
                .contains(">" + head.login() + "<")
                .doesNotContain(">" + operator.login() + "<");
    }

    private void shows(String filter, Somebody... expected) {
        String page = browser.get(PLACE + filter).body();
        assertThat(page).contains(expected.length + " tài khoản");
        for (Somebody each : expected) {
            assertThat(page).contains(">" + each.login() + "<");
        }
    }

    @Test
    void theReviewSaysWhoHoldsWhatSinceWhenFromWhom() {
        Somebody head = town.somebody();
        change(browser, head, "/role", Map.of("role", "agency-head", "agency", Town.COMMUNE));
        accounts.create("khong-vai-tro", "=1+1", false);

        HttpResponse<String> file = browser.get(PLACE + "/review.csv");

        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("ra-soat-quyen.csv");
        assertThat(file.body().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith(head.login() + ",")
                        .contains("Lãnh đạo cơ quan," + Town.COMMUNE + ",")
                        .contains("," + operator.login() + ","))
                .anySatisfy(line -> assertThat(line).startsWith("khong-vai-tro,'=1+1,mở"));
        assertThat(town.told(What.ACCOUNTS_EXPORTED).getLast().details()).containsKey("rows");
        assertThat(town.in(head).get(PLACE + "/review.csv").statusCode()).isEqualTo(403);
    }
}
