package vn.nhip.server.cases.mapping;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.nhip.contract.Problem;
import vn.nhip.definitions.Spelling;

/** The columns of a table by their names; case and the number of spaces do not matter. */
final class TableHeader {
    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    TableHeader(List<String> cells) {
        List<String> tidy =
                new ArrayList<>(cells.stream().map(TableHeader::tidy).toList());
        while (!tidy.isEmpty() && tidy.getLast().isEmpty()) {
            tidy.removeLast();
        }
        names = List.copyOf(tidy);
        for (int i = 0; i < names.size(); i++) {
            if (positions.putIfAbsent(key(names.get(i)), i) != null) {
                twice.add(key(names.get(i)));
            }
        }
    }

    /** Of a table without one: the columns are called 1, 2, 3 … */
    static TableHeader numbered(int columns) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
            names.add(Integer.toString(i));
        }
        return new TableHeader(names);
    }

    static String tidy(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        return composed.replaceAll("[\\s\\u00a0\\ufeff]+", " ").strip();
    }

    private static String key(String name) {
        return tidy(name).toLowerCase(Locale.ROOT);
    }

    List<String> names() {
        return names;
    }

    /**
     * Compares it with what a mapping speaks of.
     *
     * @throws FileUnfit when a column that the mapping speaks of is not there, or there twice
     */
    void check(Set<String> wanted) {
        List<String> absent = wanted.stream()
                .filter(column -> !column.startsWith(XesRow.FILE))
                .filter(column -> !positions.containsKey(key(column)))
                .sorted()
                .toList();
        if (!absent.isEmpty()) {
            String near = Spelling.nearest(absent.getFirst(), names)
                    .map(name -> " (gần giống: \"" + name + "\")")
                    .orElse("");
            throw FileUnfit.of(
                    Problem.Kind.MISSING,
                    "no column " + String.join(", ", absent) + "; the file has " + String.join(", ", names),
                    "Tệp không có cột \"" + String.join("\", \"", absent) + "\"" + near + ". Các cột của tệp: "
                            + String.join(", ", names)
                            + ". Hãy sửa tên cột, dấu phân cách, bảng mã hoặc dòng tiêu đề trong tệp ánh xạ.");
        }
        List<String> doubled = wanted.stream()
                .filter(column -> twice.contains(key(column)))
                .sorted()
                .toList();
        if (!doubled.isEmpty()) {
            throw FileUnfit.of(
                    Problem.Kind.WRONG_FORM,
                    "two columns called " + String.join(", ", doubled) + "; expected one",
                    "Tệp có hai cột cùng tên \"" + String.join("\", \"", doubled) + "\". Hãy đổi tên hoặc bỏ một cột.");
        }
    }

    /** Where the cells of some columns stand, so that it is looked up once per file and not once per row. */
    Map<String, Integer> positions(Set<String> wanted) {
        Map<String, Integer> found = new HashMap<>();
        for (String column : wanted) {
            Integer position = positions.get(key(column));
            if (position != null) {
                found.put(column, position);
            }
        }
        return found;
    }
}
