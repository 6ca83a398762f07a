package vn.nhip.server.catalog.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.core.facts.ProcedureTraits;
import vn.nhip.server.catalog.CaseKind;
import vn.nhip.server.catalog.ChannelTerm;
import vn.nhip.server.catalog.CodedName;
import vn.nhip.server.catalog.Procedure;

class TermRuleTests {
    private static final Term FIVE = new Term(5, TermUnit.WORKING_DAY);
    private static final Term TEN = new Term(10, TermUnit.WORKING_DAY);

    @Test
    void DL_3_oneTermOnBothSidesHolds() {
        Procedure procedure = procedure(List.of(direct("5 WORKING_DAY"), online("5 WORKING_DAY")), "5 WORKING_DAY");

        assertThat(term(procedure, null, null)).isEqualTo(FIVE);
        assertThat(term(procedure, "01", Channel.ONLINE)).isEqualTo(FIVE);
    }

    @Test
    void DL_3_kindsWithDifferentTermsNeedTheKind() {
        Procedure procedure = procedure(List.of(direct("10 WORKING_DAY")), "5 WORKING_DAY", "10 WORKING_DAY");

        assertThat(term(procedure, null, Channel.DIRECT)).isNull();
        assertThat(term(procedure, "9.000001.01", Channel.DIRECT)).isEqualTo(FIVE);
        assertThat(term(procedure, "02", null)).isEqualTo(TEN);
        assertThat(term(procedure, "9.000001.07", null)).isNull();
    }

    @Test
    void DL_3_channelsWithDifferentTermsNeedTheChannel() {
        Procedure procedure = procedure(List.of(direct("10 WORKING_DAY"), online("5 WORKING_DAY")), "10 WORKING_DAY");

        assertThat(term(procedure, null, null)).isNull();
        assertThat(term(procedure, null, Channel.ONLINE)).isEqualTo(FIVE);
        assertThat(term(procedure, null, Channel.DIRECT)).isEqualTo(TEN);
        assertThat(term(procedure, null, Channel.POSTAL)).isEqualTo(TEN);
    }

    @Test
    void DL_3_aDisagreementGivesNothing() {
        assertThat(term(procedure(List.of(direct("7 WORKING_DAY")), "5 WORKING_DAY"), null, Channel.DIRECT))
                .isNull();
        assertThat(term(procedure(List.of(direct("5 DAY")), "5 WORKING_DAY"), null, Channel.DIRECT))
                .isNull();
        assertThat(term(procedure(List.of(direct("3 OTHER")), "8 WORKING_DAY"), null, null))
                .isNull();
    }

    @Test
    void DL_3_aSideThatSaysNothingDoesNotDisagree() {
        assertThat(term(procedure(List.of(direct("0 OTHER")), "5 WORKING_DAY"), null, null))
                .isEqualTo(FIVE);
        assertThat(term(procedure(List.of(direct("5 OTHER")), "5 WORKING_DAY"), null, null))
                .isEqualTo(FIVE);
        assertThat(term(procedure(List.of(direct("5 WORKING_DAY"))), null, null))
                .isEqualTo(FIVE);
        assertThat(term(procedure(List.of(), "5 WORKING_DAY"), null, Channel.DIRECT))
                .isEqualTo(FIVE);
    }

    @Test
    void DL_3_aChannelWithTwoTermsHasNone() {
        Procedure procedure = procedure(List.of(direct("5 WORKING_DAY"), direct("10 WORKING_DAY")), "5 WORKING_DAY");

        assertThat(term(procedure, null, Channel.DIRECT)).isNull();
        assertThat(TermRule.of(procedure, null, Channel.DIRECT))
                .isEqualTo(new TermRule.Answer.Unknown("hình thức nộp này có nhiều thời hạn"));
    }

    private static @Nullable Term term(Procedure procedure, @Nullable String kind, @Nullable Channel channel) {
        return TermRule.of(procedure, kind, channel) instanceof TermRule.Answer.Known(Term term) ? term : null;
    }

    private static ChannelTerm direct(String term) {
        return new ChannelTerm(Channel.DIRECT, TermReading.read(amount(term), unit(term), null));
    }

    private static ChannelTerm online(String term) {
        return new ChannelTerm(Channel.ONLINE, TermReading.read(amount(term), unit(term), null));
    }

    private static String amount(String term) {
        return term.substring(0, term.indexOf(' '));
    }

    private static String unit(String term) {
        return term.substring(term.indexOf(' ') + 1);
    }

    private static Procedure procedure(List<ChannelTerm> channels, String... kinds) {
        List<String> terms = Arrays.asList(kinds);
        return new Procedure(
                "9.000001",
                "Thủ tục bịa",
                new CodedName("T-01", "Lĩnh vực bịa"),
                new CodedName("T99", "Bộ Thử nghiệm"),
                null,
                Set.of(),
                channels,
                terms.stream()
                        .map(term -> new CaseKind(
                                "9.000001.0" + (terms.indexOf(term) + 1),
                                "",
                                TermReading.read(amount(term), unit(term), null)))
                        .toList(),
                ProcedureTraits.UNKNOWN,
                LocalDate.of(2026, 1, 1),
                null);
    }
}
