package vn.nhip.definitions;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The objects of an index definition with the keys they must and may have. The published JSON Schema says the same. */
enum IndexShape implements Shape {
    DEFINITION(
            List.of("code", "title", "legal_basis", "effective_from", "effective_to", "groups", "bands", "ranking"),
            List.of("zero_readings")),
    GROUP(List.of("code", "title", "short_title", "max", "indicators"), List.of()),
    INDICATOR(
            List.of(
                    "code",
                    "title",
                    "short_title",
                    "numerator",
                    "denominator",
                    "lost",
                    "mender",
                    "basis",
                    "unit",
                    "max",
                    "zero",
                    "rounding",
                    "parent"),
            List.of(
                    "targets",
                    "missing",
                    "levels",
                    "elsewhere",
                    "readings",
                    "cases",
                    "procedures",
                    "services",
                    "petitions",
                    "outside")),
    BASIS(List.of("clause", "source", "confidence"), List.of()),
    TARGET(List.of("from", "value", "source"), List.of()),
    READING(
            List.of("name", "title", "source"),
            List.of(
                    "target",
                    "zero",
                    "denominator_of",
                    "times_ratio_of",
                    "needs",
                    "cases",
                    "procedures",
                    "services",
                    "petitions")),
    CASES(List.of("window", "of", "where"), List.of("less")),
    OUTSIDE(List.of(), List.of("at_least", "fallback")),
    PROCEDURES(List.of("of"), List.of("where", "cases")),
    SERVICES(List.of("cases"), List.of()),
    PETITIONS(List.of("window", "of", "where"), List.of()),
    BAND(List.of("name", "from"), List.of()),
    RANKING(List.of("volume_indicator", "minimum_volume", "volume_bands"), List.of()),
    VOLUME_BAND(List.of("code", "title", "from"), List.of());

    private final List<String> required;
    private final List<String> optional;

    IndexShape(List<String> required, List<String> optional) {
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
