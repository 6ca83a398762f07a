package vn.nhip.server.decisions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.nhip.core.index.Period;

/** The figures that can be published; who counts them knows. */
public interface PublishableFigures {

    /** Figures of a province and a period. */
    record Choice(String root, Period period) {}

    /** Those that are counted from cases, newest first. */
    List<Choice> choices();

    /** Codes of the provinces that have cases. */
    Set<String> roots();

    /** Whether there are such figures as of an instant. */
    boolean isThere(String root, Period period, Instant asOf);

    /**
     * The counts as the public may see them, as CSV: unit, level, indicator, numerator, denominator, fallback_denominator, note.
     *
     * @param smallCell counts from 1 to one less are withheld, and what they could be made of
     * @return empty while cases are being read
     */
    Optional<String> counts(String root, Period period, Instant asOf, int smallCell);
}
