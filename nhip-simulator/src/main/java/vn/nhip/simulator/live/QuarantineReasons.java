package vn.nhip.simulator.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Why the server put events aside, counted for each kind and field: the first hundred of these. */
final class QuarantineReasons {
    private static final int KEPT = 100;

    private final Map<String, QuarantineReason> reasons = new HashMap<>();

    void add(QuarantineReason reason) {
        String of = reason.kind() + ' ' + reason.field();
        QuarantineReason known = reasons.get(of);
        if (known != null) {
            reasons.put(of, known.again());
        } else if (reasons.size() < KEPT) {
            reasons.put(of, reason);
        }
    }

    /** The most frequent first. */
    List<QuarantineReason> most() {
        List<QuarantineReason> most = new ArrayList<>(reasons.values());
        most.sort(Comparator.comparingLong(QuarantineReason::count)
                .reversed()
                .thenComparing(QuarantineReason::kind)
                .thenComparing(QuarantineReason::field));
        return most;
    }
}
