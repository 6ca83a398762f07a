package vn.nhip.server.cases.mapping;

import java.util.Map;

/**
 * A trace or an event of a log. Attributes of the event are columns by their key, those of its trace as {@code trace:KEY}, nested ones by
 * their path, {@code KEY/CHILD}.
 */
record XesRow(Each each, String place, Map<String, String> trace, Map<String, String> event, FileForm form, String file)
        implements Row {
    static final String TRACE = "trace:";
    static final String FILE = "file:";
    static final String FILE_NAME = FILE + "name";

    @Override
    public String cell(String column) {
        if (column.equals(FILE_NAME)) {
            return file;
        }
        String value = column.startsWith(TRACE) ? trace.get(column) : event.get(column);
        return value == null ? "" : form.said(TableRow.clean(value));
    }
}
