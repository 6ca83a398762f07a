package vn.nhip.core.index;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reporting period (kỳ báo cáo): a month, a quarter or a year. Written {@code 2026-08}, {@code 2026-Q3}, {@code 2026}.
 *
 * @param kind its kind; only periods of one kind are compared
 * @param year calendar year
 * @param number month 1–12, quarter 1–4, or 1 for a year
 */
public record Period(Kind kind, int year, int number) implements Comparable<Period> {

    /** The kinds of period that a user picks. */
    public enum Kind {
        MONTH(12),
        QUARTER(4),
        YEAR(1);

        private final int perYear;

        Kind(int perYear) {
            this.perYear = perYear;
        }
    }

    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])))?");

    public Period {
        if (number < 1 || number > kind.perYear) {
            throw new IllegalArgumentException(kind + " " + number + " is outside 1.." + kind.perYear);
        }
    }

    public static Period month(int year, int month) {
        return new Period(Kind.MONTH, year, month);
    }

    /** Reads the written form; empty when it is something else. */
    public static Optional<Period> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) != null) {
            return Optional.of(new Period(Kind.MONTH, year, Integer.parseInt(matcher.group(2))));
        }
        if (matcher.group(3) != null) {
            return Optional.of(new Period(Kind.QUARTER, year, Integer.parseInt(matcher.group(3))));
        }
        return Optional.of(new Period(Kind.YEAR, year, 1));
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, (number - 1) * (12 / kind.perYear) + 1, 1);
    }

    public LocalDate lastDay() {
        return YearMonth.of(year, number * (12 / kind.perYear)).atEndOfMonth();
    }

    /** The one immediately before, of the same kind, across the year's end too. */
    public Period previous() {
        return number > 1 ? new Period(kind, year, number - 1) : new Period(kind, year - 1, kind.perYear);
    }

    /** The written form. */
    public String code() {
        return switch (kind) {
            case MONTH -> "%04d-%02d".formatted(year, number);
            case QUARTER -> "%04d-Q%d".formatted(year, number);
            case YEAR -> "%04d".formatted(year);
        };
    }

    @Override
    public int compareTo(Period other) {
        int byEnd = lastDay().compareTo(other.lastDay());
        return byEnd != 0 ? byEnd : kind.compareTo(other.kind);
    }
}
