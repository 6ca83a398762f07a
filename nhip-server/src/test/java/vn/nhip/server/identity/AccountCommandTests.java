package vn.nhip.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Town.Somebody;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRole;
import vn.nhip.server.identity.accounts.HeldRoles;

/** {@code ./nhip account}, as an operator on the machine meets it. */
@SignInServer
class AccountCommandTests {
    private final Town town;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final JdbcClient jdbc;
    private final CommandsForTests nhip;

    AccountCommandTests(Town town, Accounts accounts, HeldRoles roles, JdbcClient jdbc, ApplicationContext context) {
        this.town = town;
        this.accounts = accounts;
        this.roles = roles;
        this.jdbc = jdbc;
        this.nhip = new CommandsForTests(context, AccountCommand::new);
    }

    @BeforeEach
    void nobody() {
        jdbc.sql("truncate identity.account cascade").update();
        town.pass(Duration.ofSeconds(1));
    }

    private String id(String login) {
        return accounts.byLogin(login).orElseThrow().id();
    }

    @Test
    void createMakesAnAccountWithARoleAndPrintsItsLink() {
        town.somebody(Role.OPERATOR, Town.PROVINCE);

        assertThat(nhip.run(
                        "create",
                        "--login",
                        "lan.nt",
                        "--name",
                        "Nguyễn Thị Lan",
                        "--role",
                        "agency-head",
                        "--agency",
                        Town.COMMUNE))
                .isZero();

        Matcher link = Pattern.compile("(?m)^/identity/set-up/\\S{32}$").matcher(nhip.out());
        assertThat(link.find()).isTrue();
        assertThat(town.browser().get(link.group()).body()).contains("lan.nt");
        String id = id("lan.nt");
        assertThat(roles.now(id)).singleElement().satisfies(held -> {
            assertThat(held.role()).isEqualTo(Role.AGENCY_HEAD);
            assertThat(held.agency()).isEqualTo(Town.COMMUNE);
        });
        assertThat(town.told(What.ACCOUNT_CREATED, id)).hasSize(1);
        assertThat(town.told(What.ROLE_GRANTED, id)).hasSize(1);
    }

    @Test
    void createRefusesWhatCannotBeAndLeavesNothingBehind() {
        assertThat(nhip.run("create", "--login", "a b", "--name", "X")).isEqualTo(2);
        assertThat(nhip.err()).contains("Tên đăng nhập gồm");
        assertThat(nhip.run("create", "--login", "abc", "--name", "  ")).isEqualTo(2);
        assertThat(nhip.err()).contains("Ghi họ tên");
        assertThat(nhip.run("create", "--login", "abc")).isEqualTo(2);
        assertThat(nhip.run("create", "--login", "abc", "--name", "X", "--role", "king"))
                .isEqualTo(2);
        assertThat(nhip.err())
                .contains("không có vai trò “king”", "agency-head")
                .doesNotContain("source-system");
        assertThat(nhip.run("create", "--login", "abc", "--name", "X", "--agency", "H1"))
                .isEqualTo(2);
        assertThat(nhip.run("create", "--login", "abc", "--name", "X", "--role", "analyst", "--agency", "H99.9"))
                .isEqualTo(1);
        assertThat(nhip.err()).contains("Không có đơn vị “H99.9”");
        assertThat(accounts.isEmpty()).isTrue();

        assertThat(nhip.run("create", "--login", "abc", "--name", "X")).isZero();
        assertThat(nhip.run("create", "--login", "ABC", "--name", "Y")).isEqualTo(1);
        assertThat(nhip.err()).contains("Đã có tài khoản “ABC”");
    }

    @Test
    void listSaysWhoIsWhatAndWhoIsOut() {
        Somebody head = town.somebody(Role.AGENCY_HEAD, Town.COMMUNE);
        Somebody closed = town.somebody();
        accounts.disable(closed.id(), "nghỉ việc");
        Somebody locked = town.somebody();
        for (int i = 0; i < 5; i++) {
            Town.password(town.browser(), locked.login(), "sai");
        }

        assertThat(nhip.run("list")).isZero();

        assertThat(nhip.out().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith(head.login() + "  ")
                        .contains("  mở  chưa đăng nhập", ":agency-head@" + Town.COMMUNE))
                .anySatisfy(line -> assertThat(line).startsWith(closed.login()).contains("ngừng từ", "(nghỉ việc)"))
                .anySatisfy(line -> assertThat(line).startsWith(locked.login()).contains("khóa tạm đến"));
    }

    @Test
    void roleIsGivenUntilADayAndEnded() {
        Somebody somebody = town.somebody(Role.CITIZEN, null);

        assertThat(nhip.run(
                        "role", somebody.login(), "division-head", "--agency", Town.COMMUNE, "--until", "31/12/2099"))
                .isZero();
        HeldRole given = roles.now(somebody.id()).getFirst();
        assertThat(given.until()).isEqualTo("2099-12-31T17:00:00Z");
        assertThat(nhip.run("role", somebody.login(), "analyst", "--until", "01/01/2020"))
                .isEqualTo(1);
        assertThat(nhip.err()).contains("đã qua");
        assertThat(nhip.run("role", somebody.login(), "analyst", "--until", "31/02/2099"))
                .isEqualTo(2);
        assertThat(nhip.err()).contains("không phải là ngày");
        assertThat(nhip.run("role", somebody.login(), "source-system")).isEqualTo(2);
        assertThat(nhip.run("role", somebody.login(), "case-officer"))
                .as("of which agency?")
                .isEqualTo(2);

        String number = Long.toString(given.id());
        assertThat(nhip.run("end-role", town.somebody().login(), number)).isEqualTo(1);
        assertThat(nhip.run("end-role", somebody.login(), number)).isZero();
        town.pass(Duration.ofSeconds(1));
        assertThat(nhip.run("end-role", somebody.login(), number)).isEqualTo(1);
        assertThat(nhip.err()).contains("không giữ vai trò số");
        assertThat(town.told(What.ROLE_ENDED, somebody.id())).hasSize(1);
    }

    @Test
    void disableAndEnableCloseAndOpen() {
        Somebody somebody = town.somebody();

        assertThat(nhip.run("disable", somebody.login())).isZero();
        assertThat(accounts.byId(somebody.id()).orElseThrow().isOpen()).isFalse();
        assertThat(nhip.run("link", somebody.login())).isEqualTo(1);
        assertThat(nhip.err()).contains("./nhip account enable " + somebody.login());
        assertThat(nhip.run("enable", somebody.login())).isZero();
        assertThat(accounts.byId(somebody.id()).orElseThrow().isOpen()).isTrue();
        assertThat(nhip.run("link", somebody.login())).isZero();
        assertThat(town.told(What.ACCOUNT_DISABLED, somebody.id())).hasSize(1);
        assertThat(town.told(What.ACCOUNT_CHANGED, somebody.id())).hasSize(2);
    }

    @Test
    void theLastOperatorStays() {
        Somebody last = town.somebody(Role.OPERATOR, null);
        String role = Long.toString(roles.now(last.id()).getFirst().id());

        assertThat(nhip.run("disable", last.login())).isEqualTo(1);
        assertThat(nhip.err()).contains("quản trị hệ thống cuối cùng");
        assertThat(nhip.run("end-role", last.login(), role)).isEqualTo(1);

        town.somebody(Role.OPERATOR, null);
        assertThat(nhip.run("end-role", last.login(), role)).isZero();
        assertThat(nhip.run("disable", last.login())).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "disable", "enable"})
    void aNameThatNobodyHasIsSaid(String what) {
        assertThat(nhip.run(what, "khong-ai")).isEqualTo(1);
        assertThat(nhip.err()).contains("không có tài khoản “khong-ai”", "./nhip account list");
        assertThat(nhip.run(what)).isEqualTo(2);
    }

    @Test
    void saysWhatItUnderstands() {
        assertThat(nhip.run()).isEqualTo(2);
        assertThat(nhip.err()).contains("create, list, link, role, end-role, disable hoặc enable");
        assertThat(nhip.run("--help")).isZero();
        assertThat(nhip.out()).contains("Ví dụ:");
        assertThat(nhip.run("role", "--help")).isZero();
        assertThat(nhip.out()).contains("--until");
    }
}
