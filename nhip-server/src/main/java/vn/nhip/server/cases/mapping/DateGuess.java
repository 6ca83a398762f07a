package vn.nhip.server.cases.mapping;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How the dates of a column are written. Day before month, as in Vietnam, unless some value cannot be read so. */
final class DateGuess {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    /** What is tried, in this order. */
    static final List<String> CANDIDATES = List.of(
            "dd/MM/yyyy HH:mm:ss",
            "dd/MM/yyyy HH:mm",
            "dd/MM/yyyy",
            "iso",
            "yyyyMMddHHmmss",
            "yyyyMMdd",
            "dd-MM-yyyy HH:mm:ss",
            "dd-MM-yyyy HH:mm",
            "dd-MM-yyyy",
            "dd.MM.yyyy",
            "HH:mm dd/MM/yyyy",
            "HH:mm:ss dd/MM/yyyy",
            "dd/MM/yyyy h:mm:ss a",
            "yyyy/MM/dd HH:mm:ss",
            "yyyy/MM/dd",
            "MM/dd/yyyy HH:mm:ss",
            "MM/dd/yyyy HH:mm",
            "MM/dd/yyyy",
            "dd/MM/yy",
            "excel");

    private static final Map<String, DateFormats> FORMATS = new LinkedHashMap<>();

    static {
        CANDIDATES.forEach(name -> FORMATS.put(name, new DateFormats(List.of(name), VIETNAM)));
    }

    private DateGuess() {}

    static boolean fits(String format, String value) {
        return Objects.requireNonNull(FORMATS.get(format)).read(value) != null;
    }

    /** The first format that fits a value, and of those the first that fits the most of its column. */
    static Optional<String> of(String value, List<String> column) {
        String best = null;
        long most = 0;
        for (String candidate : CANDIDATES) {
            if (fits(candidate, value)) {
                long fitting =
                        column.stream().filter(other -> fits(candidate, other)).count();
                if (fitting > most) {
                    most = fitting;
                    best = candidate;
                }
            }
        }
        return Optional.ofNullable(best);
    }
}
