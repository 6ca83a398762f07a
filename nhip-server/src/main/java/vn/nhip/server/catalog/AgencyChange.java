package vn.nhip.server.catalog;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a sighting of an agency changes in what is known of it. */
sealed interface AgencyChange {

    /** Nothing that was not known. */
    record Nothing() implements AgencyChange {}

    /** The agency was not known. */
    record First(Agency agency) implements AgencyChange {}

    /** The same agency, of which more is known now. */
    record Completed(Agency before, Agency agency) implements AgencyChange {}

    /** From a day on the agency is another: renamed, moved or raised. */
    record Succeeded(Agency before, Agency agency, LocalDate from) implements AgencyChange {}

    /** The agency was another before; what holds now stays. */
    record Preceded(Agency agency, LocalDate from) implements AgencyChange {}

    static AgencyChange of(@Nullable AgencyVersion known, Agency seen, LocalDate seenOn) {
        if (known == null) {
            return new First(seen);
        }
        Agency current = known.agency();
        Agency merged = merge(current, seen);
        if (isSame(current, merged)) {
            return merged.equals(current) ? new Nothing() : new Completed(current, merged);
        }
        LocalDate from = Objects.requireNonNullElse(seen.validFrom(), seenOn);
        LocalDate begin = Objects.requireNonNullElse(current.validFrom(), known.seenOn());
        if (from.isBefore(begin)) {
            return new Preceded(merged, from);
        }
        // Validity is kept by the day: of two names on one day the later import counts.
        return from.isAfter(begin) ? new Succeeded(current, merged, from) : new Completed(current, merged);
    }

    /** What the sighting says, and what it leaves open from what is known. */
    private static Agency merge(Agency known, Agency seen) {
        boolean keepName = seen.isUnnamed() || AgencyNames.same(known.name(), seen.name());
        return new Agency(
                known.code(),
                keepName ? known.name() : seen.name(),
                keepName ? known.shortName() : seen.shortName(),
                seen.level() == null ? known.level() : seen.level(),
                seen.parent() == null ? known.parent() : seen.parent(),
                known.unitCode(),
                known.validFrom());
    }

    private static boolean isSame(Agency known, Agency merged) {
        return (known.isUnnamed() || known.name().equals(merged.name()))
                && (known.level() == null || known.level() == merged.level())
                && (known.parent() == null || known.parent().equals(merged.parent()));
    }
}
