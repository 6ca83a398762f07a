package vn.nhip.server.cases.mapping;

import java.util.Locale;

/** The records that a file has, and that a rule may speak of. */
enum Each {
    /** A row of a table (CSV, XLSX). */
    ROW,
    /** A trace of an event log (XES): one case. */
    TRACE,
    /** An event of an event log (XES). */
    EVENT;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
