package vn.nhip.server.cases;

import java.util.List;
import java.util.function.Consumer;
import vn.nhip.core.cases.CaseEvent;

/** The way in to single cases. */
public interface Cases {

    /** Every event of a case, in no order; empty when there is no such case. */
    List<CaseEvent> events(String code);

    /**
     * Every case of the log, one after the other: all that is in the log of each, in no order. Memory does not grow with the log.
     *
     * @param each told the events of one case, one at least
     */
    default void each(Consumer<List<CaseEvent>> each) {
        each(Long.MAX_VALUE, each);
    }

    /**
     * The same of a part of the log.
     *
     * @param to number of the last event in the log that is told
     */
    void each(long to, Consumer<List<CaseEvent>> each);

    /** How many events there are in the log after one. */
    long countAfter(long position);
}
