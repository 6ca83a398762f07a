package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine;
import vn.nhip.core.explain.Cell.Part;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Scorecard;
import vn.nhip.server.NhipApplication;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.projection.FactBytes;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.simulator.scenario.CaseTold;
import vn.nhip.simulator.scenario.Scenario;

/** From single events to the score of a province, live: right, explained to the case, and never behind the log. */
@LiveCasesTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveScoreTests {
    private static final Period OCTOBER = Period.month(2026, 10);

    private final InventedAugust cases;
    private final ScoreBooks books;
    private final CaseExplanations explanations;
    private final CaseMovements movements;
    private final LiveIndex live;
    private final CaseFactStore store;
    private final Projector projector;
    private final JdbcClient jdbc;
    private final Environment environment;

    LiveScoreTests(
            InventedAugust cases,
            ScoreBooks books,
            CaseExplanations explanations,
            CaseMovements movements,
            LiveIndex live,
            CaseFactStore store,
            Projector projector,
            JdbcClient jdbc,
            Environment environment) {
        this.cases = cases;
        this.books = books;
        this.explanations = explanations;
        this.movements = movements;
        this.live = live;
        this.store = store;
        this.projector = projector;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    @BeforeAll
    void casesOfAugust(@TempDir Path folder) {
        cases.isThere(folder);
    }

    private static Question question(Period period) {
        return Question.of(InventedAugust.ROOT, period).from(Source.CASES);
    }

    private ScoreBook book() {
        return books.open(question(InventedAugust.AUGUST)).orElseThrow();
    }

    private static UnitResult unit(ScoreBook book, String code) {
        return book.unit(code).orElseThrow();
    }

    private static IndicatorScore score(UnitResult unit, String indicator) {
        return unit.card().indicator(indicator).orElseThrow();
    }

    private static String counts(ScoreBook book, String unit, String indicator) {
        IndicatorScore score = score(unit(book, unit), indicator);
        return score.counts().numerator() + "/" + score.counts().denominator();
    }

    @ParameterizedTest
    @CsvSource({
        // In time: the good one and the team's; the late one is not.
        "H44.100, 2.1, 2/3",
        "H44.101, 2.1, 1/1",
        "H44.102, 2.1, 0/1",
        // Those of all agencies and the one of nobody.
        "H44,     2.1, 4/6",
        "H44.100, 1.4, 1/3",
        "H44,     1.4, 1/6",
        // Online, with its result or without.
        "H44.100, 3.3, 1/3",
        "H44.101, 3.3, 1/1",
        "H44.100, 4.1, 1/3",
        "H44,     4.1, 1/6",
        // The catalogue says that there is no fee.
        "H44,     3.6, 0/0",
        // Late and disliked weighs twice; by itself it cannot go below nothing, in the province it takes another's
        // place.
        "H44.100, 5.4, 1/3",
        "H44.102, 5.4, 0/1",
        "H44,     5.4, 2/6",
        // The procedure has all its parts, and is handled in communes.
        "H44,     1.3, 1/1",
        "H44.100, 1.3, 1/1",
        "H44,     3.1, 1/1",
        "H44,     4.5a, 0/1"
    })
    void countsWhatOneCountsByHand(String unit, String indicator, String expected) {
        assertThat(counts(book(), unit, indicator)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-08", "2026-Q3", "2026"})
    void countsAnyPeriodAsOfAnyInstant(String period) {
        Question question = question(Period.parse(period).orElseThrow());

        assertThat(counts(books.open(question).orElseThrow(), "H44.100", "2.1")).isEqualTo("2/3");
        assertThat(counts(
                        books.open(question.asOf(Instant.parse("2026-08-05T00:00:00Z")))
                                .orElseThrow(),
                        "H44.100",
                        "2.1"))
                .isEqualTo("2/2");
    }

    @Test
    void IDX_1_4_canBeReadWithWhatThePortalHasAsItsDenominator() {
        Map<String, String> readings = Map.of("1.4", "portal-own-count");
        ScoreBook book = books.open(
                        new Question(Source.CASES, InventedAugust.ROOT, InventedAugust.AUGUST, null, null, readings))
                .orElseThrow();

        assertThat(counts(book, "H44.100", "1.4")).isEqualTo("1/1");
        assertThat(counts(book, "H44", "1.4")).isEqualTo("1/1");
        assertThat(counts(book, "H44.101", "1.4")).isEqualTo("0/0");
        assertThat(score(book.province(), "1.4").points()).isEqualTo(6);
    }

    @Test
    void IDX_3_3_canBeReadSoThatItNeedsTheResultThatTheCatalogueSpeaksOf() {
        Map<String, String> readings = Map.of("3.3", "with-result");
        ScoreBook book = books.open(
                        new Question(Source.CASES, InventedAugust.ROOT, InventedAugust.AUGUST, null, null, readings))
                .orElseThrow();

        assertThat(counts(book, "H44.100", "3.3")).isEqualTo("1/3");
        assertThat(counts(book, "H44.101", "3.3")).isEqualTo("0/1");
    }

    @Test
    void pointsFollowFromTheCounts() {
        assertThat(score(unit(book(), "H44.100"), "2.1").points()).isEqualTo(13.33);
        assertThat(score(book().province(), "2.1").points()).isEqualTo(13.33);
        assertThat(score(book().province(), "5.4").points()).isEqualTo(2.22);
    }

    @Test
    void whatCasesDoNotTellIsThePortalsAndSaysSo() {
        ScoreBook book = book();
        ScoreBook portal = books.open(Question.of(InventedAugust.ROOT, InventedAugust.AUGUST))
                .orElseThrow();
        UnitResult ward = unit(book, "H44.100");

        for (String indicator : List.of("5.2", "5.3")) {
            assertThat(ward.isCounted(score(ward, indicator))).as(indicator).isFalse();
            assertThat(score(ward, indicator).counts())
                    .isEqualTo(score(unit(portal, "H44.100"), indicator).counts());
        }
        assertThat(ward.isCounted(score(ward, "2.1"))).isTrue();
        assertThat(ward.comparison(score(ward, "4.1")).orElseThrow().explanation())
                .startsWith("Nhịp đếm 1/3, Cổng đếm ")
                .contains("chưa có sự kiện trong Nhịp");
        assertThat(book.all()).hasSizeGreaterThanOrEqualTo(portal.all().size());
    }

    @Test
    void aCaseOfNobodyCountsForTheProvinceOnly() {
        ScoreBook book = book();

        long below = book.units().stream()
                .mapToLong(unit ->
                        Objects.requireNonNullElse(score(unit, "2.1").counts().denominator(), 0L))
                .sum();

        assertThat(below).isEqualTo(5);
        assertThat(counts(book, "H44", "2.1")).endsWith("/6");
    }

    @Test
    void anAgencyThatTheCatalogueDoesNotHaveStandsUnderItsNearest() {
        assertThat(book().unit("H44.100.05")).isEmpty();
        assertThat(listed("H44.100", "2.1", Part.COUNTED).cases())
                .extracting(CaseExplanations.Listed::code)
                .contains(InventedAugust.OF_A_TEAM);
    }

    private CaseExplanations.Listing listed(String unit, String indicator, Part part) {
        ScoreBook book = book();
        UnitResult result = unit(book, unit);
        return explanations
                .cases(book, result, score(result, indicator), part, 0, 100)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H44", "H44.100", "H44.101", "H44.102"})
    void behindEveryNumberAreAsManyCases(String unit) {
        List<IndicatorScore> counted = unit(book(), unit)
                .card()
                .indicators()
                .filter(score -> score.indicator().cases() != null)
                .toList();
        assertThat(counted).hasSizeGreaterThanOrEqualTo(10);
        for (IndicatorScore score : counted) {
            String indicator = score.indicator().code();
            long won = listed(unit, indicator, Part.WON).total();
            long lost = listed(unit, indicator, Part.LOST).total();

            assertThat(listed(unit, indicator, Part.COUNTED).total())
                    .as(indicator)
                    .isEqualTo(score.counts().denominator())
                    .isEqualTo(won + lost);
            if (!indicator.equals("5.4")) {
                assertThat(won).as(indicator).isEqualTo(score.counts().numerator());
            }
        }
    }

    @Test
    void IDX_5_4_whoLostTwiceIsOneCaseInTheList() {
        assertThat(listed("H44.100", "5.4", Part.LOST).cases()).singleElement().satisfies(lost -> {
            assertThat(lost.code()).isEqualTo(InventedAugust.LATE_AND_DISLIKED);
            assertThat(lost.reasons())
                    .containsExactly(
                            "trễ hạn: hẹn trả 11/08/2026 17:00, xong 14/08/2026 08:00",
                            "bị đánh giá không hài lòng hoặc bị phản ánh từ 15/08/2026 08:00");
        });
    }

    @Test
    void theListOfLostCasesSaysWhy() {
        assertThat(listed("H44", "2.1", Part.LOST).cases())
                .extracting(CaseExplanations.Listed::code, CaseExplanations.Listed::agency)
                .containsExactlyInAnyOrder(
                        tuple(InventedAugust.LATE_AND_DISLIKED, "H44.100"), tuple(InventedAugust.ALONE, "H44.102"));
        assertThat(listed("H44.101", "4.1", Part.LOST).cases())
                .singleElement()
                .satisfies(lost -> assertThat(lost.reasons()).containsExactly("chưa có kết quả điện tử"));
    }

    static Stream<String> instants() {
        return Stream.of("01", "04", "06", "08", "11", "12", "13", "14", "17", "18", "19", "30")
                .map(day -> "2026-08-" + day + "T05:00:00Z");
    }

    /** Points of all indicators that have any at both ends, as a movement takes them. */
    private static double points(Scorecard card) {
        return card.indicators()
                .filter(score -> score.indicator().isScored())
                .mapToDouble(score -> Objects.requireNonNullElse(score.points(), 0.0))
                .sum();
    }

    @ParameterizedTest
    @MethodSource("instants")
    void thePartsOfAMovementAddUpToIt(String instant) {
        ScoreBook later = book();
        Question earlier = question(InventedAugust.AUGUST).asOf(Instant.parse(instant));
        ScoreBook before = books.open(earlier).orElseThrow();
        for (String unit : List.of("H44", "H44.100", "H44.101", "H44.102")) {
            CaseMovement moved = movements.between(earlier, later, unit, false).orElseThrow();

            assertThat(moved.parts().stream()
                            .mapToDouble(CaseMovement.MovedPart::points)
                            .sum())
                    .as(unit)
                    .isCloseTo(moved.difference(), within(1e-9));
            assertThat(moved.byCause().stream()
                            .mapToDouble(CaseMovement.ByCause::points)
                            .sum())
                    .isCloseTo(moved.difference(), within(1e-6));
            assertThat(moved.before()).isCloseTo(points(unit(before, unit).card()), within(1e-9));
            assertThat(moved.after()).isCloseTo(points(unit(later, unit).card()), within(1e-9));
        }
    }

    @Test
    void whatArrivedAfterTheFactIsToldApart() {
        Question earlier = question(InventedAugust.AUGUST).asOf(Instant.parse("2026-08-12T12:00:00Z"));

        CaseMovement moved = movements.between(earlier, book(), "H44", true).orElseThrow();

        // All of August was told today: of the 12th nothing was known on the 12th.
        assertThat(moved.isKnownThenTold()).isTrue();
        assertThat(moved.byCause()).extracting(CaseMovement.ByCause::cause).contains("dữ liệu đến muộn");
        assertThat(moved.parts().stream()
                        .mapToDouble(CaseMovement.MovedPart::points)
                        .sum())
                .isCloseTo(moved.difference(), within(1e-9));
    }

    @Test
    void aMovementNamesTheUnitAndTheCause() {
        Question earlier = question(InventedAugust.AUGUST).asOf(Instant.parse("2026-08-12T12:00:00Z"));

        CaseMovement moved = movements.between(earlier, book(), "H44", false).orElseThrow();

        // Since then the late ones were disliked; the late one of nobody's still ran, within its term.
        assertThat(moved.parts())
                .filteredOn(part -> part.indicator().code().equals("5.4") && part.numerator() != 0)
                .isNotEmpty()
                .allSatisfy(part -> {
                    assertThat(CaseMovement.words(part.cause())).isEqualTo("đánh giá không hài lòng");
                    assertThat(part.numerator()).isEqualTo(-1);
                    assertThat(part.points()).isNegative();
                })
                .extracting(part -> Optional.ofNullable(part.unit()).map(UnitResult::code))
                .containsExactlyInAnyOrder(Optional.of("H44.100"), Optional.of("H44.102"));
    }

    private String october(String unit) {
        return books.open(question(OCTOBER))
                .flatMap(book -> book.unit(unit))
                .map(result -> score(result, "2.1").counts())
                .map(counts -> counts.numerator() + "/" + counts.denominator())
                .orElse("");
    }

    @Test
    void anEventIsSeenOnceItIsCommitted() {
        long before = live.revision();
        assertThat(october("H44.110")).isEqualTo("0/0");

        CaseTold told = Scenario.NEVER_FINISHED.of(
                InventedAugust.begun("H44.110-261002-0001").at("H44.110").online(), "2026-10-02");
        cases.tell(told);
        cases.await(() -> october("H44.110").equals("0/1"));
        cases.tell(told.completed("2026-10-05"));
        cases.await(() -> october("H44.110").equals("1/1"));

        assertThat(live.revision()).isGreaterThan(before);
        cases.isCounted();
    }

    @Test
    void anEventFromAnotherProcessIsCaughtUp() {
        try (ConfigurableApplicationContext other = new SpringApplicationBuilder(NhipApplication.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--nhip.database.purpose=command",
                        "--nhip.sample=off",
                        "--spring.main.lazy-initialization=true",
                        "--nhip.database.url=" + environment.getRequiredProperty("nhip.database.url"))) {
            Projector projecting = other.getBean(Projector.class);
            for (int number = 1; number <= 3; number++) {
                other.getBean(Intake.class)
                        .take(
                                InventedAugust.DELIVERY,
                                CasesForTests.reads(Scenario.NO_RESULT
                                        .of(
                                                InventedAugust.begun("H44.111-261002-000" + number)
                                                        .at("H44.111")
                                                        .direct(),
                                                "2026-10-02")
                                        .messages()));
                while (projecting.position().lag() > 0) {
                    projecting.advance();
                }
            }
        }

        cases.await(() -> october("H44.111").equals("3/3"));
        cases.isCounted();
    }

    @Test
    void factsThatWereRepairedAreReadAgain() {
        String code = "H44.112-261002-0001";
        cases.tell(Scenario.NEVER_FINISHED.of(
                InventedAugust.begun(code).at("H44.112").online(), "2026-10-02"));
        cases.isCounted();
        int number = store.number(code).orElseThrow();
        jdbc.sql("update cases.case_facts set facts = ? where number = ?")
                .param(FactBytes.encode(List.of(CaseFacts.none(number))))
                .param(number)
                .update();
        assertThat(october("H44.112")).as("nobody told").isEqualTo("0/1");

        projector.rebuild(List.of(InventedAugust.GOOD));
        cases.await(() -> october("H44.112").equals("0/0"));
        projector.rebuild(List.of(code));
        cases.await(() -> october("H44.112").equals("0/1"));

        cases.isCounted();
    }

    @Test
    void theRecountOfTheLogSaysTheSame() {
        StringWriter out = new StringWriter();
        CommandLine command =
                new CommandLine(new RecountCommand(settings -> new SpringApplicationBuilder(NhipApplication.class)
                        .web(WebApplicationType.NONE)
                        .run(Stream.concat(
                                        Stream.of(settings),
                                        Stream.of("--nhip.database.url="
                                                + environment.getRequiredProperty("nhip.database.url")))
                                .toArray(String[]::new))));
        cases.isCounted();

        assertThat(command.setOut(new PrintWriter(out, true)).execute("--period", "2026-08", "--compare"))
                .as(out.toString())
                .isZero();
    }
}
