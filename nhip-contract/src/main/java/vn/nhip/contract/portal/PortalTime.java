package vn.nhip.contract.portal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;

/** Times of the portal: {@code yyyyMMddHHmmss} in Asia/Ho_Chi_Minh. */
final class PortalTime {
    private static final int LENGTH = 14;
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private PortalTime() {}

    /** The instant; {@code null} when it is not written so, or no such time between 1900 and 2200. */
    static @Nullable Instant parse(String text) {
        if (text.length() != LENGTH || text.charAt(0) == '+') {
            return null;
        }
        try {
            LocalDateTime time = LocalDateTime.parse(text, FORM);
            boolean plausible = time.getYear() >= 1900 && time.getYear() < 2200;
            return plausible ? time.atZone(WorkCalendar.ZONE).toInstant() : null;
        } catch (DateTimeException wrong) {
            return null;
        }
    }

    /** To the second; what is finer is lost. */
    static String write(Instant time) {
        return FORM.format(time.atZone(WorkCalendar.ZONE));
    }
}
