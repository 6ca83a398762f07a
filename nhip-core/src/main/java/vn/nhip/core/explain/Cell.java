package vn.nhip.core.explain;

import java.util.function.IntPredicate;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.Question;

/**
 * One number on a screen: agencies × indicator × period, as of an instant.
 *
 * @param agencies which agencies, by position; -1 stands for cases of which none is known
 */
public record Cell(IntPredicate agencies, CaseMeasure measure, Question question) {

    /** The cell of one agency. */
    public static Cell of(int agency, CaseMeasure measure, Question question) {
        return new Cell(position -> position == agency, measure, question);
    }

    /** Which of its cases. */
    public enum Part {
        /** The denominator. */
        COUNTED("được tính"),
        /** The numerator. */
        WON("đạt"),
        /** In the denominator and not in the numerator. */
        LOST("không đạt");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        /** In Vietnamese. */
        public String words() {
            return words;
        }
    }
}
