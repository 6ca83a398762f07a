package vn.nhip.definitions;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import vn.nhip.core.calendar.CalendarDay;
import vn.nhip.core.calendar.CalendarYear;
import vn.nhip.core.calendar.OfficeHours;
import vn.nhip.core.calendar.OfficeWeek;

/**
 * One calendar file as read: a year of the common calendar, its office hours, or what agencies do otherwise.
 *
 * @param year {@code null} where it is not a year
 * @param lines the line of every day, and of the key {@code year} under {@code null}
 */
record CalendarFile(
        String file,
        String code,
        @Nullable CalendarYear year,
        List<String> agencies,
        List<OfficeWeek> weeks,
        List<CalendarDay> days,
        Map<@Nullable LocalDate, Integer> lines) {

    /** The common calendar of the country. */
    static final String COUNTRY = "VN";

    boolean isOfAgencies() {
        return !agencies.isEmpty();
    }

    int line(@Nullable LocalDate day) {
        return lines.getOrDefault(day, 1);
    }

    /** Reads a file; null when not even its top could be read. */
    static @Nullable CalendarFile read(String file, String yaml, Complaints complaints) {
        MappingNode top = YamlFile.read(yaml, complaints);
        return top == null ? null : read(file, new YamlObject(top, CalendarShape.CALENDAR, complaints));
    }

    private static CalendarFile read(String file, YamlObject top) {
        Complaints complaints = top.complaints();
        Map<@Nullable LocalDate, Integer> lines = new HashMap<>();
        lines.put(null, top.line("year"));
        String code = top.text("calendar");
        String source = top.text("source");
        boolean announced = top.flag("announced", true);
        List<String> agencies = top.has("agencies") ? top.texts("agencies") : List.of();
        List<OfficeWeek> weeks = new ArrayList<>();
        if (top.has("weeks")) {
            top.objects("weeks", CalendarShape.WEEK).forEach(week -> readWeek(week, weeks));
        }
        List<CalendarDay> days = new ArrayList<>();
        if (top.has("days")) {
            top.objects("days", CalendarShape.DAY).forEach(day -> readDay(day, days, lines));
        }
        CalendarYear year = null;
        if (top.has("year")) {
            int number = top.year("year");
            for (CalendarDay day : days) {
                if (number > 0 && day.day().getYear() != number && !day.day().equals(LocalDate.EPOCH)) {
                    complaints.add(
                            lines.getOrDefault(day.day(), 1), "the day " + day.day(), "a day of the year " + number);
                }
            }
            if (complaints.isEmpty()) {
                year = new CalendarYear(number, announced, source, days);
            }
            requireKind(top, code, "year", code.equals(COUNTRY) && agencies.isEmpty());
        } else {
            requireKind(top, code, "calendar", code.equals(COUNTRY) == agencies.isEmpty());
            if (top.names("announced")) {
                complaints.add(top.line("announced"), "announced without year", "the key year");
            }
            if (agencies.isEmpty() && !days.isEmpty()) {
                complaints.add(top.line("days"), "days without year or agencies", "the key year, or agencies");
            }
        }
        return new CalendarFile(file, code, year, agencies, weeks, days, lines);
    }

    private static void requireKind(YamlObject top, String code, String key, boolean right) {
        if (!right && !code.isEmpty()) {
            top.complaints()
                    .add(
                            top.line(key),
                            "calendar " + code + (top.has("agencies") ? " with agencies" : " without agencies"),
                            "calendar " + COUNTRY + " for a year or the common office hours,"
                                    + " or a code of your own with the list agencies");
        }
    }

    private static void readDay(YamlObject object, List<CalendarDay> days, Map<@Nullable LocalDate, Integer> lines) {
        LocalDate date = object.date("date");
        if (lines.putIfAbsent(date, object.line("date")) != null && !date.equals(LocalDate.EPOCH)) {
            object.complaints()
                    .add(object.line("date"), "the day " + date + " as in line " + lines.get(date), "every day once");
            return;
        }
        days.add(new CalendarDay(
                date,
                object.constant("kind", CalendarDay.Kind.class),
                object.text("name"),
                object.text("name_en"),
                object.text("source"),
                object.flag("verified", true)));
    }

    private static void readWeek(YamlObject object, List<OfficeWeek> weeks) {
        LocalDate from = object.date("from");
        String source = object.text("source");
        Map<DayOfWeek, OfficeHours> hours = new EnumMap<>(DayOfWeek.class);
        boolean wrong = false;
        for (DayOfWeek day : DayOfWeek.values()) {
            String key = day.name().toLowerCase(Locale.ROOT);
            if (object.has(key)) {
                List<String> intervals = object.texts(key);
                try {
                    hours.put(day, OfficeHours.of(intervals));
                } catch (IllegalArgumentException e) {
                    wrong = true;
                    object.complaints()
                            .add(
                                    object.line(key),
                                    key + ": " + String.join(", ", intervals),
                                    "hours in order, 08:00-12:00, 13:30-17:30");
                }
            }
        }
        if (hours.values().stream().anyMatch(open -> !open.isClosed())) {
            weeks.add(new OfficeWeek(from, hours, source));
        } else if (!wrong) {
            object.complaints()
                    .add(object.line("from"), "a week without a day that is worked", "hours of at least one day");
        }
    }
}
