package vn.nhip.server.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nhip.server.cases.secrecy.SealRotation;
import vn.nhip.server.identity.SealedRows;
import vn.nhip.server.identity.SignInServer;
import vn.nhip.server.identity.Town;
import vn.nhip.server.identity.Town.Somebody;
import vn.nhip.server.identity.oidc.Walker;

/** Second factors when the key that seals is changed, or lost. */
@SignInServer
class SealedSecondFactorsTests {
    private final Town town;
    private final SealedSecondFactors factors;
    private final SealRotation rotation;
    private final JdbcClient jdbc;

    SealedSecondFactorsTests(Town town, SealedSecondFactors factors, SealRotation rotation, JdbcClient jdbc) {
        this.town = town;
        this.factors = factors;
        this.rotation = rotation;
        this.jdbc = jdbc;
    }

    private byte[] sealed(Somebody somebody) {
        return jdbc.sql("select totp from identity.account where id = ?")
                .param(somebody.id())
                .query(byte[].class)
                .single();
    }

    private void loseTheKeyOf(Somebody somebody) {
        jdbc.sql("update identity.account set totp_key = 'mat' where id = ?")
                .param(somebody.id())
                .update();
    }

    @Test
    void areSealedAnewAndGoOnLettingIn() {
        Somebody somebody = town.somebody();
        byte[] before = sealed(somebody);

        SealedRows.Batch batch = factors.reseal(null, "none", 100_000);

        assertThat(batch.rows()).isPositive();
        assertThat(sealed(somebody)).isNotEqualTo(before);
        assertThat(Town.isIn(town.in(somebody))).isTrue();
    }

    /** A key is taken out only when nothing needs it: second factors are among what is counted. */
    @Test
    void areCountedBeforeAKeyIsTakenOut() {
        town.somebody();

        assertThat(rotation.status())
                .first()
                .satisfies(key -> assertThat(key.values()).containsKey(factors.title()));
        long stale = factors.stale("none");
        assertThat(stale)
                .isEqualTo(factors.valuesByKey().values().stream()
                        .mapToLong(n -> n)
                        .sum());
        assertThat(factors.stale(rotation.status().getFirst().id())).isLessThan(stale);
    }

    @Test
    void oneThatDoesNotOpenHoldsUpNoOther() {
        Somebody lost = town.somebody();
        Somebody somebody = town.somebody();
        loseTheKeyOf(lost);
        byte[] before = sealed(somebody);

        assertThat(factors.reseal(null, "none", 100_000).unopened()).isPositive();

        assertThat(sealed(somebody)).isNotEqualTo(before);
    }

    @Test
    void whoseKeyIsLostIsLetInByARecoveryCode() {
        Somebody somebody = town.somebody();
        loseTheKeyOf(somebody);
        Walker browser = town.browser();
        town.clock().pass(Duration.ofSeconds(30));
        Town.password(browser, somebody.login(), Town.PASSWORD);

        Town.code(browser, somebody.app().code());
        assertThat(Town.isIn(browser)).isFalse();
        Town.code(browser, somebody.recoveryCodes().getFirst());

        assertThat(Town.isIn(browser)).isTrue();
    }
}
