package vn.nhip.server.cases.mapping;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with columns in it: {@code "${MaDonVi}.${So}"}. Without a column it is a constant; where one of its columns is empty, the whole is
 * empty, so that half a code never passes for a code.
 *
 * @param label what messages call it: its column, or the whole text when it has several or none
 */
record Template(String text, List<Part> parts, String label) {

    /** A piece of a template: the name of a column, or text that stands as it is. */
    record Part(String text, boolean column) {}

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException when <code>${</code> is not closed, or names nothing
     */
    static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int opens = text.indexOf("${", at);
            if (opens < 0) {
                opens = text.length();
            }
            if (opens > at) {
                parts.add(new Part(text.substring(at, opens), false));
            }
            if (opens == text.length()) {
                break;
            }
            int closes = text.indexOf('}', opens);
            if (closes < 0 || text.substring(opens + 2, closes).isBlank()) {
                throw new IllegalArgumentException(text);
            }
            parts.add(new Part(text.substring(opens + 2, closes).strip(), true));
            at = closes + 1;
        }
        List<String> columns = columns(parts);
        return new Template(text, List.copyOf(parts), columns.size() == 1 ? columns.getFirst() : text);
    }

    List<String> columns() {
        return columns(parts);
    }

    private static List<String> columns(List<Part> parts) {
        return parts.stream().filter(Part::column).map(Part::text).toList();
    }

    boolean isConstant() {
        return parts.stream().noneMatch(Part::column);
    }

    String of(Row row) {
        if (parts.size() == 1) {
            return of(row, parts.getFirst());
        }
        StringBuilder whole = new StringBuilder();
        for (Part part : parts) {
            String piece = of(row, part);
            if (piece.isEmpty()) {
                return "";
            }
            whole.append(piece);
        }
        return whole.toString();
    }

    private static String of(Row row, Part part) {
        return part.column() ? row.cell(part.text()) : part.text();
    }
}
