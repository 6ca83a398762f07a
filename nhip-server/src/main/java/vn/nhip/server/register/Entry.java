package vn.nhip.server.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of a register: values by column.
 *
 * @param values text, {@link LocalDate}, {@link Instant}, {@link Long} or {@link Boolean}; {@code null} for an empty cell
 */
public record Entry(Map<String, @Nullable Object> values) {
    public Entry {
        values = Collections.unmodifiableMap(new HashMap<>(values));
    }

    private <T> @Nullable T value(String column, Class<T> type) {
        Object value = values.get(column);
        return value == null ? null : type.cast(value);
    }

    public @Nullable String text(String column) {
        return value(column, String.class);
    }

    public @Nullable Instant instant(String column) {
        return value(column, Instant.class);
    }

    public @Nullable LocalDate day(String column) {
        return value(column, LocalDate.class);
    }

    /** A count; {@code null} for an empty cell. */
    public @Nullable Long count(String column) {
        return value(column, Long.class);
    }

    /** Whether a flag is set. */
    public boolean is(String column) {
        return Boolean.TRUE.equals(values.get(column));
    }

    /** Whether it is taken back. */
    public boolean isRemoved() {
        return is(Shape.REMOVED);
    }

    /** The text of a column that cannot be empty. */
    public String needed(String column) {
        return neededOf(column, String.class);
    }

    /** The same of an instant. */
    public Instant neededInstant(String column) {
        return neededOf(column, Instant.class);
    }

    /** The same of a day. */
    public LocalDate neededDay(String column) {
        return neededOf(column, LocalDate.class);
    }

    private <T> T neededOf(String column, Class<T> type) {
        T value = value(column, type);
        if (value == null) {
            throw new IllegalStateException("register entry without " + column + ": " + values.keySet());
        }
        return value;
    }
}
