package vn.nhip.server.cases.projection;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseEvent;

/** Gathers events that come case by case, and hands over so many cases at a time. */
final class ByCase {
    private final int together;
    private final Taker taker;
    private List<List<CaseEvent>> gathered = new ArrayList<>();
    private @Nullable String code;

    /**
     * A gatherer.
     *
     * @param together how many cases are handed over together
     */
    ByCase(int together, Taker taker) {
        this.together = together;
        this.taker = taker;
    }

    /** Takes cases, each with all its events. */
    interface Taker {
        void take(List<List<CaseEvent>> cases) throws SQLException;
    }

    /** The next event: of the same case as the last, or of another that did not come yet. */
    void add(CaseEvent event) {
        if (!event.caseCode().equals(code)) {
            if (gathered.size() == together) {
                handOver();
            }
            gathered.add(new ArrayList<>());
            code = event.caseCode();
        }
        gathered.getLast().add(event);
    }

    /** Hands over what is left. */
    void end() {
        if (!gathered.isEmpty()) {
            handOver();
        }
    }

    private void handOver() {
        try {
            taker.take(gathered);
        } catch (SQLException e) {
            throw new IllegalStateException("states of cases were not written", e);
        }
        gathered = new ArrayList<>();
    }
}
