package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import vn.nhip.server.attacks.Ground.Route;
import vn.nhip.server.attacks.Wire.Answer;

/** Another site makes the browser of somebody who is signed in send forms. Every route that changes something is tried, known today or not. */
@AttackedServer
class FormTokensAttackedTests {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private final Ground ground;

    FormTokensAttackedTests(Ground ground) {
        this.ground = ground;
    }

    private Stream<Route> changing() {
        return Stream.of(RequestMethod.POST, RequestMethod.PUT, RequestMethod.DELETE, RequestMethod.PATCH)
                .flatMap(method ->
                        method == RequestMethod.POST ? ground.routes(method).stream() : ground.others(method).stream());
    }

    @Test
    void nothingChangesWithoutTheTokenOfTheSession() {
        Browser browser = ground.everything();
        String foreign = ground.signIn(ground.person("ke-khac")).token();
        Map<String, Long> before = ground.rows();

        changing().filter(route -> !route.pattern().startsWith("/api/")).forEach(route -> {
            String address = route.address();
            assertThat(send(browser, route, address, "", FORM))
                    .as("%s without token", route)
                    .isEqualTo(403);
            assertThat(send(browser, route, address, "_csrf=", FORM))
                    .as("%s, empty token", route)
                    .isEqualTo(403);
            assertThat(send(browser, route, address, "_csrf=" + foreign, FORM))
                    .as("%s with another's token", route)
                    .isEqualTo(403);
            assertThat(send(browser, route, address + "?_csrf=" + Browser.encode(foreign), "", FORM))
                    .as("%s with another's token in the address", route)
                    .isEqualTo(403);
            assertThat(send(browser, route, address, "{}", "Content-Type: text/plain"))
                    .as("%s as plain text", route)
                    .isEqualTo(403);
            assertThat(send(browser, route, address, "--x--\r\n", "Content-Type: multipart/form-data; boundary=x"))
                    .as("%s as an upload, which most routes turn away before they look for a token", route)
                    .isIn(403, 415);
        });

        assertThat(ground.rows()).isEqualTo(before);
        assertThat(browser.get("/cases").status()).as("still signed in").isEqualTo(200);
    }

    /** Interfaces for systems take no cookie: what a browser has of its own lets nobody in. */
    @Test
    void theInterfacesForSystemsDoNotKnowSessions() {
        Browser browser = ground.everything();
        changing()
                .filter(route -> route.pattern().startsWith("/api/"))
                .forEach(route -> assertThat(send(
                                browser,
                                route,
                                route.address(),
                                "[]",
                                "Content-Type: application/cloudevents-batch+json"))
                        .as(route.pattern())
                        .isEqualTo(401));
    }

    @Test
    void aMethodIsWhatTheRequestLineSays() {
        Browser browser = ground.everything();
        Map<String, Long> before = ground.rows();
        for (String header : new String[] {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"}) {
            browser.get("/identity/sign-out", header + ": POST");
            browser.get("/cases/quarantine/rule?rule=discard&action=apply", header + ": POST");
            browser.get("/cases/quarantine/rule?_method=POST&rule=discard&action=apply", header + ": POST");
        }
        assertThat(ground.rows()).isEqualTo(before);
        assertThat(browser.get("/cases").status()).isEqualTo(200);
        for (String method : new String[] {"TRACE", "TRACK", "CONNECT", "PROPFIND", "JEFF", "get"}) {
            Answer answer = browser.send(method, "/cases", new byte[0], "X-Kept: " + Ground.MARKER);
            assertThat(answer.status() == 0 || (answer.status() >= 400 && answer.status() <= 501))
                    .as("%s: %s", method, answer.status())
                    .isTrue();
            assertThat(answer.body()).doesNotContain(Ground.MARKER, "Cookie");
        }
        for (String method : new String[] {"PUT", "DELETE", "PATCH"}) {
            assertThat(browser.send(method, "/cases", new byte[0]).isRefused())
                    .as(method)
                    .isTrue();
        }
    }

    private static int send(Browser browser, Route route, String address, String body, String type) {
        return browser.send(route.method().name(), address, body.getBytes(StandardCharsets.UTF_8), type)
                .status();
    }
}
