package vn.nhip.server.cases.mapping;

import java.nio.charset.Charset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file is made.
 *
 * @param charset of a CSV without a byte order mark
 * @param delimiter between the cells of a CSV
 * @param header the line (CSV) or row (XLSX) with the names of the columns, from 1; 0 when there is none and they are called 1, 2, 3 …
 * @param sheet of a workbook; null for the first
 * @param empty texts that mean "nothing", in lower case
 */
record FileForm(
        Format format,
        Charset charset,
        char delimiter,
        int header,
        @Nullable String sheet,
        Set<String> empty) {

    enum Format {
        CSV,
        XLSX,
        XES
    }

    /** What a cell says: nothing when it is one of the words for it. */
    String said(String cell) {
        return !cell.isEmpty() && !empty.isEmpty() && empty.contains(ValueTable.key(cell)) ? "" : cell;
    }
}
