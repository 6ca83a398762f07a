package vn.nhip.server.catalog.procedures;

import java.util.List;

/**
 * What an import did.
 *
 * @param records records read
 * @param refused lines that could not be taken
 * @param added procedures that are new
 * @param newVersions new versions of known procedures
 * @param completed versions that gained their second source
 * @param replaced versions published otherwise for the same day; the former is kept as history
 * @param unchanged records that were known
 * @param outdated records older than what is known of the same day; not taken
 * @param absent codes of known procedures that a complete list no longer has
 */
public record ImportSummary(
        long records,
        long refused,
        long added,
        long newVersions,
        long completed,
        long replaced,
        long unchanged,
        long outdated,
        List<String> absent) {
    public ImportSummary {
        absent = List.copyOf(absent);
    }

    /** Counts as it goes; what a transaction rolled back is counted by its next run. */
    static final class Counting {
        private long records;
        private long refused;
        private long added;
        private long newVersions;
        private long completed;
        private long replaced;
        private long unchanged;
        private long outdated;

        void count(Arrival arrival) {
            switch (arrival) {
                case Arrival.First() -> added++;
                case Arrival.NewVersion() -> newVersions++;
                case Arrival.Completes ignored -> completed++;
                case Arrival.Replaces ignored -> replaced++;
                case Arrival.Outdated() -> outdated++;
                case Arrival.Unchanged() -> unchanged++;
                case Arrival.Rederived ignored -> unchanged++;
                case Arrival.Earlier ignored -> unchanged++;
            }
        }

        void read(long more) {
            records += more;
        }

        void refused() {
            refused++;
        }

        long records() {
            return records;
        }

        long refusals() {
            return refused;
        }

        ImportSummary build(List<String> absent) {
            return new ImportSummary(
                    records, refused, added, newVersions, completed, replaced, unchanged, outdated, absent);
        }
    }
}
