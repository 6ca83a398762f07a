package vn.nhip.server.screen;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.Rounder;

/**
 * Numbers and dates as Vietnamese readers write them: comma decimals, dot thousands, "−" for minus, dd/MM/yyyy. Nothing
 * is an en dash, never a zero.
 */
public final class Vi {
    /** What stands where there is nothing. */
    public static final String NOTHING = "–";

    private static final String MINUS = "−";
    private static final ZoneOffset HANOI = ZoneOffset.ofHours(7);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String[] QUARTERS = {"I", "II", "III", "IV"};

    private Vi() {}

    /** Points, always with two decimals: "8,24". */
    public static String points(@Nullable Double points) {
        return points == null ? NOTHING : minus(format("#,##0.00", Rounder.fixed2(points)));
    }

    /** A change of points with its sign: "+0,11", "−2,50", "0,00". */
    public static String change(@Nullable Double points) {
        if (points == null) {
            return NOTHING;
        }
        double rounded = Rounder.fixed2(points);
        return rounded > 0 ? "+" + points(rounded) : points(rounded == 0 ? 0.0 : rounded);
    }

    /** What something would bring: "+0,11"; "dưới 0,01" where two decimals would say zero but it is not. */
    public static String gain(@Nullable Double points) {
        return points != null && points > 0 && points < 0.005 ? "dưới 0,01" : change(points);
    }

    /** A small number with as many of five decimals as it needs: "0,01207". */
    public static String exact(double number) {
        return minus(format("#,##0.00###", number));
    }

    /** A whole number: "184.503". */
    public static String count(@Nullable Long count) {
        return count == null ? NOTHING : minus(format("#,##0", count));
    }

    public static String count(int count) {
        return count((long) count);
    }

    /** A number with as many of two decimals as it needs: "20", "2,5". */
    public static String number(double number) {
        return minus(format("#,##0.##", number));
    }

    /** A ratio as a percentage with two decimals: "78,38 %". */
    public static String percent(@Nullable Double ratio) {
        return ratio == null ? NOTHING : minus(format("#,##0.00", Rounder.fixed2(100 * ratio))) + "\u00a0%";
    }

    /** A target as a percentage without needless decimals: "80 %". */
    public static String target(double ratio) {
        return number(100 * ratio) + "\u00a0%";
    }

    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    /** Day and month only, for instants of the period at hand: "28/09". */
    public static String day(OffsetDateTime instant) {
        return DAY.format(instant);
    }

    /** An instant in the offset it was written with: "18:14 ngày 26/09/2026 (giờ UTC)"; Vietnam's own offset goes unsaid. */
    public static String instant(OffsetDateTime instant) {
        String text = TIME.format(instant) + " ngày " + DATE.format(instant);
        if (instant.getOffset().equals(HANOI)) {
            return text;
        }
        return text + " (giờ UTC" + (instant.getOffset().equals(ZoneOffset.UTC) ? "" : instant.getOffset()) + ")";
    }

    /** The same to the second, for figures that move: "18:14:05 ngày 26/09/2026". */
    public static String second(OffsetDateTime instant) {
        OffsetDateTime here = instant.withOffsetSameInstant(HANOI);
        return SECOND.format(here) + " ngày " + DATE.format(here);
    }

    /** The day on which an instant falls in Vietnam. */
    public static LocalDate dayOf(Instant instant) {
        return instant.atOffset(HANOI).toLocalDate();
    }

    /** The day of an instant in Vietnam: "06/03/2026". */
    public static String date(Instant instant) {
        return DATE.format(instant.atOffset(HANOI));
    }

    /** An instant in Vietnam, to the minute, for tables: "06/03/2026 09:02". */
    public static String moment(Instant instant) {
        return DATE.format(instant.atOffset(HANOI)) + " " + TIME.format(instant.atOffset(HANOI));
    }

    /** Where somebody asks from: an address, "chính máy chủ" for its own. */
    public static String from(String address) {
        return address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1") || address.equals("::1")
                ? "chính máy chủ"
                : address;
    }

    /** "tháng 8/2026", "quý III/2026", "năm 2026". */
    public static String period(Period period) {
        return switch (period.kind()) {
            case MONTH -> "tháng " + period.number() + "/" + period.year();
            case QUARTER -> "quý " + QUARTERS[period.number() - 1] + "/" + period.year();
            case YEAR -> "năm " + period.year();
        };
    }

    /** The text with a capital first letter. */
    public static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** A width for a bar, as SVG takes it: "37.45%". */
    public static String width(double part, double whole) {
        double share = whole <= 0 ? 0 : Math.clamp(100 * part / whole, 0, 100);
        return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(share) + "%";
    }

    private static String format(String pattern, double number) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        symbols.setDecimalSeparator(',');
        return new DecimalFormat(pattern, symbols).format(number);
    }

    private static String minus(String number) {
        return number.equals("-0,00") || number.equals("-0") ? number.substring(1) : number.replace("-", MINUS);
    }
}
