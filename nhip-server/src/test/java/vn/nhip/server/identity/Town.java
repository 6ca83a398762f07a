package vn.nhip.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.oidc.Walker;
import vn.nhip.server.identity.signin.Authenticator;
import vn.nhip.server.identity.signin.Passwords;
import vn.nhip.server.identity.signin.SecondFactor;

/** An invented province with people who sign in, and what was told to the audit log about them. */
@TestConfiguration(proxyBeanMethods = false)
public class Town {
    public static final String PASSWORD = "Bốn con vịt qua sông 17";
    public static final String PROVINCE = "H77";
    public static final String COMMUNE = "H77.401";
    public static final String OTHER_COMMUNE = "H77.402";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Environment environment;
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final SettableClock clock;
    private final List<Fact> told = new CopyOnWriteArrayList<>();

    Town(
            Environment environment,
            JdbcClient jdbc,
            Accounts accounts,
            HeldRoles roles,
            Passwords passwords,
            SecondFactor secondFactor,
            SettableClock clock) {
        this.environment = environment;
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.roles = roles;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.clock = clock;
    }

    /** Somebody with an account, a password and an app on their phone. */
    public record Somebody(Account account, Authenticator app, List<String> recoveryCodes) {
        public String id() {
            return account.id();
        }

        public String login() {
            return account.login();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Time {
        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock();
        }
    }

    @EventListener
    void hear(Fact fact) {
        told.add(fact);
    }

    /** What was told of an account, the oldest first. */
    public List<Fact> told(What what, String account) {
        return told.stream()
                .filter(fact -> fact.what() == what && fact.subject().equals(Accounts.subject(account)))
                .toList();
    }

    /** What was told of anything. */
    public List<Fact> told(What what) {
        return told.stream().filter(fact -> fact.what() == what).toList();
    }

    public SettableClock clock() {
        return clock;
    }

    public void pass(Duration time) {
        clock.pass(time);
    }

    /** A browser at an address of its own, so that the limits of one address are not those of another test. */
    public Walker browser() {
        int number = NUMBER.incrementAndGet();
        try {
            return new Walker(
                    "http://127.0.0.1:" + environment.getProperty("local.server.port"),
                    InetAddress.getByAddress(new byte[] {127, 3, (byte) (number / 250), (byte) (1 + number % 250)}));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void agencies() {
        for (String code : List.of(PROVINCE, COMMUNE, OTHER_COMMUNE)) {
            jdbc.sql("""
                            insert into catalog.agency (code, name, short_name, level, parent, searchable, seen_on)
                            values (?, ?, ?, ?, ?, ?, date '2026-01-01') on conflict do nothing
                            """)
                    .param(code)
                    .param("Cơ quan thử " + code)
                    .param(code)
                    .param(code.equals(PROVINCE) ? "PROVINCE" : "COMMUNE")
                    .param(code.equals(PROVINCE) ? null : PROVINCE)
                    .param(code)
                    .update();
        }
    }

    /** Somebody new, without a role. */
    public Somebody somebody() {
        String login = "nguoi-" + NUMBER.incrementAndGet();
        Account made = accounts.create(login, "Người Thử " + login, false);
        passwords.set(made, PASSWORD);
        String secret = secondFactor.newSecret();
        List<String> codes = secondFactor.set(made, secret);
        return new Somebody(accounts.byId(made.id()).orElseThrow(), new Authenticator(secret, clock), codes);
    }

    /** Somebody new, with a role in an agency; {@code null} for everywhere. */
    public Somebody somebody(Role role, @Nullable String agency) {
        agencies();
        Somebody somebody = somebody();
        roles.give(somebody.id(), role, agency, null);
        return somebody;
    }

    /** Sends name and password. */
    public static HttpResponse<String> password(Walker browser, String login, String password) {
        return browser.post(
                "/identity/sign-in", "/identity/sign-in", Map.of("login", login, "password", password, "to", "/"));
    }

    /** Sends a code of the second factor. */
    public static HttpResponse<String> code(Walker browser, String code) {
        return browser.post("/identity/sign-in", "/identity/second-factor", Map.of("code", code));
    }

    /** Signs somebody in, with a code that was not used. */
    public Walker in(Somebody somebody) {
        Walker browser = browser();
        clock.pass(Duration.ofSeconds(30));
        assertThat(Walker.location(password(browser, somebody.login(), PASSWORD)))
                .endsWith("/identity/second-factor");
        assertThat(Walker.location(code(browser, somebody.app().code()))).endsWith("/");
        assertThat(isIn(browser)).isTrue();
        return browser;
    }

    public static boolean isIn(Walker browser) {
        return browser.get("/identity/account").statusCode() == 200;
    }
}
