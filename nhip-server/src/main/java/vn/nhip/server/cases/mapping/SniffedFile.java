package vn.nhip.server.cases.mapping;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What a look at the beginning of a file tells.
 *
 * @param form how it is made
 * @param columns the names of its columns, in their order
 * @param records the first of its records, by column; empty cells left out
 */
record SniffedFile(FileForm form, List<String> columns, List<Map<String, String>> records) {

    /** The values in a column, empty ones left out. */
    List<String> values(String column) {
        List<String> values = new ArrayList<>();
        for (Map<String, String> record : records) {
            String value = record.get(column);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** The values in a column, each once, in the order they come. */
    List<String> distinct(String column) {
        return List.copyOf(new LinkedHashSet<>(values(column)));
    }
}
