package vn.nhip.simulator.sandbox.portal;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.SandboxJson;

/**
 * What the portal was told of the national report: dossiers received, by agency and month. The denominator of 1.4.
 *
 * @param byAgency of an agency, its months
 */
record NationalReport(Map<String, Map<YearMonth, Long>> byAgency) {
    static final NationalReport EMPTY = new NationalReport(Map.of());

    NationalReport {
        byAgency = Map.copyOf(byAgency);
    }

    /**
     * The report in {@code {"H44.100":{"2026-08":1210}}}.
     *
     * @throws Refusal 400 naming what is wrong
     */
    static NationalReport of(JsonNode json) {
        Map<String, Map<YearMonth, Long>> byAgency = new TreeMap<>();
        if (!json.isObject()) {
            throw Refusal.badRequest("\"nationalReport\" is no JSON object of agencies");
        }
        json.properties().forEach(agency -> {
            Map<YearMonth, Long> months = new TreeMap<>();
            SandboxJson.onlyMembers(
                    agency.getValue(), Set.copyOf(agency.getValue().propertyNames()), agency.getKey());
            agency.getValue().properties().forEach(month -> {
                JsonNode count = month.getValue();
                if (!count.canConvertToLong() || !count.isIntegralNumber() || count.longValue() < 0) {
                    throw Refusal.badRequest(
                            agency.getKey() + ", " + month.getKey() + ": " + count + "; expected a count");
                }
                months.put(month(month.getKey()), count.longValue());
            });
            byAgency.put(agency.getKey(), months);
        });
        return new NationalReport(byAgency);
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException wrong) {
            throw Refusal.badRequest("month \"" + text + "\"; expected 2026-08");
        }
    }

    /** The sum over the months of a period; {@code null} when one of them is not known. */
    @Nullable
    Long count(String agency, LocalDate from, LocalDate to) {
        Map<YearMonth, Long> months = byAgency.get(agency);
        if (months == null) {
            return null;
        }
        long sum = 0;
        for (YearMonth month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            Long count = months.get(month);
            if (count == null) {
                return null;
            }
            sum += count;
        }
        return sum;
    }
}
