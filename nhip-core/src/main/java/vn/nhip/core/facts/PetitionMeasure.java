package vn.nhip.core.facts;

/**
 * How the two counts of an indicator are made from petitions (766-rules section 1.3, 5.1–5.3).
 *
 * @param window which petitions are looked at: first sent in the period, or sent before its end and not ended before its beginning
 * @param of which of them are in the denominator
 * @param where which of those are in the numerator
 */
public record PetitionMeasure(CaseMeasure.Window window, Condition of, Condition where) {

    /** As a Vietnamese sentence. */
    public String words() {
        String petitions = window == CaseMeasure.Window.RECEIVED
                ? "Phản ánh, kiến nghị gửi lần đầu trong kỳ"
                : "Phản ánh, kiến nghị tiếp nhận, xử lý trong kỳ";
        return "%s%s; đạt khi %s."
                .formatted(petitions, of.equals(Condition.ALL) ? "" : ", " + of.words(), where.words());
    }
}
