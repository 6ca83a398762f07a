package vn.nhip.server.cases;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one case is worth to its agency in the index. Asked by the screens of cases, answered by who keeps the scores. */
public interface CasePoints {

    /**
     * What one case is worth, by indicator; an indicator that the index does not know is left out.
     *
     * @param agency code of the agency that handles the case; {@code null} when not known
     * @param day a day of the month whose counts it belongs to: the day of receipt
     * @param indicators codes of indicators
     */
    Map<String, Worth> of(@Nullable String agency, LocalDate day, Collection<String> indicators);

    /**
     * The worth of one case in one indicator.
     *
     * @param title the indicator's short name
     * @param address where the indicator is explained
     * @param points points that one case more in the numerator brings to the agency, unrounded; 0 at full points; {@code null} when it
     *     cannot be computed
     * @param explanation how it was computed, or why it cannot be, in Vietnamese
     */
    record Worth(String title, String address, @Nullable Double points, String explanation) {}
}
