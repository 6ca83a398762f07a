package vn.nhip.core.facts;

import org.jspecify.annotations.Nullable;

/**
 * How the two counts of an indicator are made from procedures: those under an agency's authority on the last day of the period (766-rules
 * section 1.3).
 *
 * @param of which procedures are in the denominator
 * @param where which of those are in the numerator
 * @param cases which of those only where at least one case received in the period is so; {@code null} where cases do not matter. A procedure
 *     with many such cases counts once
 */
public record ProcedureMeasure(
        Condition of, Condition where, @Nullable Condition cases) {

    /** As a Vietnamese sentence. */
    public String words() {
        String such = cases == null ? "" : "có ít nhất một hồ sơ tiếp nhận trong kỳ " + cases.words();
        String won = where.equals(Condition.ALL) ? such : where.words() + (such.isEmpty() ? "" : " và " + such);
        return "Thủ tục thuộc thẩm quyền%s; đạt khi %s."
                .formatted(of.equals(Condition.ALL) ? "" : ", " + of.words(), won);
    }

    /** What cases have to be counted for it; {@code null} where none have. */
    public @Nullable CaseMeasure asCases() {
        return cases == null ? null : new CaseMeasure(CaseMeasure.Window.RECEIVED, cases, Condition.ALL);
    }
}
