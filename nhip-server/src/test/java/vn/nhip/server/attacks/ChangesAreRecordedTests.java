package vn.nhip.server.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.nhip.contract.EventReader;
import vn.nhip.contract.EventWriter;
import vn.nhip.contract.Person;
import vn.nhip.server.attacks.Wire.Answer;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.accounts.Account;
import vn.nhip.server.identity.accounts.Accounts;
import vn.nhip.server.identity.accounts.HeldRoles;
import vn.nhip.server.identity.signin.Passwords;
import vn.nhip.server.index.InventedAugust;
import vn.nhip.simulator.scenario.CaseTold;

/**
 * Walks the routes that change something as they are meant to be walked, on the server as it runs: afterwards the log has an entry of a kind
 * that the route declares. The same by somebody with the same role in another agency changes nothing and leaves no such entry.
 */
@AttackedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesAreRecordedTests {
    private static final String WHY = "kiểm tra nhật ký theo kế hoạch";
    private static final String OWN = "H44.100";
    private static final String OTHER = "H44.101";
    private static final Person SOMEBODY = new Person("Người Thử Một", "000000000001", null, null, null);

    /** Walked elsewhere, with real credentials, browsers and runs of minutes: by which tests. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("/api/v1/token", "ServiceTokensOverHttpTests"),
            Map.entry("/cases/import/{id}/cancel", "ImportPagesTests"),
            Map.entry("/cases/import/{id}/resume", "ImportPagesTests"),
            Map.entry("/identity/account/", "OwnAccountTests, SessionTests, DelegationTests"),
            Map.entry("/identity/oidc/", "OidcSignInTests"),
            Map.entry("/identity/passkeys", "PasskeyJourney"),
            Map.entry("/identity/sample", "DemonstrationTests"),
            Map.entry("/identity/second-factor", "PasswordSignInTests"),
            Map.entry("/identity/set-up/", "SetUpLinkTests"),
            Map.entry("/identity/sign-in", "PasswordSignInTests"),
            Map.entry("/identity/sign-out", "SessionTests"));

    private final Ground ground;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final Passwords passwords;
    private final Intake intake;
    private final RequestMappingHandlerMapping mappings;
    private final JdbcClient jdbc;
    private final Map<String, Browser> signedIn = new TreeMap<>();
    private int number;

    ChangesAreRecordedTests(
            Ground ground,
            Accounts accounts,
            HeldRoles roles,
            Passwords passwords,
            Intake intake,
            RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.ground = ground;
        this.accounts = accounts;
        this.roles = roles;
        this.passwords = passwords;
        this.intake = intake;
        this.mappings = requestMappingHandlerMapping;
        this.jdbc = ground.jdbc();
    }

    /** A request to a route: by whom, and what it sends. */
    private record Walk(String route, String by, Supplier<Answer> request) {}

    @BeforeAll
    void casesToChange() {
        ground.everything();
    }

    /** Somebody with a role, signed in; the same again for the same role and agency. */
    private Browser in(Role role, @Nullable String agency) {
        return signedIn.computeIfAbsent(login(role, agency), login -> {
            Account account = accounts.create(login, "Người Thử", false);
            passwords.set(account, Ground.PASSWORD);
            roles.give(account.id(), role, agency, null);
            return ground.enter(accounts.byId(account.id()).orElseThrow());
        });
    }

    private static String login(Role role, @Nullable String agency) {
        return "ghi-" + role.code() + (agency == null ? "" : "-" + agency);
    }

    private String newCase(String agency) {
        String code = agency + "-261101-%04d".formatted(++number);
        intake.take(
                new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử"),
                CasesForTests.reads(List.of(CasesForTests.of(
                        SOMEBODY,
                        InventedAugust.begun(code)
                                .at(agency)
                                .submitted("2026-11-01 08:00")
                                .last()))));
        return code;
    }

    private static String event(String code, String when) {
        CaseTold told = CaseTold.of("H44-" + code).by("tan-cong").at("H44.100").submitted(when);
        return new String(EventWriter.write(told.last()), StandardCharsets.UTF_8);
    }

    private void sent(String time) {
        Answer answer = ground.post("/api/v1/events", EventReader.EVENT_TYPE, event("ghi-" + ++number, time));
        assertThat(answer.status()).as(text(answer)).isEqualTo(200);
    }

    private static String text(Answer answer) {
        return answer.body()
                .replaceAll("(?s)^.*<main", "")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    /** A record that waits in quarantine: of an event that lies in the future. */
    private long held() {
        sent("2199-03-02");
        return newest("cases.quarantine");
    }

    private long newest(String table) {
        return jdbc.sql("select max(id) from " + table).query(Long.class).single();
    }

    private Walk form(String route, Role role, @Nullable String agency, String target, String... fields) {
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return new Walk(route, login(role, agency), () -> in(role, agency).form(target, all));
    }

    private Walk sends(String route, String type, String body) {
        return new Walk(route, "key/", () -> ground.post(route.replace("{name}", "petitions"), type, body));
    }

    private Walk brings() {
        return new Walk("/cases/import", login(Role.ANALYST, null), () -> {
            Browser analyst = in(Role.ANALYST, null);
            String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"su-kien.jsonl\"\r\n"
                    + "Content-Type: application/x-ndjson\r\n\r\n"
                    + event("nap-" + ++number, "2026-11-01") + "\n\r\n--b--\r\n";
            return analyst.send(
                    "POST",
                    "/cases/import?_csrf=" + Browser.encode(analyst.token()),
                    body.getBytes(StandardCharsets.UTF_8),
                    "Content-Type: multipart/form-data; boundary=b");
        });
    }

    private String brought() {
        String to = brings().request().get().header("Location").orElse("");
        assertThat(to).contains("/cases/import/");
        return to.substring(to.indexOf("/cases/import/"));
    }

    /** Others each time: the same again is refused. */
    private String rules() {
        return "rules: {dueSoonDays: %d}\n".formatted(1 + ++number % 28);
    }

    private long proposed() {
        Answer answer = in(Role.ANALYST, null)
                .form("/decisions/rules", Map.of("name", "deadlines.yaml", "text", rules(), "words", WHY));
        assertThat(answer.status()).as(text(answer)).isBetween(302, 303);
        return newest("decisions.proposal");
    }

    /** Figures are proposed, made public, and proposed to be closed again. */
    private List<Walk> ofPublications() {
        return List.of(
                form(
                        "/decisions/publications",
                        Role.ANALYST,
                        null,
                        "/decisions/publications",
                        "figures",
                        "H44/2026-08",
                        "at",
                        "2026-10-01T08:00",
                        "words",
                        WHY),
                new Walk("/decisions/{id}/approve", login(Role.CITY_LEADER, null), this::approve),
                new Walk(
                        "/decisions/{id}/end",
                        login(Role.ANALYST, null),
                        () -> in(Role.ANALYST, null)
                                .form("/decisions/" + newest("decisions.proposal") + "/end", Map.of("words", WHY))));
    }

    /** What was proposed last, as the page shows it. */
    private Answer approve() {
        Browser leader = in(Role.CITY_LEADER, null);
        String address = "/decisions/" + newest("decisions.proposal");
        Map<String, String> fields = new TreeMap<>(Map.of("words", WHY));
        Matcher hidden = Pattern.compile("name=\"(hash|base)\" value=\"([^\"]*)\"")
                .matcher(leader.get(address).body());
        while (hidden.find()) {
            fields.put(Objects.requireNonNull(hidden.group(1)), Objects.requireNonNull(hidden.group(2)));
        }
        return leader.form(address + "/approve", fields);
    }

    private String person(Role role, String agency) {
        Account account = accounts.create("ghi-nguoi-" + ++number, "Người Thử", false);
        roles.give(account.id(), role, agency, null);
        return "/identity/people/" + account.id();
    }

    private String roleOf(String person) {
        return Long.toString(roles.now(person.substring(person.lastIndexOf('/') + 1))
                .getFirst()
                .id());
    }

    private List<Walk> ofCases(Role role, String agency) {
        String code = newCase(OWN);
        return List.of(
                form(
                        "/cases/{code}/person",
                        role,
                        agency,
                        "/cases/" + code + "/person",
                        "purpose",
                        "contact",
                        "words",
                        WHY),
                form("/cases/persons/export", role, agency, "/cases/persons/export", "codes", code, "words", WHY),
                form(
                        "/cases/persons/export.json",
                        role,
                        agency,
                        "/cases/persons/export.json",
                        "codes",
                        code,
                        "words",
                        WHY),
                form(
                        "/cases/persons/correct",
                        role,
                        agency,
                        "/cases/persons/correct",
                        "code",
                        code,
                        "name",
                        "Người Thử Hai",
                        "words",
                        WHY),
                form(
                        "/cases/persons/requests",
                        role,
                        agency,
                        "/cases/persons/requests",
                        "kind",
                        "correct",
                        "codes",
                        code,
                        "received",
                        "2026-11-02",
                        "words",
                        WHY),
                form("/cases/persons/erase", role, agency, "/cases/persons/erase", "code", code, "words", WHY));
    }

    private Walk answers(Role role, String agency) {
        ofCases(Role.AGENCY_HEAD, OWN).stream()
                .filter(walk -> walk.route().equals("/cases/persons/requests"))
                .forEach(walk -> assertThat(walk.request().get().status()).isBetween(302, 303));
        String request = "/cases/persons/requests/" + newest("cases.person_request");
        return form("/cases/persons/requests/{id}", role, agency, request, "action", "done", "words", WHY);
    }

    private List<Walk> ofPeople(@Nullable String agency) {
        String one = person(Role.CASE_OFFICER, OWN);
        String place = "/identity/people/{account}";
        return List.of(
                form(place + "/role", Role.OPERATOR, agency, one + "/role", "role", "division-head", "agency", OWN),
                form(place + "/link", Role.OPERATOR, agency, one + "/link"),
                form(place + "/disable", Role.OPERATOR, agency, one + "/disable", "why", "nghỉ hưu"),
                form(place + "/enable", Role.OPERATOR, agency, one + "/enable"),
                form(place + "/end-role", Role.OPERATOR, agency, one + "/end-role", "role", roleOf(one)));
    }

    private List<Walk> ofQuarantine(@Nullable String agency) {
        String one = "/cases/quarantine/" + held();
        return List.of(
                form(
                        "/cases/quarantine/{id}/open",
                        Role.ANALYST,
                        agency,
                        one + "/open",
                        "purpose",
                        "handle",
                        "words",
                        WHY),
                form("/cases/quarantine/{id}", Role.ANALYST, agency, one, "action", "discard", "reason", WHY),
                form(
                        "/cases/quarantine/rule",
                        Role.ANALYST,
                        agency,
                        "/cases/quarantine/rule",
                        "rule",
                        "discard",
                        "reason",
                        WHY,
                        "source",
                        "tan-cong",
                        "action",
                        "apply"));
    }

    private List<Walk> ofDecisions() {
        return List.of(
                form(
                        "/decisions/rules",
                        Role.ANALYST,
                        null,
                        "/decisions/rules",
                        "name",
                        "deadlines.yaml",
                        "text",
                        rules(),
                        "words",
                        WHY),
                form(
                        "/decisions/{id}/withdraw",
                        Role.ANALYST,
                        null,
                        "/decisions/" + proposed() + "/withdraw",
                        "words",
                        WHY),
                form(
                        "/decisions/{id}/reject",
                        Role.CITY_LEADER,
                        null,
                        "/decisions/" + proposed() + "/reject",
                        "words",
                        WHY));
    }

    /** The routes as they are meant. */
    private List<Walk> walks() {
        List<Walk> walks = new ArrayList<>();
        walks.add(sends("/api/v1/events", EventReader.EVENT_TYPE, event("ghi-" + ++number, "2026-11-01")));
        walks.add(sends("/api/v1/portal/dossiers", "application/json", """
                {"session": "-", "madonvi": "H44.100", "service": "DongBoHoSoMC", "isUpdating": false, "data": [
                  {"MaHoSo": "H44-261101-9999", "MaTTHC": "9.000001", "NgayNopHoSo": "20261101080000", "TrangThaiHoSo": "1"}]}
                """));
        walks.add(sends(
                "/api/v1/registers/{name}", "text/csv", "petition,agency,sent\nPA-GHI-1,H44.100,2026-08-03 09:00\n"));
        walks.add(brings());
        walks.add(form("/cases/import/{id}", Role.ANALYST, null, brought(), "action", "start"));
        walks.add(form("/cases/import/{id}/discard", Role.ANALYST, null, brought() + "/discard"));
        walks.addAll(ofCases(Role.AGENCY_HEAD, OWN));
        walks.add(answers(Role.AGENCY_HEAD, OWN));
        walks.addAll(ofQuarantine(null));
        walks.addAll(ofDecisions());
        walks.addAll(ofPublications());
        walks.add(form(
                "/identity/people",
                Role.OPERATOR,
                null,
                "/identity/people",
                "login",
                "ghi-moi-" + ++number,
                "name",
                "Người Mới"));
        walks.addAll(ofPeople(null));
        return walks;
    }

    private Map<String, Set<String>> declared() {
        Map<String, Set<String>> declared = new TreeMap<>();
        mappings.getHandlerMethods().forEach((info, handler) -> {
            Recorded recorded = handler.getMethodAnnotation(Recorded.class);
            if (recorded != null && info.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                Set<String> kinds = Stream.of(recorded.value())
                        .map(kind -> AuditEvent.valueOf(kind).code())
                        .collect(Collectors.toSet());
                info.getPatternValues().forEach(pattern -> declared.put(pattern, kinds));
            }
        });
        return declared;
    }

    /** How many entries of some kinds there are by somebody. */
    private long entries(Walk walk, Set<String> kinds) {
        String who = accounts.byLogin(walk.by()).map(Account::id).orElse(walk.by() + "%");
        return jdbc.sql("""
                        select count(*) from (
                            select event, viewer_id from audit.waiting union all select event, viewer_id from audit.entry) acts
                        where viewer_id like :who and event in (:kinds)
                        """)
                .param("who", who)
                .param("kinds", kinds)
                .query(Long.class)
                .single();
    }

    @Test
    void eachLeavesAnEntryOfAKindThatItsRouteDeclares() {
        Map<String, Set<String>> declared = declared();
        Set<String> walked = new TreeSet<>();
        for (Walk walk : walks()) {
            Set<String> kinds = Objects.requireNonNull(declared.get(walk.route()), walk.route());
            in(Role.ANALYST, null);
            long before = entries(walk, kinds);
            Answer answer = walk.request().get();
            assertThat(answer.status()).as("%s %s", walk.route(), text(answer)).isBetween(200, 399);
            assertThat(entries(walk, kinds))
                    .as("entries after %s", walk.route())
                    .isGreaterThan(before);
            walked.add(walk.route());
        }
        for (String elsewhere : ELSEWHERE.keySet()) {
            assertThat(declared.keySet())
                    .as("said to be walked elsewhere")
                    .anyMatch(route -> route.startsWith(elsewhere));
        }
        assertThat(declared.keySet())
                .as("routes that change something and are walked by no test")
                .allMatch(route ->
                        walked.contains(route) || ELSEWHERE.keySet().stream().anyMatch(route::startsWith));
    }

    /** By the tree of the catalogue, for people who signed in. */
    @Test
    void byTheSameRoleInAnotherAgencyChangesNothing() {
        List<Walk> foreign = new ArrayList<>(ofCases(Role.AGENCY_HEAD, OTHER));
        foreign.add(answers(Role.AGENCY_HEAD, OTHER));
        foreign.addAll(ofPeople(OTHER));
        foreign.addAll(ofQuarantine(OTHER));
        Map<String, Set<String>> declared = declared();
        for (Walk walk : foreign) {
            Set<String> kinds = Objects.requireNonNull(declared.get(walk.route()), walk.route());
            in(Role.AGENCY_HEAD, OTHER);
            in(Role.OPERATOR, OTHER);
            in(Role.ANALYST, OTHER);
            long before = entries(walk, kinds);
            Map<String, Long> rows = ground.rows();
            Answer answer = walk.request().get();
            assertThat(answer.status()).as("%s %s", walk.route(), text(answer)).isIn(403, 404);
            assertThat(answer.body()).doesNotContain("Người Thử Một", "000000000001");
            assertThat(entries(walk, kinds))
                    .as("entries after %s", walk.route())
                    .isEqualTo(before);
            assertThat(ground.rows()).as("rows after %s", walk.route()).isEqualTo(rows);
        }
    }
}
