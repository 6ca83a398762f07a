package vn.nhip.server.identity.accounts;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.Viewers;

/** The accounts of people. */
@Repository
public class Accounts {
    private static final int ID_BYTES = 6;
    private static final int LONGEST_NAME = 100;
    private static final String LOGIN = "[A-Za-z0-9._@-]{3,60}";
    private static final String COLUMNS = """
            id, login, name, created, created_by, last_seen, reopened, disabled, disabled_because, locked_until, sessions_from,
            password is not null as has_password, totp is not null as has_second_factor, sample
            """;

    private final JdbcClient jdbc;
    private final Operators operators;
    private final ApplicationEventPublisher facts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Accounts(JdbcClient jdbc, Operators operators, ApplicationEventPublisher facts, Clock clock) {
        this.jdbc = jdbc;
        this.operators = operators;
        this.facts = facts;
        this.clock = clock;
    }

    /** Whether nobody was ever given an account. */
    public boolean isEmpty() {
        return !jdbc.sql("select exists (select from identity.account)")
                .query(Boolean.class)
                .single();
    }

    /** What is wrong with a login or a name that somebody chose, in Vietnamese; empty when nothing is. */
    public static Optional<String> objection(String login, String name) {
        if (!login.matches(LOGIN)) {
            return Optional.of("Tên đăng nhập gồm 3 đến 60 chữ không dấu, chữ số, dấu chấm, gạch, @.");
        }
        return name.isBlank() || name.length() > LONGEST_NAME
                ? Optional.of("Ghi họ tên, dài nhất %d ký tự.".formatted(LONGEST_NAME))
                : Optional.empty();
    }

    /**
     * Makes an account without any way to sign in yet.
     *
     * @throws LoginTaken when somebody has the login already, whatever its letters' case
     */
    @Transactional
    public Account create(String login, String name, boolean sample) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        try {
            jdbc.sql("""
                            insert into identity.account (id, login, name, created, created_by, sessions_from, sample)
                            values (?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(id, login, name, now(), Viewers.now().id(), now(), sample)
                    .update();
        } catch (DuplicateKeyException e) {
            throw new LoginTaken(login, e);
        }
        facts.publishEvent(
                Fact.of(What.ACCOUNT_CREATED, subject(id)).changing(null, name).with("login", login));
        return byId(id).orElseThrow();
    }

    /** Somebody has this login. */
    public static final class LoginTaken extends RuntimeException {
        LoginTaken(String login, Throwable cause) {
            super("Đã có tài khoản “%s”: chọn tên đăng nhập khác.".formatted(login), cause);
        }
    }

    public Optional<Account> byId(String id) {
        return jdbc.sql("select " + COLUMNS + " from identity.account where id = ?")
                .param(id)
                .query((row, number) -> account(row))
                .optional();
    }

    /** By what the person types, whatever its letters' case. */
    public Optional<Account> byLogin(String login) {
        return jdbc.sql("select " + COLUMNS + " from identity.account where lower(login) = lower(?)")
                .param(login)
                .query((row, number) -> account(row))
                .optional();
    }

    /** Every account, by name. */
    public List<Account> list() {
        return jdbc.sql("select " + COLUMNS + " from identity.account order by disabled is not null, name, id")
                .query((row, number) -> account(row))
                .list();
    }

    @Transactional
    public void rename(String id, String name) {
        String before = byId(id).orElseThrow().name();
        jdbc.sql("update identity.account set name = ? where id = ?")
                .params(name, id)
                .update();
        facts.publishEvent(Fact.of(What.ACCOUNT_CHANGED, subject(id)).changing(before, name));
    }

    /**
     * Closes an account and all its sessions.
     *
     * @throws Operators.LastOne when it is the last one that manages all accounts
     */
    @Transactional
    public void disable(String id, String why) {
        operators.keepOneBeside(id);
        if (jdbc.sql("""
                                update identity.account set disabled = ?, disabled_because = ?, sessions_from = ?
                                where id = ? and disabled is null
                                """).params(now(), why, now(), id).update() > 0) {
            facts.publishEvent(Fact.of(What.ACCOUNT_DISABLED, subject(id))
                    .changing("mở", "ngừng")
                    .because(why));
        }
    }

    /** Opens an account again; the time it was not used begins anew. */
    @Transactional
    public void enable(String id) {
        if (jdbc.sql("""
                                update identity.account
                                set disabled = null, disabled_because = null, failures = 0, locked_until = null, reopened = ?
                                where id = ? and disabled is not null
                                """).params(now(), id).update() > 0) {
            facts.publishEvent(Fact.of(What.ACCOUNT_CHANGED, subject(id)).changing("ngừng", "mở"));
        }
    }

    /** Signs the person out everywhere. */
    @Transactional
    public void endSessions(String id) {
        jdbc.sql("update identity.account set sessions_from = ? where id = ?")
                .params(now(), id)
                .update();
        facts.publishEvent(Fact.of(What.SIGNED_OUT, subject(id)).with("where", "mọi nơi"));
    }

    /** The name of an account in the audit log. */
    public static String subject(String id) {
        return "account/" + id;
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getString("id"),
                row.getString("login"),
                row.getString("name"),
                row.getObject("created", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                instant(row, "last_seen"),
                instant(row, "reopened"),
                instant(row, "disabled"),
                row.getString("disabled_because"),
                instant(row, "locked_until"),
                row.getObject("sessions_from", OffsetDateTime.class).toInstant(),
                row.getBoolean("has_password"),
                row.getBoolean("has_second_factor"),
                row.getBoolean("sample"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
