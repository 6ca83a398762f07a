package vn.nhip.server.index;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Period;

/**
 * Which figures somebody asks for. Every screen's address holds all of it.
 *
 * @param source from what
 * @param root code of the province
 * @param period the reporting period
 * @param asOf figures as they stood then; null for the newest
 * @param rulesAt day whose version of the rules scores the figures; null for the period's last day
 * @param readings chosen alternative readings, by indicator code
 */
public record Question(
        Source source,
        String root,
        Period period,
        @Nullable Instant asOf,
        @Nullable LocalDate rulesAt,
        Map<String, String> readings) {
    public Question {
        readings = Map.copyOf(readings);
    }

    /** The newest figures of a period by the rules of that period. */
    public static Question of(String root, Period period) {
        return new Question(Source.PORTAL, root, period, null, null, Map.of());
    }

    /** The same from another source; instants of one source mean nothing to the other. */
    public Question from(Source other) {
        return new Question(other, root, period, null, rulesAt, readings);
    }

    /** The same of another period. */
    public Question of(Period other) {
        return new Question(source, root, other, asOf, rulesAt, readings);
    }

    /** The same as figures stood at an instant. */
    public Question asOf(@Nullable Instant instant) {
        return new Question(source, root, period, instant, rulesAt, readings);
    }

    /** The day whose rules and targets apply. */
    public LocalDate day() {
        LocalDate chosen = rulesAt;
        return chosen == null ? period.lastDay() : chosen;
    }
}
