package vn.nhip.core.scoring;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Reading;

/** The alternative readings somebody chose: by indicator code, or under {@link #ZERO} for every zero denominator. */
public final class Readings {
    /** The key under which a reading of all zero denominators is chosen. */
    public static final String ZERO = "zero";

    /** The definition's own readings. */
    public static final Readings DEFAULT = new Readings(Map.of(), null);

    private final Map<String, Reading> byIndicator;
    private final @Nullable Reading zero;

    private Readings(Map<String, Reading> byIndicator, @Nullable Reading zero) {
        this.byIndicator = byIndicator;
        this.zero = zero;
    }

    /**
     * Looks the chosen names up.
     *
     * @param chosen indicator code (or "zero") to reading name
     * @throws IllegalArgumentException naming the key, the name and what there is to choose from
     */
    public static Readings of(IndexDefinition definition, Map<String, String> chosen) {
        return of(definition, chosen, false);
    }

    /**
     * The same where counts are made from single cases, so that readings that are counted otherwise can be chosen too; their counts are
     * handed to the scorer under {@link Reading#key}.
     */
    public static Readings ofCases(IndexDefinition definition, Map<String, String> chosen) {
        return of(definition, chosen, true);
    }

    private static Readings of(IndexDefinition definition, Map<String, String> chosen, boolean fromCases) {
        Map<String, Reading> found = new TreeMap<>();
        Reading zero = null;
        for (Map.Entry<String, String> choice : chosen.entrySet()) {
            if (choice.getKey().equals(ZERO)) {
                zero = pick(definition.zeroReadings(), choice, fromCases);
            } else {
                Indicator indicator = definition
                        .indicator(choice.getKey())
                        .orElseThrow(() -> new IllegalArgumentException(
                                "no indicator %s in %s".formatted(choice.getKey(), definition.version())));
                found.put(indicator.code(), pick(indicator.readings(), choice, fromCases));
            }
        }
        return new Readings(Map.copyOf(found), zero);
    }

    private static Reading pick(java.util.List<Reading> readings, Map.Entry<String, String> choice, boolean fromCases) {
        Reading reading = readings.stream()
                .filter(r -> r.name().equals(choice.getValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reading %s of %s, there is %s"
                        .formatted(
                                choice.getValue(),
                                choice.getKey(),
                                readings.stream().map(Reading::name).toList())));
        if (reading.change() == null && !(fromCases && reading.isCountedItself())) {
            throw new IllegalArgumentException("reading %s of %s needs single cases, totals cannot answer it"
                    .formatted(choice.getValue(), choice.getKey()));
        }
        return reading;
    }

    Rule apply(Rule rule) {
        Rule result = zero == null ? rule : rule.under(zero);
        Reading own = byIndicator.get(rule.indicator().code());
        return own == null ? result : result.under(own);
    }
}
