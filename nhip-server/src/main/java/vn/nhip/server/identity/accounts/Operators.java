package vn.nhip.server.identity.accounts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.Role;

/** Those who manage all accounts: one of them always keeps an open account. */
@Component
public class Operators {
    private static final String OPEN = """
            select a.id from identity.account a
            where a.disabled is null
              and exists (select from identity.held_role r where r.account = a.id and r.role = ? and r.agency is null
                          and r.since <= ? and (r.until is null or r.until > ?))
            order by a.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Operators(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was asked for would leave nobody who manages all accounts. */
    public static final class LastOne extends RuntimeException {
        LastOne() {
            super("Đây là quản trị hệ thống cuối cùng: trao vai trò cho người khác trước.");
        }
    }

    private Set<String> now(String more) {
        return new HashSet<>(jdbc.sql(OPEN + more)
                .param(Role.OPERATOR.code())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString(1))
                .list());
    }

    /** Whether an account is the only one. */
    public boolean isLast(String account) {
        return now("").equals(Set.of(account));
    }

    /**
     * Before an account loses what makes it one of them; until the end of the transaction nobody else does.
     *
     * @throws LastOne when there is no other
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keepOneBeside(String account) {
        if (now("for update of a").equals(Set.of(account))) {
            throw new LastOne();
        }
    }
}
