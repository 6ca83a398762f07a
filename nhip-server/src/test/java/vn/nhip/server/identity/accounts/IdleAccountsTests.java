package vn.nhip.server.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.SignInServer;
import vn.nhip.server.identity.Town;
import vn.nhip.server.identity.Town.Somebody;
import vn.nhip.server.identity.oidc.Walker;

/** What happens to accounts that nobody uses. */
@SignInServer
class IdleAccountsTests {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Town town;
    private final IdleAccountsJob job;
    private final IdleAccounts idle;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final JdbcClient jdbc;

    IdleAccountsTests(
            Town town, IdleAccountsJob job, IdleAccounts idle, Accounts accounts, HeldRoles roles, JdbcClient jdbc) {
        this.town = town;
        this.job = job;
        this.idle = idle;
        this.accounts = accounts;
        this.roles = roles;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void nobody() {
        jdbc.sql("truncate identity.account cascade").update();
    }

    private Account now(Somebody somebody) {
        return accounts.byId(somebody.id()).orElseThrow();
    }

    @Test
    void fortyFiveDaysWithoutSigningInCloseAnAccount() {
        Somebody operator = town.somebody(Role.OPERATOR, null);
        Somebody idler = town.somebody();
        Somebody never = town.somebody();
        town.in(idler);
        town.pass(IdleAccounts.IDLE);
        town.in(operator);
        job.run();

        assertThat(now(idler).isOpen()).isFalse();
        assertThat(now(never).isOpen()).as("never signed in").isFalse();
        assertThat(now(operator).isOpen()).isTrue();
        assertThat(jdbc.sql("""
                        select viewer_id || ': ' || reason
                        from (select event, subject, viewer_kind, viewer_id, reason from audit.entry
                              union all select event, subject, viewer_kind, viewer_id, reason from audit.waiting) log
                        where event = 'account-disabled' and subject = ? and viewer_kind = 'MACHINE'
                        """)
                        .param("account/" + idler.id())
                        .query(String.class)
                        .list())
                .containsExactly("nhip: tài khoản không dùng: không dùng quá 45 ngày");
        assertThat(Town.password(town.browser(), idler.login(), Town.PASSWORD).statusCode())
                .as("told apart from locked")
                .isEqualTo(401);
    }

    @Test
    void whoSignedInMeanwhileStays() {
        Somebody operator = town.somebody(Role.OPERATOR, null);
        Somebody somebody = town.somebody();
        town.pass(Duration.ofDays(44));
        town.in(somebody);
        town.in(operator);
        town.pass(Duration.ofDays(44));

        assertThat(idle.close()).isZero();
        assertThat(now(somebody).isOpen()).isTrue();
    }

    @Test
    void anIdleAccountIsNotLetInEvenBeforeTheJobRuns() {
        Somebody operator = town.somebody(Role.OPERATOR, null);
        Somebody idler = town.somebody();
        town.pass(IdleAccounts.IDLE.plus(A_DAY));

        assertThat(Town.password(town.browser(), idler.login(), Town.PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(Town.isIn(town.in(operator))).as("the last operator").isTrue();
    }

    @Test
    void anOperatorSeesWhyAndOpensItAgain() {
        Somebody operator = town.somebody(Role.OPERATOR, null);
        Somebody idler = town.somebody();
        Somebody locked = town.somebody();
        town.pass(IdleAccounts.IDLE.plus(A_DAY));
        Walker page = town.in(operator);
        jdbc.sql("update identity.account set last_seen = ? where id = ?")
                .params(town.clock().instant().atOffset(ZoneOffset.UTC), locked.id())
                .update();
        for (int i = 0; i < 5; i++) {
            Town.password(town.browser(), locked.login(), "sai");
        }
        job.run();
        String place = "/identity/people/" + idler.id();

        assertThat(page.get(place).body()).contains("không dùng quá 45 ngày", "Mở lại tài khoản");
        assertThat(page.get("/identity/people/" + locked.id()).body())
                .contains("khóa tạm đến", "Ngừng tài khoản")
                .doesNotContain("không dùng quá");
        assertThat(page.post(place, place + "/enable", Map.of()).statusCode()).isBetween(302, 303);

        job.run();
        assertThat(now(idler).isOpen()).as("the time begins anew").isTrue();
        assertThat(now(idler).lastSeen()).as("opening is not signing in").isNull();
        assertThat(town.told(What.ACCOUNT_CHANGED, idler.id()))
                .anySatisfy(fact -> assertThat(fact.after()).isEqualTo("mở"));
        assertThat(Town.isIn(town.in(idler))).isTrue();
    }

    @Test
    void theLastOperatorIsNeverClosed() {
        Somebody older = town.somebody(Role.OPERATOR, null);
        town.pass(A_DAY);
        Somebody newer = town.somebody(Role.OPERATOR, null);
        Somebody ofAnAgency = town.somebody(Role.OPERATOR, Town.COMMUNE);
        town.pass(IdleAccounts.IDLE.plus(A_DAY));

        assertThat(idle.close()).isEqualTo(2);

        assertThat(now(older).isOpen()).isFalse();
        assertThat(now(ofAnAgency).isOpen()).as("manages an agency only").isFalse();
        assertThat(now(newer).isOpen()).isTrue();
        assertThatThrownBy(() -> accounts.disable(newer.id(), "thử")).isInstanceOf(Operators.LastOne.class);
        assertThatThrownBy(() ->
                        roles.end(newer.id(), roles.now(newer.id()).getFirst().id()))
                .isInstanceOf(Operators.LastOne.class);
        assertThat(Town.isIn(town.in(newer))).isTrue();
    }
}
