package vn.nhip.server.catalog.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.facts.ProcedureTraits;
import vn.nhip.server.catalog.CodedName;

/** What a published procedure says, and does not say, about how its cases count. */
class TraitsTests {

    @Test
    void aProcedureWithResultsEndsInADocument() {
        assertThat(of(List.of(new CodedName("KQ.1", "Giấy chứng nhận")), null).resultIsDocument())
                .isTrue();
        assertThat(of(List.of(), null).resultIsDocument()).isFalse();
        assertThat(of(null, null).resultIsDocument())
                .as("a source that does not tell of results")
                .isNull();
    }

    @Test
    void aFeeAboveZeroIsAFee() {
        assertThat(withFees(fee("0", null), fee("8000", null)).hasFee()).isTrue();
        assertThat(withFees(fee("0", null)).hasFee()).isFalse();
        assertThat(withFees().hasFee()).isFalse();
    }

    @Test
    void aFeeThatTheProvinceSetsIsNotKnown() {
        assertThat(withFees(fee("0", "Mức lệ phí do Hội đồng nhân dân tỉnh quyết định"))
                        .hasFee())
                .isNull();
        assertThat(withFees(fee(null, null)).hasFee()).isNull();
    }

    @Test
    void aCountOfFeesTellsOnlyWhereItIsPlain() {
        assertThat(of(null, new PublishedProcedure.FeeSummary(3, new BigDecimal("20000")))
                        .hasFee())
                .isTrue();
        assertThat(of(null, new PublishedProcedure.FeeSummary(0, null)).hasFee())
                .isFalse();
        assertThat(of(null, new PublishedProcedure.FeeSummary(3, null)).hasFee())
                .isNull();
    }

    private static PublishedProcedure.Fee fee(@Nullable String value, @Nullable String text) {
        return new PublishedProcedure.Fee("FEE", value == null ? null : new BigDecimal(value), "Đồng", text);
    }

    private static ProcedureTraits withFees(PublishedProcedure.Fee... fees) {
        return Traits.of(published(
                List.of(new PublishedProcedure.Method(
                        CaseFact.Channel.DIRECT, "5", "WORKING_DAY", null, Arrays.asList(fees))),
                null,
                null));
    }

    private static ProcedureTraits of(
            @Nullable List<CodedName> results, PublishedProcedure.@Nullable FeeSummary summary) {
        return Traits.of(published(List.of(), results, summary));
    }

    private static PublishedProcedure published(
            List<PublishedProcedure.Method> methods,
            @Nullable List<CodedName> results,
            PublishedProcedure.@Nullable FeeSummary summary) {
        CodedName nothing = new CodedName("", "");
        return new PublishedProcedure(
                new PublishedProcedure.Identity("9.000001", "Thủ tục bịa", nothing, nothing),
                new PublishedProcedure.Offering(null, null, Set.of(), null, null, null),
                new PublishedProcedure.Course(null, null, null),
                methods,
                List.of(),
                new PublishedProcedure.Dossier(null, null),
                new PublishedProcedure.Parties(List.of(), null, null, null, null),
                results,
                summary,
                new PublishedProcedure.Basis(null, null, null));
    }
}
