package vn.nhip.server.cases.mapping;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which a file writes times, tried in their order; the first that fits counts. */
final class DateFormats {
    static final String ISO = "iso";
    static final String EXCEL = "excel";

    /** What is tried when a mapping says nothing. */
    static final List<String> USUAL = List.of(
            "dd/MM/yyyy HH:mm:ss",
            "dd/MM/yyyy HH:mm",
            "dd/MM/yyyy",
            ISO,
            "yyyyMMddHHmmss",
            "dd-MM-yyyy HH:mm:ss",
            "dd-MM-yyyy HH:mm",
            "dd-MM-yyyy");

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    private interface Format {
        @Nullable
        ReadTime read(String text);
    }

    private final List<String> names;
    private final List<Format> formats = new ArrayList<>();
    private final ZoneId zone;

    /**
     * @param zone where times without an offset were written
     * @throws IllegalArgumentException when a format is not one
     */
    DateFormats(List<String> names, ZoneId zone) {
        this.names = List.copyOf(names);
        this.zone = zone;
        for (String name : names) {
            formats.add(
                    switch (name) {
                        case ISO -> this::iso;
                        case EXCEL -> this::excel;
                        default -> pattern(name);
                    });
        }
    }

    String names() {
        return String.join(", ", names);
    }

    /** The time in a text; null when no format fits, or it is not of the years that can be. */
    @Nullable
    ReadTime read(String text) {
        for (Format format : formats) {
            ReadTime time = format.read(text);
            if (time != null) {
                int year = time.local().getYear();
                return year >= FIRST_YEAR && year <= LAST_YEAR ? time : null;
            }
        }
        return null;
    }

    private Format pattern(String pattern) {
        if (!Pattern.matches("[dMyHhmsSa/.,:T' -]+", pattern) || !pattern.contains("d") || !pattern.contains("M")) {
            throw new IllegalArgumentException(pattern);
        }
        // A single letter takes one digit or two: files that pad days are no longer padded after somebody saved them
        // again.
        String tolerant = pattern.replaceAll("(?<![A-Za-z])(d|M|H|h)\\1(?![A-Za-z])", "$1")
                .replace('y', 'u');
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(tolerant)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        boolean hasTime = pattern.contains("H") || pattern.contains("h");
        return text -> parse(formatter, text, hasTime);
    }

    private @Nullable ReadTime parse(DateTimeFormatter formatter, String text, boolean hasTime) {
        // Most formats of a list do not fit: finding that out must not cost an exception.
        ParsePosition position = new ParsePosition(0);
        if (formatter.parseUnresolved(text, position) == null || position.getIndex() < text.length()) {
            return null;
        }
        try {
            TemporalAccessor parsed = formatter.parse(text);
            return hasTime
                    ? new ReadTime(LocalDateTime.from(parsed), zone, false)
                    : new ReadTime(LocalDate.from(parsed).atStartOfDay(), zone, true);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private @Nullable ReadTime iso(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        try {
            if (text.length() == 10) {
                return new ReadTime(LocalDate.parse(text).atStartOfDay(), zone, true);
            }
            String joined = text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
            return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    joined, OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime time -> new ReadTime(time.toLocalDateTime(), time.getOffset(), false);
                case LocalDateTime time -> new ReadTime(time, zone, false);
                default -> null;
            };
        } catch (DateTimeException notIso) {
            return null;
        }
    }

    /** Days since 30/12/1899. Below 61 spreadsheet programs disagree by a day (they know a 29/2/1900): no date of a case. */
    private @Nullable ReadTime excel(String text) {
        if (text.length() > 20 || !text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
            return null;
        }
        try {
            double serial = Double.parseDouble(text);
            if (!(serial >= 61 && serial < 110_000)) {
                return null;
            }
            LocalDateTime local = LocalDate.of(1899, 12, 30).atStartOfDay().plusSeconds(Math.round(serial * 86_400));
            return new ReadTime(local, zone, serial == Math.rint(serial));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
