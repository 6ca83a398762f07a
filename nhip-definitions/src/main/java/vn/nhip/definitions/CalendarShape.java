package vn.nhip.definitions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The objects of a calendar file with the keys they must and may have. */
enum CalendarShape implements YamlShape {
    CALENDAR(List.of("calendar", "source"), List.of("year", "announced", "agencies", "weeks", "days")),
    WEEK(
            List.of("from", "source"),
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")),
    DAY(List.of("date", "kind", "name", "name_en", "source"), List.of("verified"));

    private final List<String> required;
    private final List<String> optional;

    CalendarShape(List<String> required, List<String> optional) {
        this.required = required;
        this.optional = optional;
    }

    @Override
    public List<String> required() {
        return required;
    }

    @Override
    public List<String> keys() {
        return Stream.concat(required.stream(), optional.stream()).toList();
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
