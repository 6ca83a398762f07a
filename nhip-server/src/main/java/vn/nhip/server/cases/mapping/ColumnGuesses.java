package vn.nhip.server.cases.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which column is what: by its name, and where names tell nothing by what stands in it. */
final class ColumnGuesses {
    /** 766-rules section 4, taken tolerantly. */
    private static final Pattern CASE_CODE = Pattern.compile(
            "([A-Z]\\d{2}(\\.\\d{1,3}){0,4}|\\d{3}(\\.\\d{2}){2}\\.[A-Z]\\d{2})-(\\d{6}|\\d{8})-\\d{3,7}");

    private static final Pattern PROCEDURE = Pattern.compile("\\d\\.\\d{6}(\\..*)?");
    private static final double MOST = 0.8;

    private final SniffedFile file;
    private final Map<ColumnRole, String> columns = new EnumMap<>(ColumnRole.class);
    private final Map<String, ColumnRole> roles = new LinkedHashMap<>();
    private final boolean codeIsGuessed;

    ColumnGuesses(SniffedFile file) {
        this.file = file;
        for (String column : file.columns()) {
            ColumnRole.ofName(column).ifPresent(role -> take(role, column));
        }
        byValues(ColumnRole.CASE_CODE, CASE_CODE);
        byValues(ColumnRole.PROCEDURE, PROCEDURE);
        codeIsGuessed = !columns.containsKey(ColumnRole.CASE_CODE);
        if (codeIsGuessed) {
            mostDistinct().ifPresent(column -> take(ColumnRole.CASE_CODE, column));
        }
    }

    /** What somebody chose, and nothing else. */
    ColumnGuesses(SniffedFile file, Map<String, ColumnRole> chosen) {
        this.file = file;
        for (String column : file.columns()) {
            ColumnRole role = chosen.get(column);
            if (role != null) {
                take(role, column);
            }
        }
        codeIsGuessed = !columns.containsKey(ColumnRole.CASE_CODE);
    }

    /** The first column of a role counts; a second one is said to be left out. */
    private void take(ColumnRole role, String column) {
        if (!columns.containsKey(role) && !roles.containsKey(column)) {
            columns.put(role, column);
            roles.put(column, role);
        }
    }

    private void byValues(ColumnRole role, Pattern pattern) {
        if (columns.containsKey(role)) {
            return;
        }
        file.columns().stream()
                .filter(column -> !roles.containsKey(column) && !PersonalColumns.isPersonal(column))
                .filter(column -> fits(column, pattern))
                .findFirst()
                .ifPresent(column -> take(role, column));
    }

    private boolean fits(String column, Pattern pattern) {
        List<String> values = file.values(column);
        long fitting = values.stream()
                .filter(value -> pattern.matcher(value).matches())
                .count();
        return !values.isEmpty() && fitting >= MOST * values.size();
    }

    private Optional<String> mostDistinct() {
        return file.columns().stream()
                .filter(column -> !roles.containsKey(column) && !PersonalColumns.isPersonal(column))
                .max(Comparator.comparingInt(column -> file.distinct(column).size()));
    }

    /** The column of a role; null when there is none. */
    @Nullable
    String column(ColumnRole role) {
        return columns.get(role);
    }

    boolean has(ColumnRole role) {
        return columns.containsKey(role);
    }

    /** What a column was taken for; empty when for nothing. */
    Optional<ColumnRole> role(String column) {
        return Optional.ofNullable(roles.get(column));
    }

    /** Whether neither a name nor a value told which column is the case's code. */
    boolean codeIsGuessed() {
        return codeIsGuessed;
    }

    /** The formats of dates that the columns of times need, the usual ones first; those of which nothing is known are the usual ones. */
    List<String> dates() {
        List<String> needed = new ArrayList<>();
        for (ColumnRole role : ColumnRole.values()) {
            String column = role.isTime() ? columns.get(role) : null;
            if (column != null) {
                format(file.values(column), needed);
            }
        }
        List<String> candidates = DateGuess.CANDIDATES;
        needed.sort(Comparator.comparingInt(candidates::indexOf));
        return needed.isEmpty() ? DateFormats.USUAL : List.copyOf(needed);
    }

    private static void format(List<String> values, List<String> needed) {
        for (String value : values) {
            if (needed.stream().noneMatch(format -> DateGuess.fits(format, value))) {
                DateGuess.of(value, values)
                        .filter(format -> !needed.contains(format))
                        .ifPresent(needed::add);
            }
        }
    }
}
