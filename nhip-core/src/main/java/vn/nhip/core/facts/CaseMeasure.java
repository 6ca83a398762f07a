package vn.nhip.core.facts;

/**
 * How the two counts of an indicator are made from cases (766-rules section 1.3).
 *
 * @param window which cases are looked at
 * @param of which of them are in the denominator
 * @param where which of those are in the numerator
 */
public record CaseMeasure(Window window, Condition of, Condition where) {

    /** Which cases belong to a period. */
    public enum Window {
        /** Received in it: {@code NgayTiepNhan} lies in the period. */
        RECEIVED,
        /** Received or handled in it: received before its end, and not ended before its beginning. */
        HANDLED
    }

    /** As a Vietnamese sentence. */
    public String words() {
        String cases = window == Window.RECEIVED ? "Hồ sơ tiếp nhận trong kỳ" : "Hồ sơ tiếp nhận, xử lý trong kỳ";
        return "%s%s; đạt khi %s.".formatted(cases, of.equals(Condition.ALL) ? "" : ", " + of.words(), where.words());
    }
}
