package vn.nhip.server.index.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** Every screen before the first import. */
@SpringBootTest(properties = "nhip.sample=off")
@AutoConfigureMockMvc
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class EmptyStateTests {
    private final MockMvcTester mvc;

    EmptyStateTests(MockMvcTester mvc) {
        this.mvc = mvc;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index/ranking",
                "/index/ranking.csv",
                "/index/units/H44.100",
                "/index/indicators",
                "/index/indicators/4.1",
                "/index/losses",
                "/index/notices",
                "/index/rules",
                "/index/search?q=a"
            })
    void saysHowToImport(String address) {
        assertThat(mvc.get().uri(address).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Chưa có số liệu", "./nhip import portal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?source=cases", "/index/ranking?source=cases", "/index/cases?source=cases"})
    void saysHowToBringCasesInWhereTheyAreAskedFor(String address) {
        assertThat(mvc.get().uri(address).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Chưa có hồ sơ nào để tính điểm", "/cases/import")
                .doesNotContain("./nhip import portal");
    }
}
