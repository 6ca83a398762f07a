package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import picocli.CommandLine;
import vn.nhip.contract.CaseMessage;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.definitions.Definitions;
import vn.nhip.server.NhipApplication;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.projection.FactBytes;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.index.KeptDifferences.Field;
import vn.nhip.server.index.KeptDifferences.OfCase;
import vn.nhip.server.index.KeptDifferences.OfCounts;
import vn.nhip.server.index.KeptDifferences.Pair;
import vn.nhip.simulator.scenario.CaseTold;
import vn.nhip.simulator.scenario.Scenario;

/** From single events in the log to the score of an agency, as of any instant. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.test.database=recount"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseRecountTests {
    private static final Period MARCH = Period.month(2026, 3);
    private static final Period AUGUST = Period.month(2026, 8);
    private static final Instant SEPTEMBER = Instant.parse("2026-09-15T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-15T00:00:00Z");

    private final Intake intake;
    private final CaseRecount recount;
    private final Definitions definitions;
    private final Projector projector;
    private final CaseFactStore store;
    private final JdbcClient jdbc;
    private final Environment environment;

    CaseRecountTests(
            Intake intake,
            CaseRecount recount,
            Definitions definitions,
            Projector projector,
            CaseFactStore store,
            JdbcClient jdbc,
            Environment environment) {
        this.intake = intake;
        this.recount = recount;
        this.definitions = definitions;
        this.projector = projector;
        this.store = store;
        this.jdbc = jdbc;
        this.environment = environment;
    }

    @BeforeAll
    void threeCasesOfMarch() {
        tell(Scenario.NO_RESULT.of(begun("H99.1"), "2026-03-02").result("2026-03-12"));
        tell(Scenario.LATE.of(begun("H99.2"), "2026-03-12"));
        tell(running());
        catchUp();
    }

    private static CaseTold running() {
        return begun("H99.3").due("2026-04-20").received("2026-03-30").synchronised("2026-04-02 09:00");
    }

    private void catchUp() {
        while (projector.position().lag() > 0) {
            projector.advance();
        }
    }

    private static CaseTold begun(String code) {
        return CaseTold.of(code).about("9.000001").at("H99.1").online();
    }

    private void tell(CaseTold told) {
        tell(told.messages());
    }

    private void tell(List<CaseMessage> messages) {
        intake.take(new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử"), CasesForTests.reads(messages));
    }

    private CaseRecount.Order order(Period period, Instant asOf, Instant recordedBy) {
        return new CaseRecount.Order(definitions.find("qd766", LocalDate.of(2026, 9, 1)), period, asOf, recordedBy);
    }

    private Map<String, IndicatorScore> scores(Instant asOf, Instant recordedBy) {
        return scores("H99.1", MARCH, asOf, recordedBy);
    }

    private Map<String, IndicatorScore> scores(String agency, Period period, Instant asOf, Instant recordedBy) {
        return recount
                .run(order(period, asOf, recordedBy), done -> {})
                .byAgency()
                .getOrDefault(agency, List.of())
                .stream()
                .collect(Collectors.toMap(score -> score.indicator().code(), score -> score));
    }

    private static String ratio(Map<String, IndicatorScore> scores, String indicator) {
        IndicatorScore score = scores.get(indicator);
        assertThat(score).as(indicator).isNotNull();
        return score.counts().numerator() + "/" + score.counts().denominator();
    }

    @Test
    void IDX_2_1_countsTheLateOneAndTheRunningOne() {
        Map<String, IndicatorScore> scores = scores(APRIL, Instant.MAX);

        assertThat(ratio(scores, "2.1")).isEqualTo("2/3");
        assertThat(scores)
                .hasEntrySatisfying("2.1", score -> assertThat(score.points()).isEqualTo(13.33));
    }

    @Test
    void whatHappenedLaterIsNotThereYet() {
        assertThat(ratio(scores(APRIL, Instant.MAX), "1.4")).isEqualTo("1/3");
        assertThat(ratio(scores(Instant.parse("2026-04-01T00:00:00Z"), Instant.MAX), "1.4"))
                .isEqualTo("0/3");
        assertThat(ratio(scores(Instant.parse("2026-03-22T00:00:00Z"), Instant.MAX), "2.1"))
                .isEqualTo("1/2");
        assertThat(ratio(scores(Instant.parse("2026-03-15T00:00:00Z"), Instant.MAX), "2.1"))
                .as("on the 15th the late one still ran within its term")
                .isEqualTo("2/2");
    }

    @Test
    void whatIsNotKnownCountsNowhere() {
        Map<String, IndicatorScore> scores = scores(APRIL, Instant.MAX);

        assertThat(ratio(scores, "4.1"))
                .as("the catalogue does not say whether the procedure has a result: only the one with a result counts")
                .isEqualTo("1/1");
        assertThat(ratio(scores, "3.6")).isEqualTo("0/0");
    }

    @Test
    void whatWasRecordedLaterWasNotKnown() {
        assertThat(scores(APRIL, Instant.parse("2026-03-01T00:00:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ENDS_WELL, 2.1, 1/1",
        "ENDS_WELL, 1.4, 1/1",
        "ENDS_WELL, 4.1, 1/1",
        "NO_RESULT, 2.1, 1/1",
        "NO_RESULT, 1.4, 0/1",
        "LATE, 2.1, 0/1",
        "LATE, 5.4, 0/1",
        "LATE_AND_DISLIKED, 2.1, 0/1",
        "LATE_AND_DISLIKED, 5.4, 0/1",
        "NEVER_FINISHED, 2.1, 0/1",
        "SUPPLEMENT_TWICE, 2.1, 0/1",
        "SUSPENDED_OVER_THE_DUE_DATE, 2.1, 0/1",
        // The re-appointment counts for the law, not for the portal.
        "EXTENDED_ONCE, 2.1, 0/1",
        "WITHDRAWN, 2.1, 1/1",
        "PAID_ONLINE, 3.6, 1/1",
        "PAID_AT_THE_COUNTER, 3.6, 0/1",
        "FEE_WAIVED, 3.6, 0/0",
        "DIGITISED_THROUGHOUT, 4.2, 1/1",
        "DIGITISED_THROUGHOUT, 4.3, 1/1",
        "DIGITISED_THROUGHOUT, 4.5b, 1/1"
    })
    void whatBecomesOfACaseIsWhatItCounts(Scenario scenario, String indicator, String expected) {
        // An agency for each: nothing is counted with it.
        String agency = "H98." + scenario.name();
        tell(scenario.of(begun(agency).at(agency)));
        catchUp();

        assertThat(ratio(scores(agency, AUGUST, SEPTEMBER, Instant.MAX), indicator))
                .isEqualTo(expected);
    }

    @Test
    void aReceiptThatBelongsToJulyLeavesAugustOnceThatIsSaid() {
        List<CaseMessage> told =
                Scenario.RECEIPT_MOVED_TO_JULY.of(begun("H97").at("H97")).messages();
        tell(told.subList(0, told.size() - 1));
        catchUp();
        assertThat(ratio(scores("H97", AUGUST, SEPTEMBER, Instant.MAX), "3.3")).isEqualTo("1/1");

        tell(told);
        catchUp();

        assertThat(ratio(scores("H97", AUGUST, SEPTEMBER, Instant.MAX), "3.3")).isEqualTo("0/0");
        assertThat(ratio(scores("H97", Period.month(2026, 7), SEPTEMBER, Instant.MAX), "3.3"))
                .isEqualTo("1/1");
        assertThat(compared(AUGUST, SEPTEMBER).any()).isFalse();
    }

    @Test
    void IDX_5_4_whereCasesWeighTwiceThereIsNothingBelowNought() {
        tell(Scenario.LATE_AND_DISLIKED.of(begun("H99.9").at("H99.9").direct(), "2026-01-05"));
        catchUp();

        Map<String, List<IndicatorScore>> january = recount.run(
                        order(Period.month(2026, 1), APRIL, Instant.MAX), done -> {})
                .byAgency();

        assertThat(january.getOrDefault("H99.9", List.of()))
                .filteredOn(score -> score.indicator().code().equals("5.4"))
                .singleElement()
                .satisfies(score -> {
                    assertThat(score.counts()).isEqualTo(Counts.of(0, 1));
                    assertThat(score.points()).isZero();
                });
        assertThat(compared(Period.month(2026, 1), APRIL).any()).isFalse();
    }

    private KeptDifferences compared(Period period, Instant asOf) {
        return recount.compare(order(period, asOf, Instant.MAX), done -> {})
                .differences()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"2026-03", "2026-Q1", "2026"})
    void whatIsKeptIsWhatFollowsFromTheLogAsOfAnyInstant(String period) {
        for (String asOf : List.of("2026-02-01", "2026-03-15", "2026-03-22", "2026-04-15")) {
            KeptDifferences differences =
                    compared(Period.parse(period).orElseThrow(), Instant.parse(asOf + "T00:00:00Z"));

            assertThat(differences.any()).as(asOf).isFalse();
            assertThat(differences.compared()).isGreaterThanOrEqualTo(3);
            assertThat(differences.waiting()).isZero();
        }
    }

    @Test
    void theComparisonSaysTheSameScoresAsTheRecount() {
        CaseRecount.Order order = order(MARCH, APRIL, Instant.MAX);

        assertThat(recount.compare(order, done -> {}).byAgency())
                .isEqualTo(recount.run(order, done -> {}).byAgency())
                .isNotEmpty();
    }

    /** Keeps other facts of a case than those that follow from the log. */
    private void tamper(String code, UnaryOperator<CaseFacts> change) {
        int number = store.number(code).orElseThrow();
        List<CaseFacts> kept = new ArrayList<>();
        store.each(versions -> {
            if (versions.getFirst().id() == number) {
                kept.addAll(versions);
            }
        });
        jdbc.sql("update cases.case_facts set facts = ? where number = ?")
                .param(FactBytes.encode(List.of(change.apply(kept.getLast()))))
                .param(number)
                .update();
    }

    private static CaseFacts endedAt(CaseFacts facts, String instant) {
        int[] moments = facts.moments().clone();
        moments[List.of(Moment.values()).indexOf(Moment.ENDED)] = Seconds.of(Instant.parse(instant));
        return new CaseFacts(
                facts.id(),
                facts.agency(),
                facts.procedure(),
                CaseFact.Channel.POSTAL,
                facts.needsResult(),
                moments,
                facts.from(),
                facts.until());
    }

    @Test
    void namesEveryCountAndEveryFactThatWasTamperedWith() {
        tamper("H99.2", facts -> endedAt(facts, "2026-03-19T02:00:00Z"));
        try {
            KeptDifferences differences = compared(MARCH, APRIL);

            assertThat(differences.counts())
                    .contains(new OfCounts("H99.1", "2.1", new Pair(3, 3), new Pair(2, 3)))
                    .allSatisfy(each -> assertThat(each.agency()).isEqualTo("H99.1"));
            assertThat(differences.differing()).isOne();
            assertThat(differences.cases())
                    .containsExactly(new OfCase(
                            "H99.2",
                            List.of(
                                    new Field("channel", "kênh nộp", "qua bưu chính công ích", "trực tuyến"),
                                    new Field(
                                            "ended",
                                            "kết thúc theo Cổng",
                                            "09:00:00 ngày 19/03/2026",
                                            "08:00:00 ngày 22/03/2026"))));
        } finally {
            projector.rebuild(List.of("H99.2"));
        }
        assertThat(compared(MARCH, APRIL).any()).as("after the repair").isFalse();
    }

    @Test
    void namesWhatIsNotKeptAndWhatIsKeptOfNothing() {
        int number = store.number("H99.1").orElseThrow();
        jdbc.sql("update cases.case_facts set number = 76600 where number = ?")
                .param(number)
                .update();
        try {
            assertThat(compared(MARCH, APRIL).cases())
                    .containsExactlyInAnyOrder(
                            new OfCase("H99.1", List.of(new Field("*", "trong số liệu trực tiếp", null, "có"))),
                            new OfCase("số 76600", List.of(new Field("*", "trong số liệu trực tiếp", "có", null))));
        } finally {
            jdbc.sql("update cases.case_facts set number = ? where number = 76600")
                    .param(number)
                    .update();
        }
    }

    @Test
    void whatIsOnItsWayIsNoDifference() {
        tell(running().completed("2026-04-03 09:00"));

        KeptDifferences differences = compared(MARCH, APRIL);

        assertThat(differences.any()).isFalse();
        assertThat(differences.waiting()).isOne();
        catchUp();
        assertThat(compared(MARCH, APRIL).waiting()).isZero();
    }

    private int command(StringWriter out, String... arguments) {
        CommandLine command =
                new CommandLine(new RecountCommand(settings -> new SpringApplicationBuilder(NhipApplication.class)
                        .web(WebApplicationType.NONE)
                        .run(Stream.concat(
                                        Stream.of(settings),
                                        Stream.of("--nhip.database.url="
                                                + environment.getRequiredProperty("nhip.database.url")))
                                .toArray(String[]::new))));
        return command.setOut(new PrintWriter(out, true)).execute(arguments);
    }

    @Test
    void theCommandSaysWhatDiffersAndTheWayOut() {
        String[] asked = {"--period", "2026-03", "--as-of", "2026-04-15T07:00:00+07:00", "--compare"};
        StringWriter equal = new StringWriter();
        StringWriter different = new StringWriter();
        StringWriter json = new StringWriter();

        assertThat(command(equal, asked)).isZero();
        tamper("H99.2", facts -> endedAt(facts, "2026-03-19T02:00:00Z"));
        try {
            assertThat(command(different, asked)).isOne();
            assertThat(command(
                            json,
                            Stream.concat(Stream.of(asked), Stream.of("--format", "json"))
                                    .toArray(String[]::new)))
                    .isOne();
        } finally {
            projector.rebuild(List.of("H99.2"));
        }
        assertThat(equal.toString())
                .contains("Số liệu trực tiếp khớp với đếm lại")
                .doesNotContain("--repair");
        assertThat(different.toString())
                .contains("H99.1, chỉ số 2.1: trực tiếp 3/3, đếm lại 2/3")
                .contains("H99.2: kết thúc theo Cổng: đang lưu 09:00:00 ngày 19/03/2026, theo nhật ký 08:00:00 ngày 22")
                .contains("./nhip replay --repair");
        assertThat(json.toString())
                .contains("\"differing_cases\":1")
                .contains("\"live\":{\"numerator\":3,\"denominator\":3},\"recounted\":{\"numerator\":2")
                .contains("{\"field\":\"channel\",\"kept\":\"qua bưu chính công ích\",\"log\":\"trực tuyến\"}");
    }
}
