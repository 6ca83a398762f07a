package vn.nhip.server.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way in to the lists of cases. */
public interface CaseLists {

    /** By what a list is ordered; the code decides between equals. */
    enum Order {
        /** By receipt. */
        RECEIVED,
        /** By the due instant of the clock asked for; without one last. */
        DUE,
        /** By code. */
        CODE
    }

    /**
     * A place in an ordered list: beside a row, not on one.
     *
     * @param key the row's key as text
     * @param code the row's code
     */
    record Place(String key, String code) {}

    /**
     * Where a page begins.
     *
     * @param place beside which row; {@code null} for the list's beginning
     * @param backwards whether the page ends there instead of beginning there
     */
    record Start(@Nullable Place place, boolean backwards) {
        public static final Start BEGINNING = new Start(null, false);
    }

    /**
     * A page of a list.
     *
     * @param rows in order
     * @param before where the page before ends; {@code null} on the first
     * @param after where the next page begins; {@code null} on the last
     */
    record Slice(
            List<ListedCase> rows,
            @Nullable Place before,
            @Nullable Place after) {
        public Slice {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One page. Rows that come or go between two pages shift nothing: a page begins beside a row, not after a number of rows.
     *
     * @param now the instant at which cases are due or overdue
     * @throws IllegalArgumentException when the place does not belong to the order
     */
    Slice page(CaseFilter filter, Order order, boolean descending, Start start, Instant now);

    /** How many cases each list has under the rest of the question. */
    Map<CaseListing, Long> counts(CaseFilter filter, Instant now);

    /** Every case of a list in order, one after the other, without holding them all. */
    void each(CaseFilter filter, Order order, boolean descending, Instant now, Consumer<ListedCase> taker);
}
