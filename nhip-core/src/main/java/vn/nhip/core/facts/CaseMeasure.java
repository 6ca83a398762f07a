package vn.nhip.core.facts;

import org.jspecify.annotations.Nullable;

/**
 * How the two counts of an indicator are made from cases (766-rules section 1.3).
 *
 * @param window which cases are looked at
 * @param of which of them are in the denominator
 * @param where which of those are in the numerator
 * @param less which of the denominator are subtracted from the numerator, though they may not be in it: a case can weigh twice
 *     (indicator 5.4); {@code null} where none are
 */
public record CaseMeasure(
        Window window,
        Condition of,
        Condition where,
        @Nullable Condition less) {

    /** A plain share. */
    public CaseMeasure(Window window, Condition of, Condition where) {
        this(window, of, where, null);
    }

    /** Which cases belong to a period. */
    public enum Window {
        /** Received in it: {@code NgayTiepNhan} lies in the period. */
        RECEIVED,
        /** Received or handled in it: received before its end, and not ended before its beginning. */
        HANDLED
    }

    /** Whether a case of the denominator lost nothing. */
    public boolean isWon(int mask) {
        return where.holds(mask) && (less == null || !less.holds(mask));
    }

    /** As a Vietnamese sentence. */
    public String words() {
        String cases = window == Window.RECEIVED ? "Hồ sơ tiếp nhận trong kỳ" : "Hồ sơ tiếp nhận, xử lý trong kỳ";
        String subtracted = less == null ? "" : ", trừ thêm hồ sơ " + less.words();
        return "%s%s; đạt khi %s%s."
                .formatted(cases, of.equals(Condition.ALL) ? "" : ", " + of.words(), where.words(), subtracted);
    }
}
