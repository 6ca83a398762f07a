package vn.nhip.server.cases.imports;

import java.util.List;

/**
 * What the guided page shows of a table or event log: its columns, and for a table what each is taken for.
 *
 * @param selectable whether somebody can choose what the columns are; not for event logs
 */
public record MappingGuide(boolean selectable, List<Column> columns) {

    public MappingGuide {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param role the code of what it is taken for; empty when it is not used
     * @param examples a few of its values; none when they are personal
     */
    public record Column(String name, String role, List<String> examples) {
        public Column {
            examples = List.copyOf(examples);
        }

        /** The same column taken for something else. */
        public Column as(String otherRole) {
            return new Column(name, otherRole, examples);
        }
    }
}
