package vn.nhip.server.cases.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as spreadsheet programs keep them: days since an epoch, shown by a format. */
final class ExcelDates {
    private static final LocalDate EPOCH_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
    private static final BigDecimal FIRST = BigDecimal.ONE;
    private static final BigDecimal LAST = BigDecimal.valueOf(2_958_465);
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

    private ExcelDates() {}

    /** Whether a number is shown as a date: by one of the built-in formats, or a format with day and year, or month, in it. */
    static boolean isDate(@Nullable Integer id, @Nullable String format) {
        if (id != null && ((id >= 14 && id <= 17) || id == 22)) {
            return true;
        }
        if (format == null) {
            return false;
        }
        String bare =
                format.replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|_.|\\*.", "").toLowerCase(Locale.ROOT);
        return bare.contains("y") || (bare.contains("d") && bare.contains("m"));
    }

    /** The time; null when the number is none that such a program shows. */
    static @Nullable LocalDateTime of(BigDecimal days, boolean since1904) {
        if (days.compareTo(FIRST) < 0 || days.compareTo(LAST) > 0) {
            return null;
        }
        long seconds =
                days.multiply(SECONDS_PER_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return (since1904 ? EPOCH_1904 : EPOCH_1900).atStartOfDay().plusSeconds(seconds);
    }
}
