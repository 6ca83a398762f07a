package vn.nhip.server.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days on which something holds, both ends included; {@code null} is no end. */
final class Validity {

    private Validity() {}

    static boolean holds(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** What is wrong with them; {@code null} where nothing is. */
    static @Nullable String contradiction(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from != null && to != null && to.isBefore(from)
                ? "valid_to %s trước valid_from %s; sửa một trong hai".formatted(to, from)
                : null;
    }
}
