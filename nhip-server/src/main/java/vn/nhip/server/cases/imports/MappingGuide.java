package vn.nhip.server.cases.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the guided page lets somebody choose, and the file it is about; a mapping can be written from it.
 *
 * @param form how the file is made
 * @param columns what each column is taken for, in the file's order
 * @param zone where times without an offset were written
 * @param dates how times are written; empty for the usual ways
 */
public record MappingGuide(Form form, Map<String, ColumnMeaning> columns, String zone, List<String> dates) {

    public MappingGuide {
        columns = new LinkedHashMap<>(columns);
        dates = List.copyOf(dates);
    }

    /**
     * How the file is made.
     *
     * @param charset of a CSV; empty for other files
     * @param delimiter of a CSV as mappings name it; empty for other files
     * @param header the line or row of the names, from 1
     */
    public record Form(FileKind kind, String charset, String delimiter, int header) {}

    /** Another choice for some columns and the ways to read times. */
    public MappingGuide with(Map<String, ColumnMeaning> chosen, String otherZone, List<String> otherDates) {
        Map<String, ColumnMeaning> changed = new LinkedHashMap<>(columns);
        chosen.forEach(changed::replace);
        return new MappingGuide(form, changed, otherZone, otherDates);
    }
}
