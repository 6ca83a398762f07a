package vn.nhip.server.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something odd in the figures, found by rule.
 *
 * @param kind what kind of oddity
 * @param subject what the link says ("Đồng bộ hồ sơ 100 %")
 * @param text the sentence that follows the subject
 * @param detail the longer explanation, with the rule that found it
 * @param indicator code of the indicator concerned; null when none
 * @param price points it may cost or give the province; null when it has no price
 * @param units codes of the units concerned; empty when all
 */
public record Notice(
        Kind kind,
        String subject,
        String text,
        String detail,
        @Nullable String indicator,
        @Nullable Double price,
        List<String> units) {
    public Notice {
        units = List.copyOf(units);
    }

    /** Kinds of oddity, in the order in which they matter. */
    public enum Kind {
        /** A count that the source itself calls a stand-in. */
        STAND_IN("Thay thế"),
        /** An indicator without anything to count in the period. */
        NO_DATA("Không có"),
        /** An indicator that is the same for every unit and so measures nothing. */
        CONSTANT("Hằng số"),
        /** Units' counts that do not add up to the parent's. */
        MISMATCH("Lệch"),
        /** More counted in the numerator than in the denominator. */
        CONTRADICTION("Mâu thuẫn"),
        /** Units with almost no cases. */
        LOW_VOLUME("Ít hồ sơ"),
        /** Captures of one period taken on different days. */
        DIFFERENT_DAYS("Khác ngày"),
        /** Points published without the counts behind them. */
        PUBLISHED_ONLY("Chỉ có điểm"),
        /** Our score differs from the portal's. */
        DIFFERENCE("Khác Cổng");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
