package vn.nhip.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import vn.nhip.server.identity.Fact.What;

/** Keys that are good until a day. */
@SignInServer
class KeyUntilTests {
    private final Town town;
    private final ApiKeys keys;
    private final ServiceTokens tokens;
    private final CommandsForTests nhip;

    KeyUntilTests(Town town, ApiKeys keys, ServiceTokens tokens, ApplicationContext context) {
        this.town = town;
        this.keys = keys;
        this.tokens = tokens;
        this.nhip = new CommandsForTests(context, KeyCommand::new);
    }

    private Access access(String secret) {
        return keys.access("Bearer " + secret, Scope.EVENTS_WRITE);
    }

    @Test
    void aKeyIsVoidWhenItsLastDayIsOverAndSoAreItsTokens() {
        ZoneId vietnam = ZoneId.of("Asia/Ho_Chi_Minh");
        LocalDate last = LocalDate.ofInstant(town.clock().instant(), vietnam).plusDays(2);

        assertThat(nhip.run("create", "--source", "thu.han", "--until", last.toString()))
                .isZero();

        String secret = nhip.out().strip();
        ApiKey key = keys.list().stream()
                .filter(any -> any.source().equals("thu.han"))
                .findFirst()
                .orElseThrow();
        Instant end = last.plusDays(1).atStartOfDay(vietnam).toInstant();
        assertThat(key.expires()).isEqualTo(end);
        assertThat(town.told(What.KEY_CREATED).getLast().details())
                .containsEntry("until", end.toString())
                .doesNotContainValue(secret);
        assertThat(nhip.run("list")).isZero();
        assertThat(nhip.out()).contains("thu.han").contains("dùng đến trước ");

        town.pass(Duration.between(town.clock().instant(), end.minusSeconds(1)));
        assertThat(access(secret)).isInstanceOf(Access.Granted.class);
        String token = tokens.give(key.id(), secret, Set.of(), "127.0.0.1") instanceof ServiceTokens.Asked.Given given
                ? given.token()
                : "";
        assertThat(access(token)).isInstanceOf(Access.Granted.class);

        town.pass(Duration.ofSeconds(1));
        assertThat(access(secret)).isInstanceOf(Access.Unknown.class);
        assertThat(access(token)).isInstanceOf(Access.Unknown.class);
        assertThat(tokens.give(key.id(), secret, Set.of(), "127.0.0.1"))
                .isInstanceOf(ServiceTokens.Asked.Unknown.class);
        nhip.run("list");
        assertThat(nhip.out()).contains("hết hạn từ ");
    }

    @Test
    void aKeyWithoutADayHasNoEnd() {
        nhip.run("create", "--source", "thu.khong-han");
        String secret = nhip.out().strip();
        town.pass(Duration.ofDays(400));

        assertThat(access(secret)).isInstanceOf(Access.Granted.class);
        nhip.run("list");
        assertThat(nhip.out()).contains("không hạn");
    }

    @Test
    void aDayThatIsOverOrNoDayIsRefused() {
        assertThat(nhip.run("create", "--source", "thu.cu", "--until", "01/01/2020"))
                .isEqualTo(1);
        assertThat(nhip.err()).contains("đã qua");
        assertThat(nhip.run("create", "--source", "thu.cu", "--until", "mai")).isEqualTo(2);
        assertThat(nhip.err()).contains("--until “mai” không phải là ngày");
        assertThat(keys.list()).noneMatch(key -> key.source().equals("thu.cu"));
    }
}
