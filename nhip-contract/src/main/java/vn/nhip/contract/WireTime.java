package vn.nhip.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Times on the wire: RFC 3339 with an offset. Also taken: no seconds ({@code 2026-02-13T15:30+07:00}), and offsets written {@code +0700}
 * and {@code +07}. By hand: the JDK's formatter takes longer than all the rest of an event.
 */
final class WireTime {
    private static final int SECONDS_PER_DAY = 86_400;

    private WireTime() {}

    /** The instant; {@code null} when it cannot be read. */
    static @Nullable Instant parse(String text) {
        Scan scan = new Scan(text);
        int year = scan.digits(4);
        int month = scan.after('-');
        int day = scan.after('-');
        scan.separator();
        int hour = scan.digits(2);
        int minute = scan.after(':');
        int second = scan.peek() == ':' ? scan.after(':') : 0;
        int nano = scan.fraction();
        int offset = scan.offset();
        if (!scan.good || !scan.atEnd() || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            return Instant.ofEpochSecond(days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second - offset, nano);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    /** Whether only the offset is missing. */
    static boolean lacksOffset(String text) {
        return parse(text) == null && parse(text + "Z") != null;
    }

    /** A place in the text; after the first thing that does not fit, {@link #good} is false and nothing read counts. */
    private static final class Scan {
        private final String text;
        private int at;
        private boolean good = true;

        Scan(String text) {
            this.text = text;
        }

        char peek() {
            return at < text.length() ? text.charAt(at) : 0;
        }

        boolean atEnd() {
            return at == text.length();
        }

        int digits(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                int digit = peek() - '0';
                good &= digit >= 0 && digit <= 9;
                value = value * 10 + digit;
                at++;
            }
            return value;
        }

        int after(char sign) {
            good &= peek() == sign;
            at++;
            return digits(2);
        }

        void separator() {
            char sign = peek();
            good &= sign == 'T' || sign == 't' || sign == ' ';
            at++;
        }

        int fraction() {
            if (peek() != '.') {
                return 0;
            }
            at++;
            int first = at;
            int nano = 0;
            int weight = 100_000_000;
            while (peek() >= '0' && peek() <= '9') {
                nano += (peek() - '0') * weight;
                weight /= 10;
                at++;
            }
            good &= at > first;
            return nano;
        }

        /** Seconds east of Greenwich. */
        int offset() {
            char sign = peek();
            at++;
            if (sign == 'Z' || sign == 'z') {
                return 0;
            }
            good &= sign == '+' || sign == '-';
            int hours = digits(2);
            if (peek() == ':') {
                at++;
                good &= !atEnd();
            }
            int minutes = at >= text.length() ? 0 : digits(2);
            good &= hours <= 18 && minutes <= 59;
            return (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
        }
    }
}
