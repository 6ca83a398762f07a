package vn.nhip.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.CaseMeasure.Window;
import vn.nhip.core.facts.Fact;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Reading;

/** How the shipped definitions count cases (766-rules 1.3). */
class CaseMeasuresTests {
    private static final IndexDefinition INDEX = Definitions.bundled().find("qd766", LocalDate.of(2026, 9, 1));
    private static final Map<String, CaseMeasure> MEASURES = measures(INDEX);

    private static Map<String, CaseMeasure> measures(IndexDefinition definition) {
        return definition
                .indicators()
                .filter(indicator -> indicator.cases() != null)
                .collect(Collectors.toMap(Indicator::code, i -> Objects.requireNonNull(i.cases())));
    }

    private static int mask(Fact... facts) {
        int mask = 0;
        for (Fact fact : facts) {
            mask |= fact.bit();
        }
        return mask;
    }

    private static CaseMeasure measure(String code) {
        return Objects.requireNonNull(MEASURES.get(code));
    }

    @Test
    void everyIndicatorThatCountsCasesIsCountedFromThem() {
        assertThat(MEASURES.keySet())
                .containsExactlyInAnyOrder("1.4", "2.1", "3.3", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5b", "5.4");
    }

    @Test
    void IDX_2_1_looksAtWhatIsHandledInThePeriod() {
        assertThat(MEASURES)
                .allSatisfy((code, measure) -> assertThat(measure.window())
                        .as(code)
                        .isEqualTo(code.equals("2.1") ? Window.HANDLED : Window.RECEIVED));
        assertThat(measure("2.1").of().holds(mask())).as("no term is known").isFalse();
        assertThat(measure("2.1").of().holds(mask(Fact.LATE)))
                .as("late by a second supplement")
                .isTrue();
    }

    @Test
    void IDX_3_3_countsWhatWasSubmittedOnlineOfAllOfWhichTheChannelIsKnown() {
        CaseMeasure measure = measure("3.3");
        assertThat(measure.of().holds(mask(Fact.CHANNEL_KNOWN)))
                .as("at the counter")
                .isTrue();
        assertThat(measure.of().holds(mask())).as("nobody told how").isFalse();
        assertThat(measure.isWon(mask(Fact.CHANNEL_KNOWN, Fact.ONLINE, Fact.NEEDS_RESULT)))
                .as("without its result")
                .isTrue();
        assertThat(measure.isWon(mask(Fact.CHANNEL_KNOWN, Fact.POSTAL))).isFalse();
    }

    @Test
    void IDX_3_3_canBeReadSoThatItNeedsAResultWhereTheProcedureHasOne() {
        CaseMeasure measure =
                Objects.requireNonNull(reading("3.3", "with-result").cases());
        assertThat(measure)
                .as("as the rules of 2022 say")
                .isEqualTo(measures(Definitions.bundled().find("qd766", LocalDate.of(2025, 9, 1)))
                        .get("3.3"));
        assertThat(measure.where().holds(mask(Fact.ONLINE, Fact.NEEDS_RESULT))).isFalse();
        assertThat(measure.where().holds(mask(Fact.ONLINE, Fact.NEEDS_NO_RESULT)))
                .isTrue();
        assertThat(measure.where().holds(mask(Fact.ONLINE, Fact.RESULT_ATTACHED)))
                .isTrue();
        assertThat(measure.of().holds(mask(Fact.ONLINE)))
                .as("whether a result is due is not known: counted nowhere")
                .isFalse();
        assertThat(measure.of().holds(mask())).as("at the counter").isTrue();
    }

    @Test
    void IDX_4_1_leavesOutProceduresWithoutAResult() {
        assertThat(measure("4.1").of().holds(mask(Fact.NEEDS_NO_RESULT, Fact.RESULT_ATTACHED)))
                .isFalse();
        assertThat(measure("4.1").of().holds(mask(Fact.NEEDS_RESULT))).isTrue();
    }

    @Test
    void readAsASentence() {
        assertThat(measure("2.1").words())
                .isEqualTo("Hồ sơ tiếp nhận, xử lý trong kỳ, trễ hạn theo Cổng hoặc biết ngày hẹn trả hoặc thời hạn;"
                        + " đạt khi không trễ hạn theo Cổng.");
        assertThat(measure("3.6").words())
                .isEqualTo("Hồ sơ tiếp nhận trong kỳ, phải nộp phí, lệ phí; đạt khi đã thanh toán trực tuyến.");
    }

    @Test
    void IDX_5_4_subtractsACaseTwiceThatIsLateAndDisliked() {
        CaseMeasure measure = measure("5.4");
        assertThat(measure.words())
                .endsWith(
                        "đạt khi không trễ hạn theo Cổng, trừ thêm hồ sơ bị đánh giá không hài lòng hoặc bị phản ánh.");
        assertThat(measure.isWon(mask(Fact.TERM_KNOWN, Fact.DISLIKED))).isFalse();
        assertThat(reading("5.4", "counted-once").cases()).isNotNull();
    }

    @Test
    void IDX_1_4_canBeReadSoThatThePortalsOwnCountIsTheDenominator() {
        CaseMeasure measure =
                Objects.requireNonNull(reading("1.4", "portal-own-count").cases());
        assertThat(measure.window()).isEqualTo(Window.RECEIVED);
        assertThat(measure.of().holds(mask(Fact.SYNCHRONISED))).isTrue();
        assertThat(measure.isWon(mask(Fact.SYNCHRONISED))).isTrue();
        assertThat(measure.of().holds(mask()))
                .as("a case that the portal does not have, it does not miss")
                .isFalse();
        assertThat(measure("1.4").of().holds(mask())).isTrue();
    }

    @Test
    void IDX_2_1_canBeReadSoThatASecondSupplementIsAlwaysLate() {
        CaseMeasure measure = Objects.requireNonNull(
                reading("2.1", "second-supplement-always-late").cases());
        assertThat(measure.where().holds(mask(Fact.TERM_KNOWN, Fact.SECOND_SUPPLEMENT)))
                .isFalse();
        assertThat(measure("2.1").where().holds(mask(Fact.TERM_KNOWN, Fact.SECOND_SUPPLEMENT)))
                .isTrue();
    }

    @Test
    void everyIndicatorThatCountsProceduresIsCountedFromTheCatalogueAsFarAsItTells() {
        Map<String, String> words = INDEX.indicators()
                .filter(indicator -> indicator.counting().procedures() != null)
                .collect(Collectors.toMap(Indicator::code, i -> i.counting().words()));
        assertThat(words.keySet()).containsExactlyInAnyOrder("1.1", "1.2", "1.3", "3.1", "3.5a", "3.5b", "4.5a");
        assertThat(words.get("3.5b"))
                .isEqualTo("Thủ tục thuộc thẩm quyền, có phí, lệ phí; đạt khi có ít nhất một hồ sơ tiếp nhận trong kỳ"
                        + " đã thanh toán trực tuyến.");
    }

    @Test
    void everyScoredIndicatorButOneIsCountedFromSomething() {
        assertThat(INDEX.indicators()
                        .filter(Indicator::isScored)
                        .filter(indicator -> !indicator.counting().isThere())
                        .map(Indicator::code))
                .as("of 4.6 nobody knows the definition")
                .containsExactly("4.6");
        assertThat(INDEX.indicators()
                        .flatMap(indicator -> indicator.readings().stream())
                        .filter(reading -> reading.change() == null && !reading.isCountedItself()))
                .as("readings that nothing can answer")
                .isEmpty();
    }

    @Test
    void servicesAndPetitionsReadAsASentence() {
        assertThat(words("3.2"))
                .isEqualTo(
                        "Dịch vụ công đang cung cấp; đạt khi có ít nhất một hồ sơ tiếp nhận trong kỳ nộp trực tuyến.");
        assertThat(words("5.1"))
                .isEqualTo(
                        "Phản ánh, kiến nghị gửi lần đầu trong kỳ, về quy định, thủ tục hành chính hoặc về cán bộ, công chức"
                                + " hoặc về việc khác; đạt khi về quy định, thủ tục hành chính.");
        assertThat(words("5.2"))
                .isEqualTo("Phản ánh, kiến nghị tiếp nhận, xử lý trong kỳ, biết hạn xử lý; đạt khi không trễ hạn.");
    }

    private static String words(String indicator) {
        return INDEX.indicator(indicator).orElseThrow().counting().words();
    }

    @Test
    void anIndicatorIsMadeOfOneKindOfThing() throws IOException {
        String yaml = Files.readString(Path.of("src/main/resources/definitions/index/qd766/2026-08-01.yaml"));
        String both = yaml.replace(
                "        services: {cases: \"online\"}",
                "        services: {cases: \"online\"}\n        cases: {window: received, of: \"all\", where: \"online\"}");

        assertThatThrownBy(() -> DefinitionLoader.load("a.yaml", both))
                .hasMessageContaining("cases, services, expected one of cases, procedures, services, petitions");
    }

    private static Reading reading(String indicator, String name) {
        return INDEX.indicator(indicator).orElseThrow().reading(name).orElseThrow();
    }

    @Test
    void aFactThatDoesNotExistIsToldWithItsLine() throws IOException {
        String yaml = Files.readString(Path.of("src/main/resources/definitions/index/qd766/2026-08-01.yaml"));
        List<String> lines = yaml.lines().toList();
        int line = 1
                + lines.indexOf(lines.stream()
                        .filter(text -> text.contains("where: \"paid_online\""))
                        .findFirst()
                        .orElseThrow());

        assertThatThrownBy(() -> DefinitionLoader.load(
                        "a.yaml", yaml.replace("where: \"paid_online\"", "where: \"paid_on_line\"")))
                .hasMessageContaining("a.yaml:" + line + ": where: paid_on_line, expected a fact: synchronised");
    }
}
