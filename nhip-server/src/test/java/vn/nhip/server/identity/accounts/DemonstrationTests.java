package vn.nhip.server.identity.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.accounts.DemonstrationHome.NotTheDemonstrations;
import vn.nhip.server.identity.oidc.Walker;

/** A demonstration: its invented persons, and the databases it does not touch. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "nhip.sample=off",
            "nhip.home=target/nhip-for-tests",
            "nhip.test.sign-in=on",
            "nhip.demonstration=on"
        })
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class DemonstrationTests {
    private final DemonstrationHome home;
    private final Accounts accounts;
    private final HeldRoles roles;
    private final ViewerOf viewers;
    private final JdbcClient jdbc;
    private final String address;
    private final Walker walker;

    DemonstrationTests(
            DemonstrationHome home,
            Accounts accounts,
            HeldRoles roles,
            ViewerOf viewers,
            JdbcClient jdbc,
            Environment environment) {
        this.home = home;
        this.accounts = accounts;
        this.roles = roles;
        this.viewers = viewers;
        this.jdbc = jdbc;
        this.address = "http://localhost:" + environment.getProperty("local.server.port");
        this.walker = new Walker(address);
    }

    private HttpResponse<String> be(String login) {
        return walker.post("/identity/sign-in", "/identity/sample", Map.of("login", login, "to", "/cases"));
    }

    @Test
    void everyRoleOfPeopleHasAPlainlyInventedPerson() {
        assertThat(home.persons()).allSatisfy(person -> {
            assertThat(person.name()).endsWith("(trình diễn)");
            assertThat(person.sample()).isTrue();
            assertThat(person.hasPassword()).isFalse();
        });
        assertThat(home.persons().stream()
                        .flatMap(person -> roles.now(person.id()).stream().map(HeldRole::role)))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Role.values())
                        .filter(role -> role != Role.SOURCE_SYSTEM)
                        .toList());
        assertThat(walker.get("/identity/sign-in").body()).contains("Lãnh đạo thành phố (trình diễn)");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "SOURCE_SYSTEM")
    void oneClickIsEnough(Role role) {
        HttpResponse<String> answer = be("trinh-dien." + role.code());

        assertThat(Walker.location(answer)).endsWith("/cases");
        assertThat(walker.get("/").body()).contains("Tài khoản của " + role.vietnamese() + " (trình diễn)");
    }

    @Test
    void itOpensOnItsFiguresAndAsksForARoleBeforeItsCases() {
        Walker guest = new Walker(address);
        assertThat(guest.get("/?source=cases").body()).contains("Chưa có hồ sơ nào để tính điểm");
        assertThat(Walker.location(guest.get("/cases"))).contains("/identity/sign-in");

        be("trinh-dien.citizen");
        assertThat(walker.get("/?source=cases").body())
                .as("as a citizen would see it")
                .contains("chưa được công bố");
    }

    @Test
    void aPersonReachesTheirPartOfTheInventedCityOnly() {
        String analyst = accounts.byLogin("trinh-dien.analyst").orElseThrow().id();

        assertThat(viewers.account(analyst).orElseThrow().viewer().reach()).isNotEqualTo(Reach.EVERYTHING);
        assertThat(roles.now(analyst))
                .singleElement()
                .satisfies(held -> assertThat(held.agency()).isEqualTo("H26"));
    }

    @Test
    void nobodyButASamplePersonIsLetInThatWay() {
        accounts.create("that", "Người Thật", false);

        for (String login : List.of("that", "trinh-dien.", "", "' or true --")) {
            assertThat(be(login).statusCode()).isEqualTo(404);
        }
        assertThat(walker.post("/identity/sample", "login=trinh-dien.analyst").statusCode())
                .as("without the token of a form")
                .isEqualTo(403);
        jdbc.sql("delete from identity.account where login = 'that'").update();
    }

    @Test
    void aDatabaseThatSomebodyElseBeganIsLeftAlone() {
        home.afterSingletonsInstantiated();
        jdbc.sql("delete from identity.demonstration").update();
        try {
            assertThatThrownBy(home::afterSingletonsInstantiated)
                    .isInstanceOf(NotTheDemonstrations.class)
                    .hasMessageContaining("không do bản trình diễn tạo ra");
        } finally {
            jdbc.sql("insert into identity.demonstration (since) values (now())")
                    .update();
        }
    }
}
