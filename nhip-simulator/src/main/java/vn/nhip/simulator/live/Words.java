package vn.nhip.simulator.live;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers and times for a person, in Vietnamese. */
final class Words {
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final int TWO_DAYS_HOURS = 48;
    private static final int HOUR_MINUTES = 60;
    private static final int MINUTE_SECONDS = 60;

    private Words() {}

    static String number(long number) {
        return NumberFormat.getIntegerInstance(VIETNAMESE).format(number);
    }

    /** Two units at most; less than a second is one. */
    static String time(Duration time) {
        if (time.toHours() >= TWO_DAYS_HOURS) {
            return time.toDays() + " ngày";
        }
        if (time.toHours() >= 1) {
            return String.format(Locale.ROOT, "%d giờ %02d phút", time.toHours(), time.toMinutes() % HOUR_MINUTES);
        }
        if (time.toMinutes() >= 1) {
            return String.format(Locale.ROOT, "%d phút %02d giây", time.toMinutes(), time.toSeconds() % MINUTE_SECONDS);
        }
        return Math.max(1, time.toSeconds()) + " giây";
    }

    /** A second since 1970, in Vietnamese time. */
    static String minute(long second) {
        return MINUTE.format(Instant.ofEpochSecond(second));
    }
}
