package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import vn.nhip.server.attacks.Ground.Route;
import vn.nhip.server.attacks.Wire.Answer;
import vn.nhip.server.index.InventedAugust;

/** What pages give away or let run: scripts and styles in the page, copies in caches, insides in errors. */
@AttackedServer
class PagesAttackedTests {
    private static final List<String> MORE = List.of(
            "?root=H44&period=2026-08&source=cases",
            "?root=H44&period=2026-08&source=portal",
            "?list=all&q=H44",
            "?status=all",
            "?q=" + "viet",
            "?code=" + InventedAugust.GOOD,
            "?root=nothing",
            "?period=nothing");

    private final Ground ground;

    PagesAttackedTests(Ground ground) {
        this.ground = ground;
    }

    private List<String> addresses() {
        List<String> addresses = new ArrayList<>();
        for (Route route : ground.routes(RequestMethod.GET)) {
            if (route.pattern().equals("/index/live")) {
                continue;
            }
            addresses.add(route.address());
            MORE.forEach(more -> addresses.add(route.address() + more));
        }
        addresses.add("/no/such/page");
        addresses.add("/cases/import/no-id");
        return addresses;
    }

    @Test
    void holdNoScriptAndNoStyleThatThePolicyWouldRefuse() {
        List<String> wrong = new ArrayList<>();
        int pages = 0;
        for (Browser browser : List.of(ground.everything(), ground.anybody())) {
            for (String address : addresses()) {
                Answer answer = browser.get(address);
                if (!answer.header("Content-Type").orElse("").startsWith("text/html")) {
                    continue;
                }
                pages++;
                List<String> dangers = Markup.dangers(answer.body());
                if (!dangers.isEmpty()) {
                    wrong.add(address + ": " + dangers);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(pages).isGreaterThan(200);
    }

    @Test
    void sayEverywhereWhatMayRun() {
        for (String address : addresses()) {
            Answer answer = ground.everything().get(address);
            assertThat(answer.header("Content-Security-Policy").orElse(""))
                    .as("%s: %s", address, answer.status())
                    .contains(
                            "default-src 'self'",
                            "script-src 'self'",
                            "object-src 'none'",
                            "frame-ancestors 'none'",
                            "base-uri 'none'",
                            "form-action 'self'")
                    .doesNotContain("unsafe", "*");
            assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.header("Referrer-Policy")).isPresent();
            assertThat(answer.header("Server")).isEmpty();
            assertThat(answer.header("X-Powered-By")).isEmpty();
        }
    }

    @Test
    void behindSignInAreKeptByNoCache() {
        for (String address : addresses()) {
            if (address.startsWith("/assets/")
                    || address.startsWith("/api/")
                    || address.startsWith("/favicon")
                    || address.startsWith("/.well-known")) {
                continue;
            }
            Answer answer = ground.everything().get(address);
            assertThat(answer.all("Cache-Control").toList()).as(address).containsExactly("no-store");
            assertThat(ground.anybody().get(address).header("Cache-Control").orElse(""))
                    .as(address)
                    .matches("private, no-cache|no-store");
        }
    }

    @Test
    void tellOfErrorsWithoutTheInside() {
        Browser browser = ground.everything();
        for (String address : List.of(
                "/no/such/page?x=" + Ground.MARKER,
                "/error?x=" + Ground.MARKER,
                "/cases/import/" + Ground.MARKER,
                "/cases/quarantine/999999999999999999999",
                "/cases/quarantine/1x",
                "/catalog/procedures/1?version=" + Ground.MARKER,
                "/index/units/" + Ground.MARKER,
                "/actuator/health/" + Ground.MARKER,
                "/actuator")) {
            for (String accept : List.of("text/html", "application/json", "*/*")) {
                Answer answer = browser.get(address, "Accept: " + accept);
                assertThat(answer.status()).as(address).isLessThan(600);
                assertThat(answer.body())
                        .as("%s as %s", address, accept)
                        .doesNotContain(
                                "Exception",
                                "\"trace\"",
                                "at vn.",
                                "at org.",
                                "Tomcat",
                                "Spring",
                                "jdbc:",
                                Path.of("").toAbsolutePath().toString(),
                                "PostgreSQL 1");
            }
        }
        Answer health = ground.wire().get("/actuator/health");
        assertThat(health.body()).doesNotContain("components", "details", "database", "disk");
        assertThat(ground.wire().get("/actuator/info").body()).isEqualTo("{}");
    }

    @Test
    void tellWhomToWriteTo() {
        assertThat(ground.wire().get("/.well-known/security.txt").status())
                .as("while nobody is named")
                .isEqualTo(404);
    }
}
