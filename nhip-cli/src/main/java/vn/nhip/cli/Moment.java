package vn.nhip.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import vn.nhip.core.calendar.WorkCalendar;

/** A moment as people and systems write it; where no time zone is given, Vietnam's. */
final class Moment {
    static final String EXPECTED = "2026-02-13T15:30+07:00, 2026-02-13T15:30, 13/02/2026 15:30";

    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter SPACED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final List<DateTimeFormatter> LOCAL =
            List.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME, WRITTEN, SPACED);
    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));

    private Moment() {}

    /** Null when it is written in no way that we know. */
    static @Nullable Instant read(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            // Not with an offset; local forms are tried.
        }
        for (DateTimeFormatter form : LOCAL) {
            try {
                return LocalDateTime.parse(text, form).atZone(WorkCalendar.ZONE).toInstant();
            } catch (DateTimeException e) {
                // Not in this form.
            }
        }
        return null;
    }

    /** As {@link #read}; a day without a time is that whole day, so its last second. */
    static @Nullable Instant readDue(String text) {
        for (DateTimeFormatter form : DAYS) {
            try {
                return LocalDate.parse(text, form)
                        .atTime(23, 59, 59)
                        .atZone(WorkCalendar.ZONE)
                        .toInstant();
            } catch (DateTimeException e) {
                // Not in this form.
            }
        }
        return read(text);
    }

    /** For options of the command line. */
    static final class Option implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            Instant read = read(text);
            if (read == null) {
                throw new TypeConversionException(
                        "không hiểu thời điểm '%s': viết ngày và giờ, ví dụ %s".formatted(text, EXPECTED));
            }
            return read;
        }
    }

    /** For options that take a due date, with or without a time. */
    static final class DueOption implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            Instant read = readDue(text);
            if (read == null) {
                throw new TypeConversionException(
                        "không hiểu ngày hẹn trả '%s': viết ví dụ 2026-02-27, 27/02/2026 hoặc 2026-02-27T17:00+07:00"
                                .formatted(text));
            }
            return read;
        }
    }
}
