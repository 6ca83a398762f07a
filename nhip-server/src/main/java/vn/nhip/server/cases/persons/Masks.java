package vn.nhip.server.cases.persons;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What may be seen of a value without opening it: enough to tell two persons at the counter apart, never enough to know one. No mask tells how long a value is. */
final class Masks {
    private static final String DOTS = "•••";
    private static final int SHOWN_DIGITS = 3;
    /** A number as short as this would be half told by its end. */
    private static final int SHORTEST = 9;

    private Masks() {}

    static String of(PersonField field, String value) {
        return switch (field) {
            case NAME -> initials(value);
            case IDENTITY_NUMBER, PHONE -> end(value);
            case EMAIL -> DOTS + "@" + DOTS;
            case ADDRESS -> DOTS;
        };
    }

    private static String initials(String name) {
        return Arrays.stream(name.strip().split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + DOTS)
                .collect(Collectors.joining(" "));
    }

    private static String end(String number) {
        String stripped = number.strip();
        int length = stripped.length();
        return DOTS + DOTS + (length < SHORTEST ? "" : stripped.substring(length - SHOWN_DIGITS));
    }
}
