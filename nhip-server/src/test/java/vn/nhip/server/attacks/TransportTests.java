package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.apache.catalina.Container;
import org.apache.catalina.Context;
import org.apache.catalina.session.ManagerBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import vn.nhip.server.NhipApplication;
import vn.nhip.server.attacks.Wire.Answer;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** A server with a certificate, behind a proxy that is named, with its database's address in a file. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportTests {
    private static final String SECRET = "matkhau-cua-kho-khoa";
    private static final byte[] PROXY = {127, 0, 0, 9};
    private static final byte[] STRANGER = {127, 2, 0, 1};
    private static final int PAGES_A_MINUTE = 15;

    @TempDir
    static Path folder;

    private ConfigurableApplicationContext server;
    private SSLSocketFactory tls;

    @BeforeAll
    void starts() throws Exception {
        KeyStore keys = selfSigned(folder.resolve("keys.p12"));
        Path certificate = pem("CERTIFICATE", keys.getCertificate("nhip").getEncoded());
        Path key = pem("PRIVATE KEY", keys.getKey("nhip", SECRET.toCharArray()).getEncoded());
        Path database = Files.writeString(folder.resolve("database"), EmbeddedPostgresForTests.freshDatabase() + "\n");
        server = SpringApplication.run(
                NhipApplication.class,
                "--NHIP_TLS_CERTIFICATE=" + certificate,
                "--NHIP_TLS_KEY=" + key,
                "--NHIP_DATABASE_URL_FILE=" + database,
                "--NHIP_PROXIES=127.0.0.9, 2001:db8::1",
                "--NHIP_SECURITY_CONTACT=mailto:antoan@example.vn",
                "--NHIP_ANONYMOUS_PER_MINUTE=" + PAGES_A_MINUTE,
                "--nhip.home=" + folder.resolve("home"),
                "--nhip.database.connections=3",
                "--nhip.sample=off",
                "--nhip.test.sign-in=on",
                "--server.port=0");
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        tls = context.getSocketFactory();
    }

    @AfterAll
    void stops() {
        server.close();
    }

    private static KeyStore selfSigned(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "nhip",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        SECRET)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, SECRET.toCharArray());
        }
        return keys;
    }

    private static Path pem(String kind, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private int port() {
        return Integer.parseInt(Objects.requireNonNull(server.getEnvironment().getProperty("local.server.port")));
    }

    private Wire from(byte[] address) {
        return new Wire(port(), address, tls);
    }

    @Test
    void speaksTlsAndAsksBrowsersToStayWithIt() {
        Answer page = from(new byte[] {127, 2, 0, 2}).get("/identity/sign-in");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Strict-Transport-Security")).hasValue("max-age=31536000");
        assertThat(page.header("Set-Cookie").orElse(""))
                .startsWith("__Host-NHIP=")
                .contains("Secure", "HttpOnly", "Path=/", "SameSite=Lax")
                .doesNotContain("Domain");
    }

    @Test
    void answersNothingInTheClear() {
        Answer answer = new Wire(port()).get("/identity/sign-in");
        assertThat(answer.status()).isIn(0, 400);
        assertThat(answer.body()).doesNotContain("Đăng nhập");
    }

    @Test
    void saysWhomToTellOfAWeakness() {
        Answer text = from(new byte[] {127, 2, 0, 3}).get("/.well-known/security.txt");
        assertThat(text.header("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(text.body()).contains("Contact: mailto:antoan@example.vn\n", "Preferred-Languages: vi, en");
        String expires = text.body().replaceAll("(?s).*Expires: (\\S+).*", "$1");
        assertThat(Duration.between(Instant.now(), Instant.parse(expires)).toDays())
                .isBetween(360L, 366L);
    }

    @Test
    void slowsDownOneAddressWhateverItSaysItIs() {
        int refused = 0;
        Answer last = from(STRANGER).get("/identity/sign-in");
        for (int i = 0; i < 2 * PAGES_A_MINUTE; i++) {
            last = from(STRANGER)
                    .get(
                            "/identity/sign-in",
                            "Accept: text/html",
                            "X-Forwarded-For: 203.0.113." + i,
                            "Forwarded: for=203.0.113." + i);
            refused += last.status() == 429 ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(5);
        assertThat(last.body()).contains("Địa chỉ của bạn mở quá nhiều trang");
        assertThat(last.header("Retry-After")).isPresent();
    }

    /** What is turned away at the door counts too, or each such request could leave a session behind. */
    @Test
    void slowsDownWhoSendsFormsWithoutATokenOrStartsForAProvider() {
        for (String target : List.of("/", "/identity/sign-in", "/identity/oidc/go/vneid")) {
            byte[] from = {127, 2, 1, (byte) target.length()};
            Answer last = from(from).send(target.contains("oidc") ? "GET" : "POST", target, new byte[0]);
            assertThat(last.status()).as(target).isNotEqualTo(429);
            for (int i = 0; i < 2 * PAGES_A_MINUTE; i++) {
                last = from(from).send(target.contains("oidc") ? "GET" : "POST", target, new byte[0]);
            }
            assertThat(last.status()).as(target).isEqualTo(429);
        }
    }

    /** Who sends them may write anything there. */
    @Test
    void leadsNobodyToAHostThatAHeaderNames() {
        Answer answer = from(PROXY)
                .get(
                        "/identity/account",
                        "Accept: text/html",
                        "X-Forwarded-For: 203.0.113.7",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: evil.example",
                        "X-Forwarded-Port: 4444");
        assertThat(answer.header("Location").orElse("") + answer.body()).doesNotContain("evil.example", "4444");
    }

    @Test
    void knowsAProxyHoweverItsAddressIsSpelt() {
        assertThat(server.getEnvironment().getProperty("server.tomcat.remoteip.internal-proxies"))
                .contains("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void keepsSessionsWithinMemory() {
        Container context = ((TomcatWebServer)
                        Objects.requireNonNull(((WebServerApplicationContext) server).getWebServer()))
                .getTomcat()
                .getHost()
                .findChildren()[0];
        assertThat(((ManagerBase) ((Context) context).getManager()).getMaxActiveSessions())
                .isEqualTo(30_000);
    }

    @Test
    void believesTheProxyThatIsNamed() {
        for (int i = 0; i < 2 * PAGES_A_MINUTE; i++) {
            assertThat(from(PROXY)
                            .get("/identity/sign-in", "X-Forwarded-For: 203.0.113." + i, "X-Forwarded-Proto: https")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void doesNotStartLessSafelyThanWasAskedFor() {
        assertThatThrownBy(() -> SpringApplication.run(
                        NhipApplication.class, "--NHIP_TLS_CERTIFICATE=/no/such.pem", "--server.port=0"))
                .hasMessageContaining("NHIP_TLS_CERTIFICATE");
        for (String wrong : List.of(".*", "999.1.1.1", "proxy.example.vn")) {
            assertThatThrownBy(() ->
                            SpringApplication.run(NhipApplication.class, "--NHIP_PROXIES=" + wrong, "--server.port=0"))
                    .hasMessageContaining("NHIP_PROXIES");
        }
        assertThatThrownBy(() -> SpringApplication.run(
                        NhipApplication.class, "--NHIP_DATABASE_URL_FILE=/no/such/file", "--server.port=0"))
                .hasMessageContaining("NHIP_DATABASE_URL_FILE");
    }
}
