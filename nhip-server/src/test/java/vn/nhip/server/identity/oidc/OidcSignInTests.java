package vn.nhip.server.identity.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Fact;
import vn.nhip.server.identity.Fact.What;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.accounts.Invitations;
import vn.nhip.server.identity.oidc.ForgingProvider.Lie;
import vn.nhip.simulator.sandbox.Setting;
import vn.nhip.simulator.sandbox.identity.Client;
import vn.nhip.simulator.sandbox.identity.IdentityProvider;

/** Signing in by the sandbox's provider and by one that lies, over real HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"nhip.sample=off", "nhip.home=target/nhip-for-tests", "nhip.test.sign-in=on"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class OidcSignInTests {
    private static final int PORT = freePort();
    private static final String HOME = "http://localhost:" + PORT;
    private static final String GO = "/identity/oidc/go/vneid";
    private static final String GO_LIAR = "/identity/oidc/go/liar";
    private static final Client CLIENT =
            Client.generated("nhip", Set.of(HOME + "/identity/oidc/back/vneid"), Set.of(), false);
    private static final IdentityProvider SANDBOX = sandbox();
    private static final ForgingProvider LIAR = new ForgingProvider();
    private static int number;

    private final Accounts accounts;
    private final HeldRoles roles;
    private final Invitations invitations;
    private final JdbcClient jdbc;
    private final Facts facts;
    private final Walker walker = new Walker(HOME);

    OidcSignInTests(Accounts accounts, HeldRoles roles, Invitations invitations, JdbcClient jdbc, Facts facts) {
        this.accounts = accounts;
        this.roles = roles;
        this.invitations = invitations;
        this.jdbc = jdbc;
        this.facts = facts;
    }

    @TestConfiguration
    static class Facts {
        final List<Fact> told = new CopyOnWriteArrayList<>();

        @EventListener
        void tell(Fact fact) {
            told.add(fact);
        }

        boolean refused(String why) {
            return told.stream()
                    .anyMatch(fact -> fact.what() == What.SIGN_IN_REFUSED
                            && why.equals(fact.details().get("why")));
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IdentityProvider sandbox() {
        IdentityProvider sandbox = new IdentityProvider(Setting.calm(), List.of(CLIENT));
        try {
            sandbox.start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return sandbox;
    }

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry registry) {
        registry.add("server.port", () -> PORT);
        registry.add("nhip.address", () -> HOME);
        provider(registry, 0, "vneid", "Đăng nhập bằng VNeID", SANDBOX.address().toString(), CLIENT.secret());
        provider(registry, 1, "liar", "Đăng nhập bằng nơi khác", LIAR.address(), ForgingProvider.SECRET);
        registry.add("nhip.identity.providers[1].new-persons", () -> "citizen");
    }

    private static void provider(
            DynamicPropertyRegistry registry, int place, String id, String title, String issuer, String secret) {
        String name = "nhip.identity.providers[" + place + "].";
        registry.add(name + "id", () -> id);
        registry.add(name + "title", () -> title);
        registry.add(name + "issuer", () -> issuer);
        registry.add(name + "authorization-uri", () -> issuer + "/authorize");
        registry.add(name + "token-uri", () -> issuer + "/token");
        registry.add(name + "jwk-set-uri", () -> issuer + "/jwks");
        registry.add(name + "client-id", () -> "nhip");
        registry.add(name + "client-secret", () -> secret);
    }

    @AfterAll
    static void closeProviders() {
        SANDBOX.close();
        LIAR.close();
    }

    @BeforeEach
    void nothingTold() {
        facts.told.clear();
        jdbc.sql("delete from identity.external_identity").update();
    }

    private Account account() {
        number++;
        return accounts.create("oidc-" + number, "Người Thử " + number, false);
    }

    private Account linked(String person) {
        Account account = account();
        jdbc.sql("insert into identity.external_identity (issuer, subject, account, linked) values (?, ?, ?, now())")
                .params(SANDBOX.address().toString(), person, account.id())
                .update();
        return account;
    }

    /** From our link to the address that the provider sends the browser back to. */
    private String back(String go, String person) {
        return back(walker, go, person);
    }

    private static String back(Walker walker, String go, String person) {
        String asked = Walker.location(walker.get(go));
        Matcher form = Pattern.compile("name=\"asked\" value=\"([^\"]+)\"")
                .matcher(walker.get(asked).body());
        assertThat(form.find()).isTrue();
        return Walker.location(
                walker.post(SANDBOX.address() + "/login", "asked=" + form.group(1) + "&person=" + person));
    }

    private String signIn(String go, String person) {
        return Walker.location(walker.get(back(go, person)));
    }

    private static String signIn(Walker walker, String go, String person) {
        return Walker.location(walker.get(back(walker, go, person)));
    }

    private boolean isSignedIn() {
        return isSignedIn(walker);
    }

    private static boolean isSignedIn(Walker walker) {
        return walker.get("/").body().contains("action=\"/identity/sign-out\"");
    }

    private static String problem(HttpResponse<String> answer) {
        return Walker.location(answer).replaceFirst(".*[?&]problem=([a-z-]*).*", "$1");
    }

    @Test
    void theSignInPageOffersEachProviderWithTheWayToGoOn() {
        String page = walker.get("/identity/sign-in?to=/cases?list=overdue").body();

        assertThat(page)
                .contains("Đăng nhập bằng VNeID", "Đăng nhập bằng nơi khác")
                .contains("href=\"/identity/oidc/go/vneid?to=%2Fcases%3Flist%3Doverdue\"");
    }

    @Test
    void aLinkedPersonIsInAndGoesWhereTheyWanted() {
        Account account = linked("nguoi-mau-truong-phong");
        walker.get("/identity/sign-in");
        String before = walker.session();

        assertThat(signIn(GO + "?to=/index%3Fq%3D%C4%91%E1%BB%99", "nguoi-mau-truong-phong"))
                .isEqualTo("/index?q=%C4%91%E1%BB%99");

        assertThat(isSignedIn()).isTrue();
        assertThat(walker.session())
                .as("a session that was known before is not the one that is in")
                .isNotEqualTo(before);
        assertThat(facts.told).anySatisfy(fact -> {
            assertThat(fact.what()).isEqualTo(What.SIGNED_IN);
            assertThat(fact.subject()).isEqualTo(Accounts.subject(account.id()));
            assertThat(fact.details()).containsEntry("how", "Đăng nhập bằng VNeID");
        });
    }

    @Test
    void whatIsAskedHasStateNonceAndProof() {
        assertThat(Walker.location(walker.get(GO)))
                .contains("state=", "nonce=", "code_challenge=", "code_challenge_method=S256")
                .contains("redirect_uri=" + HOME);
    }

    @Test
    void whoIsUnknownIsToldWhatToDoAndStaysOutside() {
        assertThat(signIn(GO, "nguoi-mau-khong-co-quyen")).isEqualTo("/identity/oidc/unknown");

        HttpResponse<String> page = walker.get("/identity/oidc/unknown");
        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(page.body()).contains("chưa liên kết với tài khoản nào");
        assertThat(isSignedIn()).isFalse();
        assertThat(facts.refused("định danh chưa liên kết tài khoản")).isTrue();
    }

    @Test
    void aClosedAccountStaysClosed() {
        accounts.disable(linked("nguoi-mau-can-bo-thu-ly").id(), "thử");

        assertThat(signIn(GO, "nguoi-mau-can-bo-thu-ly")).startsWith("/identity/sign-in?problem=closed");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void whoCancelsIsToldSo() {
        HttpResponse<String> answer = walker.get(back(GO, ""));

        assertThat(problem(answer)).isEqualTo("cancelled");
        assertThat(walker.get(Walker.location(answer)).body()).contains("Bạn đã hủy ở trang định danh");
    }

    @Test
    void anAnswerWithAnotherStateIsRefused() {
        linked("nguoi-mau-truong-phong");
        String back = back(GO, "nguoi-mau-truong-phong");

        assertThat(problem(walker.get(back.replaceFirst("state=[^&]+", "state=khac"))))
                .isEqualTo("mismatch");
        assertThat(isSignedIn()).isFalse();
        assertThat(facts.refused("mismatch")).isTrue();
    }

    @Test
    void anAnswerInAnotherBrowserIsRefused() {
        linked("nguoi-mau-truong-phong");
        String back = back(GO, "nguoi-mau-truong-phong");

        Walker victim = new Walker(HOME);
        assertThat(problem(victim.get(back))).isEqualTo("mismatch");
    }

    @Test
    void anAnswerThatNamesAnotherIssuerIsRefused() {
        linked("nguoi-mau-truong-phong");
        String back = back(GO, "nguoi-mau-truong-phong");
        String other = URLEncoder.encode(LIAR.address(), StandardCharsets.UTF_8);

        assertThat(problem(walker.get(back.replaceFirst("iss=[^&]+", "iss=" + other))))
                .isEqualTo("mismatch");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void anAnswerAtThePlaceOfAnotherProviderIsRefused() {
        linked("nguoi-mau-truong-phong");
        String back = back(GO, "nguoi-mau-truong-phong");

        assertThat(problem(walker.get(back.replace("/back/vneid", "/back/liar"))))
                .isEqualTo("mismatch");
        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void aCodeIsGoodOnce() {
        linked("nguoi-mau-truong-phong");
        String first = back(GO, "nguoi-mau-truong-phong");
        walker.get(first);
        assertThat(problem(walker.get(first))).as("the same answer again").isEqualTo("mismatch");

        Walker thief = new Walker(HOME);
        String asked = Walker.location(thief.get(GO));
        String state = asked.replaceFirst(".*[?&]state=([^&]+).*", "$1");
        String code = first.replaceFirst(".*[?&]code=([^&]+).*", "$1");
        HttpResponse<String> replayed = thief.get("/identity/oidc/back/vneid?code=" + code + "&state="
                + URLDecoder.decode(state, StandardCharsets.UTF_8));
        assertThat(problem(replayed)).as("the code with a state of one's own").isEqualTo("not-proven");
    }

    @ParameterizedTest
    @EnumSource(value = Lie.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aTokenThatDoesNotHoldIsRefused(Lie lie) {
        LIAR.says("ai-do", lie);

        HttpResponse<String> answer = walker.get(Walker.location(walker.get(Walker.location(walker.get(GO_LIAR)))));

        assertThat(problem(answer)).isEqualTo("not-proven");
        assertThat(walker.get(Walker.location(answer)).body()).contains("trả lời không hợp lệ nên chưa cho vào");
        assertThat(isSignedIn()).isFalse();
        assertThat(facts.refused("not-proven")).isTrue();
        assertThat(facts.told.toString()).doesNotContain("ai-do", "eyJ");
    }

    @Test
    void aProviderOfCitizensMakesThemAnAccountOnce() {
        LIAR.says("cong-dan-1", Lie.NONE);
        for (int time = 0; time < 2; time++) {
            Walker citizen = new Walker(HOME);
            HttpResponse<String> answer =
                    citizen.get(Walker.location(citizen.get(Walker.location(citizen.get(GO_LIAR)))));
            assertThat(Walker.location(answer)).isEqualTo("/");
            assertThat(citizen.get("/").body())
                    .contains("Tài khoản của Người dân")
                    .doesNotContain("Mẫu Công Dân");
        }

        String account = jdbc.sql("select account from identity.external_identity where subject = 'cong-dan-1'")
                .query(String.class)
                .single();
        assertThat(roles.now(account))
                .singleElement()
                .satisfies(held -> assertThat(held.role().code()).isEqualTo("citizen"));
        assertThat(accounts.byId(account).orElseThrow().login()).doesNotContain("cong-dan");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://xau.example/",
                "//xau.example",
                "/\\xau.example",
                "/%2Fxau",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=1"
            })
    void nobodyIsSentElsewhereAfterwards(String to) {
        linked("nguoi-mau-truong-phong");

        String location = signIn(GO + "?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8), "nguoi-mau-truong-phong");

        assertThat(location).startsWith("/").doesNotStartWith("//").doesNotContain("\\", "\r", "\n");
        assertThat(walker.session()).isNotEmpty();
    }

    @Test
    void whoIsSignedInLinksAnotherProvider() {
        Account account = linked("nguoi-mau-can-bo-mot-cua");
        signIn(GO, "nguoi-mau-can-bo-mot-cua");
        LIAR.says("mot-cua", Lie.NONE);

        HttpResponse<String> page =
                walker.post("/identity/oidc/unknown", "/identity/oidc/link", Map.of("provider", "liar"));
        String onward = page.body().replaceFirst("(?s).*href=\"(/identity/oidc/go/liar[^\"]*)\".*", "$1");
        String end = Walker.location(walker.get(Walker.location(walker.get(Walker.location(walker.get(onward))))));

        assertThat(end).isEqualTo("/identity/account");
        assertThat(jdbc.sql("select account from identity.external_identity where subject = 'mot-cua'")
                        .query(String.class)
                        .single())
                .isEqualTo(account.id());
        assertThat(facts.told).anySatisfy(fact -> {
            assertThat(fact.what()).isEqualTo(What.CREDENTIAL_CHANGED);
            assertThat(fact.details()).containsEntry("what", "liên kết liar");
        });
    }

    @Test
    void whatBelongsToSomebodyElseIsNotLinked() {
        Account other = account();
        jdbc.sql("insert into identity.external_identity (issuer, subject, account, linked) values (?, ?, ?, now())")
                .params(LIAR.address(), "cua-nguoi-khac", other.id())
                .update();
        linked("nguoi-mau-can-bo-mot-cua");
        signIn(GO, "nguoi-mau-can-bo-mot-cua");
        LIAR.says("cua-nguoi-khac", Lie.NONE);

        walker.post("/identity/oidc/unknown", "/identity/oidc/link", Map.of("provider", "liar"));
        String end = Walker.location(
                walker.get(Walker.location(walker.get(Walker.location(walker.get(GO_LIAR + "?kept"))))));

        assertThat(end).startsWith("/identity/sign-in?problem=taken");
    }

    @Test
    void linkingNeedsSomebodySignedInAndTheTokenOfAForm() {
        assertThat(walker.post("/identity/oidc/link", "provider=liar").statusCode())
                .isEqualTo(403);
        assertThat(walker.post("/identity/sign-in", "/identity/oidc/link", Map.of("provider", "liar"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anInvitationIsTakenUpWithAProviderOnce() {
        Account account = account();
        String token = invitations.create(account.id());
        String page = "/identity/set-up/" + token;
        assertThat(walker.get(page).body()).contains("Hoặc không đặt mật khẩu", "Đăng nhập bằng VNeID");

        walker.post(page, "/identity/oidc/invitation", Map.of("provider", "vneid", "token", token));
        assertThat(signIn(GO + "?kept", "nguoi-mau-kiem-tra")).isEqualTo("/");

        assertThat(isSignedIn()).isTrue();
        assertThat(walker.get(page).statusCode()).isEqualTo(404);
        assertThat(new Walker(HOME).get(page).statusCode()).isEqualTo(404);
    }

    /** Whoever had the account meanwhile may have added ways of their own. */
    @Test
    void anInvitationThatIsTakenUpWithAProviderEndsEveryWayOfBefore() {
        Account account = linked("nguoi-mau-bao-chi");
        jdbc.sql("update identity.account set password = 'x' where id = ?")
                .param(account.id())
                .update();
        jdbc.sql("insert into identity.external_identity (issuer, subject, account, linked) values (?, 'x', ?, now())")
                .params("https://not-configured-any-more.example", account.id())
                .update();
        Walker thief = new Walker(HOME);
        assertThat(signIn(thief, GO, "nguoi-mau-bao-chi")).isEqualTo("/");
        String token = invitations.create(account.id());
        String page = "/identity/set-up/" + token;

        walker.get(page);
        walker.post(page, "/identity/oidc/invitation", Map.of("provider", "vneid", "token", token));
        assertThat(signIn(GO + "?kept", "nguoi-mau-kiem-tra")).isEqualTo("/");

        assertThat(isSignedIn()).isTrue();
        assertThat(isSignedIn(thief)).isFalse();
        assertThat(accounts.byId(account.id()).orElseThrow().hasPassword()).isFalse();
        assertThat(jdbc.sql("select count(*) from identity.external_identity where account = ?")
                        .param(account.id())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void theLastWayInIsNotTakenAway() {
        Account account = linked("nguoi-mau-bao-chi");
        signIn(GO, "nguoi-mau-bao-chi");

        HttpResponse<String> answer =
                walker.post("/identity/oidc/unknown", "/identity/oidc/unlink", Map.of("provider", "vneid"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("cách đăng nhập cuối cùng");

        jdbc.sql("update identity.account set password = 'x' where id = ?")
                .param(account.id())
                .update();
        assertThat(Walker.location(
                        walker.post("/identity/oidc/unknown", "/identity/oidc/unlink", Map.of("provider", "vneid"))))
                .isEqualTo("/identity/account");
    }

    @Test
    void outsideOfADemonstrationNobodyIsASamplePerson() {
        Account sample = accounts.create("trinh-dien.analyst", "Chuyên viên (trình diễn)", true);
        assertThat(walker.get("/identity/sign-in").body()).doesNotContain("/identity/sample");

        assertThat(walker.post("/identity/sign-in", "/identity/sample", Map.of("login", sample.login()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(isSignedIn()).isFalse();
    }
}
