package vn.nhip.core.facts;

import org.jspecify.annotations.Nullable;

/**
 * What of a procedure decides how its cases count; {@code null} is "the catalogue does not say".
 *
 * @param resultIsDocument the procedure ends in a paper or document (kết quả giấy tờ)
 * @param hasFee the procedure has a fee
 */
public record ProcedureTraits(
        @Nullable Boolean resultIsDocument, @Nullable Boolean hasFee) {

    /** Of a procedure that is not in the catalogue. */
    public static final ProcedureTraits UNKNOWN = new ProcedureTraits(null, null);
}
