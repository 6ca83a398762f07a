package vn.nhip.server.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.nhip.core.index.Period;
import vn.nhip.server.identity.Reach;
import vn.nhip.server.identity.Role;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;
import vn.nhip.server.identity.signin.RequestViewers;
import vn.nhip.server.index.InventedAugust;
import vn.nhip.server.index.LiveCasesTest;
import vn.nhip.server.screen.Refusal;
import vn.nhip.simulator.scenario.CaseTold;
import vn.nhip.simulator.scenario.Scenario;

/** What who did not sign in sees of figures counted from cases. One case alone is small here, as there are only twelve. */
@LiveCasesTest
@TestPropertySource(
        properties = {
            "nhip.test.sign-in=on",
            "nhip.test.database=publications",
            "nhip.publication.small-cell=2",
            "nhip.identity.anonymous-per-minute=0"
        })
@Import(PublicFiguresTests.WhoeverIsBound.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicFiguresTests {
    private static final String WHY = "báo cáo tháng theo quy chế";
    private static final String FIGURES = "root=H44&period=2026-08&source=cases";
    private static final Viewer ANALYST = person("tk-phan-tich", Role.ANALYST);
    private static final Viewer LEADER = person("tk-lanh-dao", Role.CITY_LEADER);

    private final MockMvcTester mvc;
    private final InventedAugust cases;
    private final Decisions decisions;
    private final Publications publications;
    private final Clock clock;
    private final Instant begun;
    private int proposals;

    PublicFiguresTests(
            MockMvcTester mvc, InventedAugust cases, Decisions decisions, Publications publications, Clock clock) {
        this.mvc = mvc;
        this.cases = cases;
        this.decisions = decisions;
        this.publications = publications;
        this.clock = clock;
        this.begun = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class WhoeverIsBound {
        @Bean
        @Primary
        static RequestViewers bound() {
            return request -> Viewers.now();
        }
    }

    private static Viewer person(String id, Role role) {
        return new Viewer(Viewer.Kind.PERSON, id, "Người " + id, role.permissions(), Reach.EVERYTHING, "127.0.0.1");
    }

    @BeforeAll
    void casesOfAugust(@TempDir Path folder) {
        Viewers.run(Viewer.machine("thử"), () -> {
            cases.isThere(folder);
            more();
        });
    }

    /** Each of the six once more, all in one commune: nothing is single in the province. */
    private void more() {
        cases.tell(Scenario.ENDS_WELL.of(again(1).online()));
        cases.tell(Scenario.LATE_AND_DISLIKED.of(again(2).direct(), "2026-08-04"));
        cases.tell(Scenario.NO_RESULT.of(again(3).direct(), "2026-08-06"));
        cases.tell(Scenario.NO_RESULT.of(again(4).online(), "2026-08-05"));
        cases.tell(Scenario.NO_RESULT.of(again(5).direct(), "2026-08-11"));
        cases.tell(Scenario.LATE_AND_DISLIKED.of(again(6).direct(), "2026-08-04"));
        cases.isCounted();
    }

    private static CaseTold again(int number) {
        return InventedAugust.begun("H44.100-260804-100" + number).at("H44.100");
    }

    @AfterEach
    void nothingIsPublished() {
        publications
                .inForce()
                .forEach(each -> approved(
                        Viewers.as(ANALYST, () -> decisions.proposeWithdrawal(each.id(), "số liệu cần kiểm lại"))));
    }

    private void approved(long id) {
        Viewers.run(LEADER, () -> {
            Proposal proposal = decisions.find(id);
            decisions.approve(id, proposal.hash(), decisions.baseHash(proposal), WHY);
        });
    }

    private long proposed() {
        // One more second back for each: no two proposals are the same.
        Instant now = begun.minusSeconds(proposals++);
        return Viewers.as(ANALYST, () -> decisions.proposePublication("H44", InventedAugust.AUGUST, now, WHY));
    }

    private MvcTestResult get(String path, String question) {
        return get(Viewer.ANYONE, path, question);
    }

    private MvcTestResult get(Viewer viewer, String path, String question) {
        return Viewers.as(
                viewer, () -> mvc.get().uri(URI.create(path + "?" + question)).exchange());
    }

    private static String body(MvcTestResult answer) {
        try {
            return Objects.requireNonNull(answer.getResponse()).getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void nothingIsPublicBeforeItIsApproved() {
        assertThat(get("/index/indicators/2.1", FIGURES)).bodyText().doesNotContain("công bố ngày");

        proposed();

        assertThat(body(get("/index/indicators/2.1.csv", FIGURES))).doesNotContain("H44.100");
    }

    @Test
    void whatWasApprovedIsPublicWithoutSmallCounts() {
        approved(proposed());

        assertThat(get("/", FIGURES))
                .hasStatusOk()
                .bodyText()
                .contains("công bố ngày")
                .contains("không hiện số đếm");
        String csv = body(get("/index/indicators/2.1.csv", FIGURES));
        assertThat(csv.lines().filter(line -> line.matches("H44\\.10[012],.*")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).endsWith("withheld"));
        assertThat(body(get("/index/units/H44.csv", FIGURES)))
                .as("the province's own: eight of twelve in time")
                .containsPattern("2\\.1,[^\\n]*,8,12,");
        assertThat(body(get("/index/notices", FIGURES)))
                .as("what is not shown is no oddity of the figures")
                .doesNotContain("mẫu số tạm")
                .doesNotContain("hồ sơ</strong> không thuộc đơn vị nào");
        assertThat(body(get("/index/units/H44.100.csv", FIGURES)).lines().filter(line -> line.contains(",withheld,")))
                .as("nobody is told how much of it was lost")
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsPattern(",\\d+\\.\\d\\d,,[^,]*,withheld,"));
        String exact = body(get(ANALYST, "/index/indicators/2.1.csv", FIGURES));
        assertThat(exact).doesNotContain("withheld").containsPattern("H44\\.100,[^\\n]*,6,9,");
    }

    @Test
    void whatArrivesLaterChangesNothingThatWasPublished() {
        for (int number = 10; number < 20; number++) {
            inJuly(number);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        long id = Viewers.as(ANALYST, () -> decisions.proposePublication("H44", Period.month(2026, 7), now, WHY));
        String proposed = body(get(ANALYST, "/decisions/" + id + "/counts.csv", ""));
        assertThat(get("/decisions/" + id + "/counts.csv", ""))
                .as("not before it is approved")
                .hasStatus(HttpStatus.NOT_FOUND);
        inJuly(20);
        approved(id);
        inJuly(21);

        String july = FIGURES.replace("2026-08", "2026-07");
        assertThat(body(get("/index/units/H44.csv", july)))
                .as("ten of ten, as when it was proposed")
                .containsPattern("2\\.1,[^\\n]*,10,10,");
        String counts = body(get("/decisions/" + id + "/counts.csv", ""));
        assertThat(counts)
                .isEqualTo(proposed)
                .contains("H44,PROVINCE,2.1,10,10,,\n")
                .containsPattern("H44\\.100,[A-Z]*,2\\.1,10,10,,\n");
        assertThat(counts)
                .as("by the period's own reading only, as ./nhip score takes it")
                .doesNotContain("/");
        assertThat(decisions.find(id).content()).contains("counts-sha256: " + Hashes.of(counts));
        assertThat(get("/", july)).bodyText().contains("/decisions/" + id + "/counts.csv");
        assertThat(body(get(ANALYST, "/index/units/H44.csv", july)))
                .as("for who works with them, all are there")
                .containsPattern("2\\.1,[^\\n]*,12,12,");
    }

    @Test
    void whoseCountsAreWithheldHasNoPlace() {
        tell(30, "2026-06");
        tell(31, "2026-06");
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        approved(Viewers.as(ANALYST, () -> decisions.proposePublication("H44", Period.month(2026, 6), now, WHY)));

        String june = FIGURES.replace("2026-08", "2026-06");
        assertThat(get("/", june)).bodyText().contains("Chưa xã, phường nào được xếp hạng");
    }

    private void inJuly(int number) {
        tell(number, "2026-07");
    }

    /** One more case of a month, in time, of which the source tells only now. */
    private void tell(int number, String month) {
        Viewers.run(Viewer.machine("thử"), () -> {
            cases.tell(Scenario.NO_RESULT.of(again(number).online(), month + "-06"));
            cases.isCounted();
        });
    }

    @Test
    void everyPageOfFiguresAnswersThePublic() {
        approved(proposed());

        for (String path : new String[] {
            "/",
            "/index/ranking",
            "/index/ranking.csv",
            "/index/ranking.xlsx",
            "/index/indicators",
            "/index/indicators/2.1",
            "/index/units/H44.100",
            "/index/units/H44.100.csv",
            "/index/losses",
            "/index/losses.csv",
            "/index/notices",
            "/index/sources",
            "/index/sources.csv",
            "/index/groups.csv",
            "/index/movement",
            "/index/rules"
        }) {
            MvcTestResult answer = get(path, FIGURES);
            assertThat(answer).as(path).hasStatusOk();
            if (!path.endsWith("xlsx")) {
                assertThat(body(answer)).as(path).doesNotContain("H44.100-26").doesNotContain("/index/cases?");
            }
        }
        assertThat(get("/index/cases", FIGURES).getResponse().getStatus()).isNotEqualTo(200);
    }

    @Test
    void onlyExactlyWhatWasApprovedIsOpen() {
        approved(proposed());

        assertThat(get("/", FIGURES + "&asof=2026-08-20T00:00:00Z")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/", FIGURES + "&rules=2026-08-01")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/", FIGURES.replace("2026-08", "2026"))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aPeriodIsPublishedOnceAtATime() {
        approved(proposed());

        assertThatExceptionOfType(Refusal.class).isThrownBy(this::proposed).withMessageContaining("trùng thời gian");
    }

    @Test
    void whatIsWithdrawnIsClosedAndSaysSo() {
        long id = proposed();
        approved(id);
        approved(Viewers.as(ANALYST, () -> decisions.proposeWithdrawal(id, "phát hiện nguồn gửi thiếu")));

        assertThat(get("/", FIGURES))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("đã được thu hồi ngày")
                .contains("phát hiện nguồn gửi thiếu");
        assertThat(get(LEADER, "/decisions/" + id, "")).hasStatusOk().bodyText().contains("đã được thu hồi lúc");
    }

    @Test
    void theApproverSeesTheDifferenceAndTheProposerThatAnotherMustDecide() {
        long id = Viewers.as(ANALYST, () -> decisions.proposeRules("deadlines.yaml", "rules: {dueSoonDays: 4}\n", WHY));

        assertThat(get(LEADER, "/decisions/" + id, ""))
                .hasStatusOk()
                .bodyText()
                .contains("<ins>+ rules: {dueSoonDays: 4}</ins>")
                .contains("Duyệt đúng nội dung trên");
        assertThat(get(ANALYST, "/decisions/" + id, ""))
                .bodyText()
                .contains("không tự duyệt được")
                .doesNotContain("Duyệt đúng nội dung trên");
        assertThat(get(LEADER, "/decisions", "")).bodyText().contains("bạn duyệt được");
        assertThat(get(ANALYST, "/decisions/rules", "name=deadlines.yaml")).hasStatusOk();
        assertThat(get(ANALYST, "/decisions/publications", ""))
                .hasStatusOk()
                .bodyText()
                .contains("H44/2026-08");
        Viewers.run(ANALYST, () -> decisions.withdraw(id, "chỉ để thử trang"));
    }
}
