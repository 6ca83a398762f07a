package vn.nhip.definitions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.CalendarDay;
import vn.nhip.core.calendar.CalendarYear;
import vn.nhip.core.calendar.OfficeWeek;
import vn.nhip.core.calendar.WorkCalendar;

/**
 * Working calendars: the country's, and those of agencies that differ. What ships covers the years 2015 to 2027; later years, other office
 * hours and agencies come from an operator's files. Safe to share between threads.
 */
public final class Calendars {
    private static final String FOLDER = "/definitions/calendar/";

    private final WorkCalendar country;
    private final Map<String, WorkCalendar> byAgency;

    private Calendars(WorkCalendar country, Map<String, WorkCalendar> byAgency) {
        this.country = country;
        this.byAgency = byAgency;
    }

    /** The calendar that comes with the product. */
    public static WorkCalendar bundled() {
        return Bundled.COUNTRY;
    }

    /**
     * A calendar that comes with the product, by its code.
     *
     * @throws IllegalArgumentException naming the code and what there is
     */
    public static WorkCalendar bundled(String code) {
        if (!code.equals(CalendarFile.COUNTRY)) {
            throw new IllegalArgumentException("no calendar %s, there is %s".formatted(code, CalendarFile.COUNTRY));
        }
        return bundled();
    }

    /**
     * The calendars that come with the product, with an operator's files over them.
     *
     * @throws DefinitionException with every mistake in every file
     * @throws IOException when a file cannot be read
     */
    public static Calendars load(Path... files) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Path file : files) {
            texts.put(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        }
        return read(texts);
    }

    /**
     * As {@link #load}, from texts.
     *
     * @param files YAML by file name
     */
    public static Calendars read(Map<String, String> files) {
        List<DefinitionError> errors = new ArrayList<>();
        List<CalendarFile> read = parse(files, errors);
        WorkCalendar country = country(bundled(), read, errors);
        Map<String, WorkCalendar> byAgency = new TreeMap<>();
        for (CalendarFile file : read) {
            if (file.isOfAgencies()) {
                addAgencies(file, country, byAgency, errors);
            }
        }
        requireNone(errors);
        return new Calendars(country, byAgency);
    }

    private static void requireNone(List<DefinitionError> errors) {
        if (!errors.isEmpty()) {
            throw new DefinitionException(errors);
        }
    }

    private static List<CalendarFile> parse(Map<String, String> files, List<DefinitionError> errors) {
        List<CalendarFile> read = new ArrayList<>();
        files.forEach((name, yaml) -> {
            Complaints complaints = new Complaints(name);
            CalendarFile file = CalendarFile.read(name, yaml, complaints);
            if (file != null && complaints.isEmpty()) {
                read.add(file);
            }
            errors.addAll(complaints.inOrder());
        });
        return read;
    }

    private static WorkCalendar country(WorkCalendar base, List<CalendarFile> files, List<DefinitionError> errors) {
        Map<Integer, CalendarFile> years = new TreeMap<>();
        List<OfficeWeek> weeks = new ArrayList<>();
        for (CalendarFile file : files) {
            CalendarYear year = file.year();
            if (year == null) {
                weeks.addAll(file.isOfAgencies() ? List.of() : file.weeks());
                continue;
            }
            CalendarFile other = years.put(year.year(), file);
            if (other != null) {
                errors.add(new DefinitionError(
                        file.file(),
                        file.line(null),
                        "year " + year.year() + " as in " + other.file(),
                        "every year once"));
            }
        }
        int first = base.firstYear();
        int last = base.lastYear();
        while (years.containsKey(first - 1)) {
            first--;
        }
        while (years.containsKey(last + 1)) {
            last++;
        }
        List<CalendarYear> joined = new ArrayList<>();
        for (Map.Entry<Integer, CalendarFile> entry : years.entrySet()) {
            CalendarYear year = entry.getValue().year();
            if (entry.getKey() < first || entry.getKey() > last) {
                errors.add(new DefinitionError(
                        entry.getValue().file(),
                        entry.getValue().line(null),
                        "year " + entry.getKey(),
                        "the year " + (entry.getKey() > last ? last + 1 : first - 1)
                                + " as well: no year may be missing"));
            } else if (year != null) {
                joined.add(year);
            }
        }
        return extended(base, joined, weeks);
    }

    private static WorkCalendar extended(WorkCalendar base, List<CalendarYear> years, List<OfficeWeek> weeks) {
        WorkCalendar with = years.isEmpty() ? base : base.withYears(years);
        return weeks.isEmpty() ? with : with.with(with.code(), List.of(), weeks);
    }

    private static void addAgencies(
            CalendarFile file, WorkCalendar country, Map<String, WorkCalendar> byAgency, List<DefinitionError> errors) {
        for (CalendarDay day : file.days()) {
            int year = day.day().getYear();
            if (year < country.firstYear() || year > country.lastYear()) {
                errors.add(new DefinitionError(
                        file.file(),
                        file.line(day.day()),
                        "the day " + day.day(),
                        "a day from " + country.firstYear() + " to " + country.lastYear()
                                + ", or a calendar of that year"));
                return;
            }
        }
        WorkCalendar calendar = country.with(file.code(), file.days(), file.weeks());
        for (String agency : file.agencies()) {
            WorkCalendar other = byAgency.put(agency, calendar);
            if (other != null) {
                errors.add(new DefinitionError(
                        file.file(),
                        file.line(null),
                        "agency " + agency + " as in calendar " + other.code(),
                        "one calendar for it"));
            }
        }
    }

    /** The country's calendar. */
    public WorkCalendar country() {
        return country;
    }

    /**
     * The calendar of an agency: its own, that of the nearest unit above it ({@code H26} for {@code H26.19.15}), or the country's.
     *
     * @param agency code; {@code null} for the country's
     */
    public WorkCalendar of(@Nullable String agency) {
        String code = agency == null ? "" : agency;
        while (!code.isEmpty()) {
            WorkCalendar own = byAgency.get(code);
            if (own != null) {
                return own;
            }
            int dot = code.lastIndexOf('.');
            code = dot < 0 ? "" : code.substring(0, dot);
        }
        return country;
    }

    /** Codes of the agencies that have a calendar of their own. */
    public Collection<String> agencies() {
        return List.copyOf(byAgency.keySet());
    }

    /** Read once, when first asked for. */
    private static final class Bundled {
        static final WorkCalendar COUNTRY = read();

        private static WorkCalendar read() {
            Map<String, String> texts = new LinkedHashMap<>();
            resource(FOLDER + "files.txt").lines().forEach(name -> {
                String file = FOLDER + name + ".yaml";
                texts.put(file.substring(1), resource(file));
            });
            List<DefinitionError> errors = new ArrayList<>();
            List<CalendarFile> files = parse(texts, errors);
            requireNone(errors);
            List<CalendarYear> years = new ArrayList<>();
            List<OfficeWeek> weeks = new ArrayList<>();
            for (CalendarFile file : files) {
                CalendarYear year = file.year();
                if (year != null) {
                    years.add(year);
                }
                weeks.addAll(file.weeks());
            }
            return WorkCalendar.of(CalendarFile.COUNTRY, years, weeks);
        }

        private static String resource(String name) {
            try (InputStream in = Calendars.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException("Programmer error: resource " + name + " is not packed");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(name + " cannot be read", e);
            }
        }
    }
}
