package vn.nhip.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.signin.RequestViewers;
import vn.nhip.server.index.InventedAugust;
import vn.nhip.server.index.LiveCasesTest;
import vn.nhip.server.screen.OpenToAll;

/** Walks every route there is with every role, in its own agency and in another. */
@LiveCasesTest
@TestPropertySource(properties = {"nhip.test.sign-in=on", "nhip.test.database=routes"})
@Import(EveryRouteIsGuardedTests.WhoeverTheTestSays.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteIsGuardedTests {
    private static final Path MATRIX = Path.of("../docs/permissions.md");
    private static final String VIEWER = "viewer of the test";

    /** Answered to a key, never to a session. */
    private static final Set<Permission> OF_KEYS =
            EnumSet.of(Permission.EVENTS_SEND, Permission.PORTAL_SEND, Permission.REGISTERS_SEND);

    private static final List<String> FOREIGN =
            List.of(InventedAugust.NEIGHBOURS, InventedAugust.ALONE, InventedAugust.OF_NOBODY);

    private final MockMvc mvc;
    private final RequestMappingHandlerMapping mappings;
    private final InventedAugust cases;

    EveryRouteIsGuardedTests(
            MockMvc mvc, RequestMappingHandlerMapping requestMappingHandlerMapping, InventedAugust cases) {
        this.mvc = mvc;
        this.mappings = requestMappingHandlerMapping;
        this.cases = cases;
    }

    @TestConfiguration
    static class WhoeverTheTestSays {
        @Bean
        @Primary
        RequestViewers saidByTheTest() {
            return request -> request.getAttribute(VIEWER) instanceof Viewer viewer ? viewer : Viewer.ANYONE;
        }
    }

    /** A route: what is sent where, and what answers. */
    private record Route(HttpMethod method, String pattern, HandlerMethod handler) {
        Optional<Permission> permission() {
            return Stream.of(handler.getMethod(), handler.getBeanType())
                    .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, Allowed.class))
                    .flatMap(Stream::ofNullable)
                    .map(Allowed::value)
                    .findFirst();
        }

        boolean isOurs() {
            return handler.getBeanType().getName().startsWith("vn.nhip.")
                    && !handler.getBeanType().isAnnotationPresent(OpenToAll.class);
        }

        String address(String code) {
            return pattern.replaceAll("\\{id}|\\{seq}|\\{role}", "1")
                    .replace("{*name}", "/none")
                    .replaceAll("\\{[^}]+}", code);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    private List<Route> routes() {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> routes(entry.getKey(), entry.getValue()))
                .filter(Route::isOurs)
                .sorted(Comparator.comparing(Route::pattern)
                        .thenComparing(route -> route.method().name()))
                .toList();
    }

    private static Stream<Route> routes(RequestMappingInfo info, HandlerMethod handler) {
        Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(pattern -> (methods.isEmpty() ? Set.of(RequestMethod.GET) : methods)
                        .stream().map(method -> new Route(method.asHttpMethod(), pattern, handler)));
    }

    private MvcResult send(Route route, String address, Viewer viewer) throws Exception {
        MockHttpServletRequestBuilder request = request(route.method(), URI.create(address))
                .requestAttr(VIEWER, viewer)
                .accept("text/html", "*/*")
                .with(csrf());
        return mvc.perform(request).andReturn();
    }

    private static Viewer person(Role role, String agency) {
        return new Viewer(
                Viewer.Kind.PERSON, "thu", "Người thử", role.permissions(), new Reach.Some(Set.of(agency)), null);
    }

    @BeforeAll
    void casesOfAugust(@TempDir Path folder) {
        cases.isThere(folder);
    }

    @Test
    void everyRouteNamesThePermissionItNeeds() {
        assertThat(routes())
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.permission())
                        .as("@Allowed on %s", route)
                        .isPresent());
    }

    @Test
    void whatChangesSomethingIsRecorded() {
        assertThat(routes().stream().filter(route -> !route.method().equals(HttpMethod.GET)))
                .isNotEmpty()
                .allSatisfy(route -> {
                    Recorded recorded = route.handler().getMethodAnnotation(Recorded.class);
                    assertThat(recorded).as("@Recorded on %s", route).isNotNull();
                    assertThat(recorded.value())
                            .isNotEmpty()
                            .isSubsetOf(Stream.of(AuditEvent.values())
                                    .map(AuditEvent::name)
                                    .toList());
                });
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aRoleComesThroughWhereItMayAndNowhereElse(Role role) throws Exception {
        Viewer viewer = person(role, "H44.100");
        for (Route route : routes()) {
            Permission needed = route.permission().orElseThrow();
            if (OF_KEYS.contains(needed)) {
                assertThat(send(route, route.address("x"), viewer).getResponse().getStatus())
                        .as("%s asks for a key, whoever signed in", route)
                        .isEqualTo(401);
                continue;
            }
            MvcResult answer = send(route, route.address("H44.100"), viewer);
            assertThat(answer.getResponse().getStatus() == 403
                            && answer.getResponse().getContentAsString().contains("Bạn không có quyền"))
                    .as("%s refused to %s", route, role)
                    .isEqualTo(!viewer.may(needed));
        }
    }

    @Test
    void whoDidNotSignInIsAskedToExceptForWhatIsPublic() throws Exception {
        for (Route route : routes()) {
            Permission needed = route.permission().orElseThrow();
            if (needed == Permission.PUBLIC_READ) {
                continue;
            }
            MvcResult answer = send(route, route.address("H44.100"), Viewer.ANYONE);
            int expected = route.method().equals(HttpMethod.GET) && !OF_KEYS.contains(needed) ? 302 : 401;
            assertThat(answer.getResponse().getStatus()).as("%s", route).isEqualTo(expected);
            if (expected == 302) {
                assertThat(answer.getResponse().getRedirectedUrl()).startsWith("/identity/sign-in?to=");
            }
        }
    }

    /** Whatever is asked of whichever route, nobody reads the code of a case of another agency. */
    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CITIZEN", "COUNTER_OFFICER", "AGENCY_HEAD", "ANALYST", "AUDITOR"})
    void casesOfAnotherAgencyAreOnNoPage(Role role) throws Exception {
        Viewer viewer = person(role, "H44.100");
        for (Route route : routes()) {
            if (!route.method().equals(HttpMethod.GET)
                    || OF_KEYS.contains(route.permission().orElseThrow())) {
                continue;
            }
            for (String foreign : route.pattern().contains("{code}") ? FOREIGN : FOREIGN.subList(0, 1)) {
                for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
                    String address = route.address(foreign) + question.getValue();
                    String body = body(send(route, address, viewer), foreign);
                    assertThat(FOREIGN)
                            .as("%s %s for %s", route, question.getKey(), role)
                            .allSatisfy(code -> assertThat(body).doesNotContain(code));
                }
            }
        }
    }

    private static final Map<String, String> QUESTIONS = Map.of(
            "plain", "",
            "of the province", "?source=cases&root=H44&period=2026-08&indicator=2.1&part=lost",
            "of the foreign unit",
                    "?source=cases&root=H44&period=2026-08&indicator=2.1&part=counted&unit=H44.101&agency=H44.101",
            "disliked", "?source=cases&root=H44&period=2026-08&indicator=5.4&part=lost&unit=H44.102&list=late");

    /** The answer, without the words of the question that it repeats. */
    private static String body(MvcResult answer, @Nullable String asked) throws IOException {
        String body = answer.getResponse().getContentAsString();
        return answer.getResponse().getStatus() == 200 ? body : body.replace(String.valueOf(asked), "");
    }

    @Test
    void theDocumentedMatrixIsTheOneThatHolds() throws IOException {
        String matrix = matrix();
        assertThat(Files.exists(MATRIX) ? Files.readString(MATRIX) : "")
                .as("docs/permissions.md; what it should say is in target/permissions.md")
                .isEqualTo(Files.readString(Files.writeString(Path.of("target/permissions.md"), matrix)));
    }

    private String matrix() {
        StringBuilder text = new StringBuilder("""
                # Who may open which route

                Made by `EveryRouteIsGuardedTests`, which walks every route with every role and compares this page. Rows of cases are those of the
                agencies a role is held in, and of all below them; ● may, · may not. Systems send with a key and its scopes.

                """);
        text.append("| route | permission |");
        Stream.of(Role.values())
                .forEach(role -> text.append(' ').append(role.code()).append(" |"));
        text.append(" anyone | recorded as |\n|---|---|")
                .append("---|".repeat(Role.values().length + 2))
                .append('\n');
        for (Route route : routes()) {
            Permission needed = route.permission().orElseThrow();
            Recorded recorded = route.handler().getMethodAnnotation(Recorded.class);
            text.append("| `").append(route).append("` | ").append(needed).append(" |");
            Stream.of(Role.values())
                    .forEach(role -> text.append(role.permissions().contains(needed) ? " ● |" : " · |"));
            text.append(needed == Permission.PUBLIC_READ ? " ● | " : " · | ")
                    .append(
                            recorded == null
                                    ? ""
                                    : Stream.of(recorded.value())
                                            .map(name ->
                                                    AuditEvent.valueOf(name).code())
                                            .collect(Collectors.joining(", ")))
                    .append(" |\n");
        }
        return text.toString();
    }
}
