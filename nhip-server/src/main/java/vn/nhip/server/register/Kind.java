package vn.nhip.server.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the cells of a column hold. */
public enum Kind {
    /** Up to {@value #LONGEST} characters on one line. */
    TEXT("text", "chữ, dài nhất " + Kind.LONGEST + " ký tự"),
    /** A day. */
    DAY("date", "ngày, ví dụ 2026-08-31"),
    /** An instant; without an offset, Vietnamese time. */
    INSTANT("timestamptz", "thời điểm, ví dụ 2026-08-31 09:05 hoặc 2026-08-31T09:05:00+07:00"),
    /** A whole number, 0 at least. */
    COUNT("bigint", "số nguyên không âm"),
    /** Yes or no; an empty cell is no. */
    FLAG("boolean", "có hoặc không");

    static final int LONGEST = 200;
    private static final int COUNT_DIGITS = 12;
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Set<String> YES = Set.of("có", "x", "true", "1");
    private static final Set<String> NO = Set.of("không", "false", "0");

    private final String sql;
    private final String expected;

    Kind(String sql, String expected) {
        this.sql = sql;
        this.expected = expected;
    }

    /** As PostgreSQL calls it. */
    String sql() {
        return sql;
    }

    /** What must stand in a cell, in Vietnamese. */
    String expected() {
        return expected;
    }

    /**
     * Reads a cell that is not empty.
     *
     * @return {@code null} when it does not have the form
     */
    @Nullable
    Object read(String text) {
        try {
            return switch (this) {
                case TEXT -> text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl) ? null : text;
                case DAY -> known(LocalDate.parse(text));
                case INSTANT -> instant(text);
                case COUNT -> text.matches("\\d{1," + COUNT_DIGITS + "}") ? Long.valueOf(text) : null;
                case FLAG -> flag(text.toLowerCase(Locale.ROOT));
            };
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Boolean flag(String text) {
        return YES.contains(text) ? Boolean.TRUE : NO.contains(text) ? Boolean.FALSE : null;
    }

    private static @Nullable Instant instant(String text) {
        String iso = text.replace(' ', 'T');
        boolean hasOffset = iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d");
        Instant instant = hasOffset
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).atZone(VIETNAM).toInstant();
        return known(LocalDate.ofInstant(instant, VIETNAM)) == null ? null : instant;
    }

    /** Years that somebody mistyped are no years. */
    private static @Nullable LocalDate known(LocalDate day) {
        return day.getYear() < 1990 || day.getYear() > 2100 ? null : day;
    }

    /** A value as the driver takes it. */
    static @Nullable Object bound(@Nullable Object value) {
        return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    }

    @Nullable
    Object read(ResultSet row, int column) throws SQLException {
        return switch (this) {
            case TEXT -> row.getString(column);
            case DAY -> row.getObject(column, LocalDate.class);
            case INSTANT -> {
                OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
                yield at == null ? null : at.toInstant();
            }
            case COUNT -> row.getObject(column, Long.class);
            case FLAG -> row.getObject(column, Boolean.class);
        };
    }
}
