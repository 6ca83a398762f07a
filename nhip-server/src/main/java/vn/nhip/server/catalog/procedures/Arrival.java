package vn.nhip.server.catalog.procedures;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a record means beside the versions that are known of its procedure. */
sealed interface Arrival {

    /** Nothing new. */
    record Unchanged() implements Arrival {}

    /** Nothing new, but what was derived is of older rules. */
    record Rederived(KnownVersion version) implements Arrival {}

    /** A second source of a known state. */
    record Completes(KnownVersion version) implements Arrival {}

    /** A procedure not known so far. */
    record First() implements Arrival {}

    /** A state not known so far. */
    record NewVersion() implements Arrival {}

    /** The same day published otherwise: what was known of it stays as history. */
    record Replaces(KnownVersion version) implements Arrival {}

    /** A known state that began earlier than known. */
    record Earlier(KnownVersion version) implements Arrival {}

    /** An older state of a day of which a newer one is known. */
    record Outdated() implements Arrival {}

    /**
     * Judges a record.
     *
     * @param known versions of its procedure that stand, by their days
     * @param agrees whether a flat record says nothing else than a version of which only the full file is known
     * @param rules number of the present rules
     */
    static Arrival of(
            List<KnownVersion> known,
            PublishedRecord record,
            String fingerprint,
            Predicate<KnownVersion> agrees,
            int rules) {
        if (known.isEmpty()) {
            return new First();
        }
        for (KnownVersion version : known) {
            if (version.isSameState(record)) {
                return sameState(version, record, fingerprint, rules);
            }
        }
        KnownVersion before = null;
        KnownVersion after = null;
        for (KnownVersion version : known) {
            if (version.stated().isBefore(record.stated())) {
                before = version;
            } else if (after == null) {
                after = version;
            }
        }
        if (before != null && saysSame(before, record, fingerprint, agrees)) {
            return before.rules() == rules ? new Unchanged() : new Rederived(before);
        }
        if (after != null && fingerprint.equals(after.fingerprint(record.form()))) {
            return new Earlier(after);
        }
        return new NewVersion();
    }

    private static Arrival sameState(KnownVersion version, PublishedRecord record, String fingerprint, int rules) {
        String known = version.fingerprint(record.form());
        if (known == null) {
            return new Completes(version);
        }
        if (known.equals(fingerprint)) {
            return version.rules() == rules ? new Unchanged() : new Rederived(version);
        }
        return isOlder(record.statedAt(), version.statedAt()) ? new Outdated() : new Replaces(version);
    }

    private static boolean isOlder(@Nullable Instant one, @Nullable Instant other) {
        return one != null && other != null && one.isBefore(other);
    }

    private static boolean saysSame(
            KnownVersion version, PublishedRecord record, String fingerprint, Predicate<KnownVersion> agrees) {
        String known = version.fingerprint(record.form());
        return known != null
                ? known.equals(fingerprint)
                : record.form() == PublishedRecord.Form.FLAT && agrees.test(version);
    }
}
