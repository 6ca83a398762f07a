package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import vn.nhip.server.attacks.Wire.Answer;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.signin.SignInPaths;

/** Addresses that want out: of the folder of assets, of the site, of the line of a header. */
@AttackedServer
class AddressesAttackedTests {
    private final Ground ground;

    AddressesAttackedTests(Ground ground) {
        this.ground = ground;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../application.yaml",
                "/assets/x/../../application.yaml",
                "/assets/x/..%2fapplication.yaml",
                "/assets/x/..%2f..%2f..%2fetc/passwd",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/assets/x/%252e%252e%252fapplication.yaml",
                "/assets/x/..\\application.yaml",
                "/assets/x/..%5capplication.yaml",
                "/assets/x/design.css%00.js",
                "/assets/x/design.css;a=b",
                "/assets/x/;/../application.yaml",
                "/assets/x/%c0%ae%c0%ae/application.yaml",
                "/assets//etc/passwd",
                "/assets/x//etc/passwd",
                "/assets/x/static/design.css",
                "/assets/x/file:/etc/passwd",
                "/static/design.css",
                "/application.yaml",
                "/META-INF/MANIFEST.MF",
                "/WEB-INF/web.xml",
                "/api/v1/schemas/../../../application.yaml",
                "/api/v1/schemas/..%2f..%2f..%2fapplication.yaml",
                "/api/v1/schemas/%2e%2e/%2e%2e/application.yaml",
                "/api/v1/schemas//etc/passwd",
                "/cases/..%2f..%2fetc%2fpasswd",
                "/cases/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
                "/cases/import/..%2f..%2fkeys%2fpersonal.key/mapping.yaml",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/./.%2e/etc/passwd",
                "//etc/passwd",
                "/\u0001",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/../actuator/env",
                "/actuator;x=y/env",
            })
    void leadToNoFile(String target) {
        Answer answer = ground.everything().get(target);

        assertThat(answer.isRefused()).as("%s: %s", target, answer.status()).isTrue();
        assertThat(answer.body())
                .doesNotContain(
                        "root:", "nhip.home", "Manifest-Version", "spring:", "java.io.", "jar:file", "/BOOT-INF");
    }

    @Test
    void areNotRememberedInTheAddress() {
        assertThat(ground.anybody().get("/;jsessionid=" + "A".repeat(32)).isRefused())
                .isTrue();
        Answer page = ground.wire().get("/identity/sign-in");
        assertThat(page.body()).doesNotContain("jsessionid", ";NHIP");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "https:evil.example",
                "https://evil.example/",
                "HTTPS://EVIL.EXAMPLE",
                "http:/evil.example",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "data:text/html,x",
                "evil.example",
                "@evil.example",
                ".evil.example",
                "/%2F/evil.example\r\nLocation: //evil.example",
                "/x\r\nSet-Cookie: NHIP=evil.example",
                "/\u2028/evil.example",
                " //evil.example",
                "\u0000//evil.example",
                "?x=//evil.example\\",
                "/%0d%0aLocation://evil.example",
                "/%5cevil.example",
                "/%2f%2fevil.example",
                "/.//evil.example",
                "/..//evil.example",
                "/x/..//evil.example",
            })
    void leadToNoOtherSite(String to) {
        String shown = ground.anybody()
                .get("/identity/sign-in?to=" + Browser.encode(to))
                .body();
        assertThat(shown).doesNotContain("value=\"//", "value=\"http", "value=\"java");
        isOurs(to, SignInPaths.ours(to));
    }

    private static void isOurs(String to, String path) {
        assertThat(path)
                .as("where \"%s\" leads", to)
                .matches("/([^/\\\\\\s].*)?")
                .doesNotContain("/./", "/../", "\r", "\n");
        assertThat(URI.create("http://ours.example/").resolve(path).getHost()).isEqualTo("ours.example");
    }

    @Test
    void leadToNoOtherSiteAfterSignIn() {
        for (String to : List.of("//evil.example", "/x\r\nSet-Cookie: NHIP=evil.example", "/%5c%2fevil.example")) {
            Account account = ground.person("to" + Integer.toHexString(to.hashCode()));
            String code = ground.codes(account).getFirst();
            Browser browser = ground.anybody();
            browser.form("/identity/sign-in", Map.of("login", account.login(), "password", Ground.PASSWORD, "to", to));
            Answer in = browser.form("/identity/second-factor", Map.of("code", code));

            assertThat(in.status()).isBetween(302, 303);
            isOurs(to, in.header("Location").orElse("").replaceFirst("^http://localhost:\\d+", ""));
            assertThat(in.headers()).noneMatch(header -> header.startsWith("Set-Cookie: NHIP=evil"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/identity/sign-in?to=%0d%0aX-Put-In:%20yes",
                "/cases?q=%0d%0aX-Put-In:%20yes",
                "/index/search?q=%0d%0aX-Put-In:%20yes",
                "/index/groups.csv?root=%0d%0aX-Put-In:%20yes",
                "/index/ranking.csv?period=2026-08%0d%0aX-Put-In:%20yes",
                "/cases.csv?list=%0d%0aX-Put-In:%20yes&clock=%0d%0aX-Put-In:%20yes",
                "/cases/%0d%0aX-Put-In:%20yes",
                "/index/units/x%0d%0aX-Put-In:%20yes.csv",
                "/index/indicators/2.1%0aX-Put-In:%20yes.csv",
                "/lookup?code=%E5%98%8A%E5%98%8DX-Put-In:%20yes",
            })
    void putNothingIntoHeaders(String target) {
        assertThat(ground.everything().get(target).headers()).noneMatch(header -> header.startsWith("X-Put-In"));
        assertThat(ground.anybody().get(target).headers()).noneMatch(header -> header.startsWith("X-Put-In"));
    }

    @Test
    void keepAFilesNameOutOfHeadersAndOfTheDisk() {
        Browser browser = ground.everything();
        String name = "../../..\\x\"\u0000 " + Ground.MARKER + ".csv";
        String body =
                "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name.replace("\"", "%22")
                        + "\"\r\nContent-Type: text/csv\r\n\r\nMã hồ sơ,Ngày tiếp nhận\nH99.X-1,02/03/2026\n\r\n--limit--\r\n";
        Answer answer = browser.send(
                "POST",
                "/cases/import?_csrf=" + Browser.encode(browser.token()),
                body.getBytes(StandardCharsets.UTF_8),
                "Content-Type: multipart/form-data; boundary=limit");
        assertThat(answer.status()).isBetween(300, 499);
        answer.header("Location").ifPresent(to -> {
            String place = to.replaceFirst("^http://localhost:\\d+", "");
            Answer file = browser.get(place + "/mapping.yaml");
            assertThat(file.header("Content-Disposition").orElse("")).doesNotContain("..", "/", "\\", "\u0000");
        });
    }

    @Test
    void areNotInTheLogWhenRefused(CapturedOutput log) {
        ground.anybody().get("/assets/../" + Ground.MARKER);
        ground.anybody().get("/x;" + Ground.MARKER);
        ground.anybody().get("/%00" + Ground.MARKER);
        ground.anybody().get("/cases/{" + Ground.MARKER + "|");
        ground.anybody().get("/index/search?q=%00" + Ground.MARKER);
        ground.everything().get("/index/search?q=%00" + Ground.MARKER);
        ground.everything().get("/cases?q=%00" + Ground.MARKER);
        ground.everything().get("/index/cases?period=" + Ground.MARKER);
        assertThat(log.getAll()).doesNotContain(Ground.MARKER);
    }
}
