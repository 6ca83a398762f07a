package vn.nhip.server.screen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table to take away: exactly what a screen shows, with numbers as numbers.
 *
 * @param name file name without ending
 * @param about what the figures are and when they were taken; goes into the file where its form allows
 * @param header column titles
 * @param rows cells: text, whole numbers, points; null for nothing
 */
public record Sheet(String name, List<String> about, List<String> header, List<List<@Nullable Object>> rows) {
    public Sheet {
        about = List.copyOf(about);
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** Gathers the rows of a sheet. */
    public static final class Builder {
        private final List<String> header;
        private final List<List<@Nullable Object>> rows = new ArrayList<>();

        public Builder(String... header) {
            this.header = List.of(header);
        }

        public Builder(List<String> header) {
            this.header = List.copyOf(header);
        }

        /** Adds a row with one cell for each column. */
        public Builder row(@Nullable Object... cells) {
            return row(Arrays.asList(cells));
        }

        /** Adds a row with one cell for each column. */
        public Builder row(List<@Nullable Object> cells) {
            if (cells.size() != header.size()) {
                throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.size(), header.size()));
            }
            rows.add(Collections.unmodifiableList(new ArrayList<>(cells)));
            return this;
        }

        public Sheet build(String name, List<String> about) {
            return new Sheet(name, about, header, rows);
        }
    }
}
