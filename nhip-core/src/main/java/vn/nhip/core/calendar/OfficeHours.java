package vn.nhip.core.calendar;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The hours in which an office is open on one day: none, one or several intervals in order, none touching another. */
public final class OfficeHours {
    /** Not open at all. */
    public static final OfficeHours CLOSED = new OfficeHours(new int[0]);

    /** Opening and closing in turn, in seconds of the day. */
    private final int[] bounds;

    private final int open;

    private OfficeHours(int[] bounds) {
        this.bounds = bounds;
        int sum = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            sum += bounds[i + 1] - bounds[i];
        }
        this.open = sum;
    }

    /**
     * Hours as they are written, {@code "08:00-12:00", "13:30-17:30"}; no interval is closed all day.
     *
     * @throws IllegalArgumentException saying which interval is wrong and how it should be
     */
    public static OfficeHours of(String... intervals) {
        return of(List.of(intervals));
    }

    public static OfficeHours of(List<String> intervals) {
        int[] bounds = new int[intervals.size() * 2];
        int last = -1;
        for (int i = 0; i < intervals.size(); i++) {
            String text = intervals.get(i);
            int dash = text.indexOf('-');
            if (dash < 0) {
                throw new IllegalArgumentException("office hours " + text + ", expected 08:00-12:00");
            }
            int from = second(text, text.substring(0, dash));
            int to = second(text, text.substring(dash + 1));
            if (to <= from) {
                throw new IllegalArgumentException("office hours " + text + ", expected a closing after the opening");
            }
            if (from <= last) {
                throw new IllegalArgumentException(
                        "office hours " + text + ", expected to open after the interval before has closed");
            }
            bounds[2 * i] = from;
            bounds[2 * i + 1] = to;
            last = to;
        }
        return bounds.length == 0 ? CLOSED : new OfficeHours(bounds);
    }

    private static int second(String interval, String text) {
        if (text.strip().equals("24:00")) {
            return WorkCalendar.SECONDS_OF_DAY;
        }
        try {
            return LocalTime.parse(text.strip()).toSecondOfDay();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("office hours " + interval + ", expected 08:00-12:00", e);
        }
    }

    public boolean isClosed() {
        return open == 0;
    }

    /** Open time of the whole day. */
    public int openSeconds() {
        return open;
    }

    /** The second of the day at which the office opens; 0 when it is closed all day. */
    public int opening() {
        return bounds.length == 0 ? 0 : bounds[0];
    }

    /** Open time between midnight and a second of the day. */
    public int openSecondsBefore(int secondOfDay) {
        int sum = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            sum += Math.clamp((long) secondOfDay - bounds[i], 0, bounds[i + 1] - bounds[i]);
        }
        return sum;
    }

    /** The first second of the day by which the office has been open so long, which is at most {@link #openSeconds()}. */
    public int secondAfterOpen(int openSeconds) {
        int left = openSeconds;
        for (int i = 0; i < bounds.length; i += 2) {
            int length = bounds[i + 1] - bounds[i];
            if (left <= length) {
                return bounds[i] + left;
            }
            left -= length;
        }
        throw new IllegalArgumentException(openSeconds + " s, but open for " + open + " s");
    }

    /** The intervals as they are written, {@code "08:00-12:00"}. */
    public List<String> intervals() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < bounds.length; i += 2) {
            texts.add(clock(bounds[i]) + "-" + clock(bounds[i + 1]));
        }
        return texts;
    }

    private static String clock(int second) {
        return second == WorkCalendar.SECONDS_OF_DAY
                ? "24:00"
                : LocalTime.ofSecondOfDay(second).toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OfficeHours hours && Arrays.equals(bounds, hours.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    @Override
    public String toString() {
        return String.join(", ", intervals());
    }
}
