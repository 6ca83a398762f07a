package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.nhip.server.identity.ApiKeys;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Scope;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.signin.Passwords;
import vn.nhip.server.identity.signin.SecondFactor;
import vn.nhip.server.index.InventedAugust;

/** What is attacked: the server's routes, somebody who may everything, a key that may everything, data to be told apart from harm. */
final class Ground {
    static final String PASSWORD = "Bốn con vịt qua sông 17";

    /** What nobody would write by chance; it must be in no log. */
    static final String MARKER = "zqjxkv7391";

    private final Environment environment;
    private final RequestMappingHandlerMapping mappings;
    private final JdbcClient jdbc;
    private final ApiKeys keys;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final Passwords passwords;
    private final SecondFactor secondFactor;
    private final InventedAugust august;
    private @Nullable Browser everything;
    private @Nullable String key;

    Ground(
            Environment environment,
            RequestMappingHandlerMapping requestMappingHandlerMapping,
            JdbcClient jdbc,
            ApiKeys keys,
            Accounts accounts,
            HeldRoles roles,
            Passwords passwords,
            SecondFactor secondFactor,
            InventedAugust august) {
        this.environment = environment;
        this.mappings = requestMappingHandlerMapping;
        this.jdbc = jdbc;
        this.keys = keys;
        this.accounts = accounts;
        this.roles = roles;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.august = august;
    }

    /** A route of ours. */
    record Route(RequestMethod method, String pattern) {
        /** An address of the route; every variable is something of its kind. */
        String address() {
            return pattern.replaceAll("\\{\\*name}", "index.json")
                    .replace("{name:.+}", "design.css")
                    .replace("/cases/import/{id}", "/cases/import/00000000-0000-0000-0000-000000000001")
                    .replace("/cases/quarantine/{id}", "/cases/quarantine/1")
                    .replace("/index/indicators/{code}", "/index/indicators/2.1")
                    .replace("/index/units/{code}", "/index/units/H44.100")
                    .replace("/cases/{code}", "/cases/" + InventedAugust.GOOD)
                    .replaceAll("\\{[^}]+}", "1");
        }
    }

    Wire wire() {
        return new Wire(Integer.parseInt(Objects.requireNonNull(environment.getProperty("local.server.port"))));
    }

    Browser anybody() {
        return new Browser(wire());
    }

    List<Route> routes(RequestMethod method) {
        List<Route> routes = others(method);
        assertThat(routes).as("routes of " + method).hasSizeGreaterThan(5);
        return routes;
    }

    /** The same of a method that nothing may use. */
    List<Route> others(RequestMethod method) {
        List<Route> routes = new ArrayList<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getName().startsWith("vn.nhip.")
                    && info.getMethodsCondition().getMethods().contains(method)) {
                info.getPatternValues().forEach(pattern -> routes.add(new Route(method, pattern)));
            }
        });
        return routes;
    }

    /** Somebody new, who holds every role everywhere. */
    Account person(String login) {
        Account account = accounts.create(login, "Người Thử", false);
        passwords.set(account, PASSWORD);
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.SOURCE_SYSTEM))) {
            roles.give(account.id(), role, null, null);
        }
        return accounts.byId(account.id()).orElseThrow();
    }

    /** Codes that let an account in, once each. */
    List<String> codes(Account account) {
        return secondFactor.set(account, secondFactor.newSecret());
    }

    /** Signs somebody in by the pages who may see cases. */
    Browser signIn(Account account) {
        Browser browser = enter(account);
        assertThat(browser.get("/cases").status()).isEqualTo(200);
        return browser;
    }

    /** The same, whatever they may see. */
    Browser enter(Account account) {
        String code = codes(account).getFirst();
        Browser browser = anybody();
        assertThat(browser.form("/identity/sign-in", Map.of("login", account.login(), "password", PASSWORD))
                        .header("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/identity/second-factor"));
        assertThat(browser.form("/identity/second-factor", Map.of("code", code)).status())
                .isBetween(302, 303);
        return browser;
    }

    /** Somebody who may see everything, signed in; there are cases to see. */
    synchronized Browser everything() {
        if (everything == null) {
            try {
                august.isThere(Files.createTempDirectory("attacked"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            everything = signIn(person("tat-ca"));
        }
        return everything;
    }

    /** A key that may send everything for every source that is attacked with. */
    synchronized String key() {
        if (key == null) {
            key = keys.create("tan-cong", Set.of(Scope.values()), 100_000).secret();
        }
        return key;
    }

    Wire.Answer post(String target, String type, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization: Bearer " + key(), "Content-Type: " + type));
        all.addAll(List.of(headers));
        return wire().send("POST", target, body, all.toArray(String[]::new));
    }

    Wire.Answer post(String target, String type, String body, String... headers) {
        return post(target, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** How many rows each table has, but those that note what was tried. */
    Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'audit')
                          and table_name not in ('event_publication')
                        """).query(String.class).list()) {
            rows.put(
                    table,
                    jdbc.sql("select count(*) from " + table).query(Long.class).single());
        }
        assertThat(rows).hasSizeGreaterThan(20);
        return rows;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    ApiKeys keys() {
        return keys;
    }
}
