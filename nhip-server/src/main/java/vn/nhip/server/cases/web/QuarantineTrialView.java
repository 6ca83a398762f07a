package vn.nhip.server.cases.web;

import java.util.List;
import java.util.Map;
import vn.nhip.server.cases.quarantine.Quarantine.Tried;
import vn.nhip.server.screen.Vi;

/**
 * What a rule would do, before it does it.
 *
 * @param words the rule in words
 * @param said the form, to be sent again when it is to be done
 * @param count how many records the filter finds
 * @param tried those of them that were tried out, the newest first
 * @param discards whether the rule puts records aside
 */
public record QuarantineTrialView(
        QuarantineAsked asked,
        String words,
        Map<String, String> said,
        long count,
        List<Tried> tried,
        boolean discards) {
    private static final int SHOWN = 10;

    /** Those that would be settled. */
    public long good() {
        return tried.stream()
                .filter(one -> one.concerned() && one.problem().isEmpty())
                .count();
    }

    /** Those that the rule says nothing about. */
    public long unconcerned() {
        return tried.stream().filter(one -> !one.concerned()).count();
    }

    /** Those that would wait on. */
    public long bad() {
        return tried.size() - good() - unconcerned();
    }

    public String headline() {
        String outcome = discards ? " sẽ bị bỏ" : " sẽ vào nhật ký";
        return good() == 0
                ? "Cách này không xử lý được bản ghi nào"
                : Vi.count(good())
                        + (tried.size() < count
                                ? " trong " + Vi.count(tried.size()) + " bản ghi mới nhất"
                                : " trong " + Vi.count(count) + " bản ghi")
                        + outcome;
    }

    public List<Tried> shown() {
        return tried.subList(0, Math.min(SHOWN, tried.size()));
    }
}
