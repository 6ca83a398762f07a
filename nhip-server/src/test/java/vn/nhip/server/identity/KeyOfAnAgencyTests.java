package vn.nhip.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import vn.nhip.server.identity.Fact.What;

/** Keys that are limited to an agency and what is below it. */
@SignInServer
class KeyOfAnAgencyTests {
    private final Town town;
    private final ApiKeys keys;
    private final ServiceTokens tokens;
    private final CommandsForTests nhip;

    KeyOfAnAgencyTests(Town town, ApiKeys keys, ServiceTokens tokens, ApplicationContext context) {
        this.town = town;
        this.keys = keys;
        this.tokens = tokens;
        this.nhip = new CommandsForTests(context, KeyCommand::new);
    }

    @BeforeEach
    void thereAreAgencies() {
        town.somebody(Role.ANALYST, Town.PROVINCE);
    }

    private ApiKey key(String source) {
        return keys.list().stream()
                .filter(any -> any.source().equals(source))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyAndItsTokensSayWhichAgencyTheyAreLimitedTo() {
        assertThat(nhip.run("create", "--source", "thu.phuong", "--agency", Town.COMMUNE))
                .isZero();
        String secret = nhip.out().strip();
        ApiKey key = key("thu.phuong");
        String token = tokens.give(key.id(), secret, Set.of(), "127.0.0.1") instanceof ServiceTokens.Asked.Given given
                ? given.token()
                : "";

        for (String shown : new String[] {secret, token}) {
            assertThat(keys.access("Bearer " + shown, Scope.EVENTS_WRITE))
                    .isInstanceOfSatisfying(
                            Access.Granted.class,
                            granted -> assertThat(granted.key().agency()).isEqualTo(Town.COMMUNE));
        }
        assertThat(town.told(What.KEY_CREATED).getLast().agency()).isEqualTo(Town.COMMUNE);
        assertThat(nhip.run("list")).isZero();
        assertThat(nhip.out()).contains("thu.phuong  events:write  đơn vị " + Town.COMMUNE);
    }

    @Test
    void aKeyWithoutAnAgencyIsForEveryOne() {
        nhip.run("create", "--source", "thu.moi-noi");

        assertThat(key("thu.moi-noi").agency()).isNull();
        assertThat(town.told(What.KEY_CREATED).getLast().agency()).isNull();
        nhip.run("list");
        assertThat(nhip.out()).contains("thu.moi-noi  events:write  mọi đơn vị");
    }

    @Test
    void anAgencyThatTheCatalogueDoesNotHaveIsRefused() {
        assertThat(nhip.run("create", "--source", "thu.khong-co", "--agency", "H77.999"))
                .isEqualTo(1);

        assertThat(nhip.err()).contains("nhip key create: không có đơn vị “H77.999”");
        assertThat(keys.list()).noneMatch(key -> key.source().equals("thu.khong-co"));
    }
}
