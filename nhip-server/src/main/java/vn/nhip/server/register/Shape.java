package vn.nhip.server.register;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.register.Column.Need;

/**
 * What a register holds.
 *
 * @param name as addresses and commands write it: {@code petitions}
 * @param title what its records are, in Vietnamese: "phản ánh, kiến nghị"
 * @param table its table, with the schema
 * @param columns in the order of the table; {@link #REMOVED} is added to them
 * @param contradiction what cannot be in a record, in Vietnamese with the way out; {@code null} where nothing is wrong
 */
public record Shape(
        String name,
        String title,
        String table,
        List<Column> columns,
        Function<Entry, @Nullable String> contradiction) {
    /** Whether the record is taken back: it no longer counts. */
    static final String REMOVED = "removed";

    public Shape {
        List<Column> all = new ArrayList<>(columns);
        all.add(Column.optional(REMOVED, Kind.FLAG, "có: bản ghi này không còn tính"));
        columns = List.copyOf(all);
    }

    List<String> keys() {
        return columns.stream()
                .filter(column -> column.need() == Need.KEY)
                .map(Column::name)
                .toList();
    }

    List<String> needed() {
        return columns.stream().filter(Column::isNeeded).map(Column::name).toList();
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }
}
