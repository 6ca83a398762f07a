package vn.nhip.core.facts;

import org.jspecify.annotations.Nullable;

/**
 * What of a procedure decides how its cases count; {@code null} is "the catalogue does not say".
 *
 * @param resultIsDocument the procedure ends in a paper or document (kết quả giấy tờ)
 * @param hasFee the procedure has a fee
 * @param complete all parts a to g are published (Nghị định 63/2010/NĐ-CP, Điều 8 khoản 2)
 * @param forCitizens citizens may ask for it
 */
public record ProcedureTraits(
        @Nullable Boolean resultIsDocument,
        @Nullable Boolean hasFee,
        @Nullable Boolean complete,
        @Nullable Boolean forCitizens) {

    /** Where only what decides on cases is known. */
    public ProcedureTraits(@Nullable Boolean resultIsDocument, @Nullable Boolean hasFee) {
        this(resultIsDocument, hasFee, null, null);
    }

    /** Of a procedure that is not in the catalogue. */
    public static final ProcedureTraits UNKNOWN = new ProcedureTraits(null, null);
}
