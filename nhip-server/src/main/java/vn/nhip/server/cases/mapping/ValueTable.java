package vn.nhip.server.cases.mapping;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a source's codes mean to us. Case does not matter.
 *
 * @param values a code in lower case, and our value; an empty one is "says nothing"
 * @param otherwise what to do with a code that is not there
 * @param fallback our value for a code that is not there, when there is one
 */
record ValueTable(
        String name,
        Map<String, String> values,
        Otherwise otherwise,
        @Nullable String fallback) {

    /** What to do with a code that the table does not have. */
    enum Otherwise {
        /** The event goes to quarantine. */
        QUARANTINE,
        /** The code is taken for no value. */
        EMPTY,
        /** The code is our value already. */
        SAME
    }

    /** A code as it is compared: Vietnamese typed with combining marks is the same text. */
    static String key(String code) {
        return TableRow.clean(code).toLowerCase(Locale.ROOT);
    }

    /** Our value for a code that is not empty. */
    String of(String code, String column) throws Unmappable {
        String value = values.get(key(code));
        if (value != null) {
            return value;
        }
        if (fallback != null) {
            return fallback;
        }
        return switch (otherwise) {
            case QUARANTINE -> throw Unmappable.unknown(column, code, known());
            case EMPTY -> "";
            case SAME -> code;
        };
    }

    private String known() {
        return values.keySet().stream().limit(20).sorted().collect(Collectors.joining(", "));
    }
}
