package vn.nhip.core.deadline;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.Reckoning.Reason;

/**
 * What the clock says of one step.
 *
 * @param due by the step's term; by the source where the term, or when it began, is not known; {@code null} when neither is
 * @param end {@code null} while it runs
 */
public record StepReckoning(
        String step, @Nullable Instant due, @Nullable Instant end, Standing standing, List<Reason> reasons) {

    public StepReckoning {
        reasons = List.copyOf(reasons);
    }
}
