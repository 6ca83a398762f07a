package vn.nhip.server.decisions;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Period;

/**
 * Figures counted from cases that two persons opened to the public.
 *
 * @param id number of the proposal
 * @param asOf the figures are those of this instant
 * @param smallCell counts from 1 to one less are not shown
 * @param countsHash SHA-256 of the counts that are shown, in hexadecimal
 * @param published when it was approved
 * @param withdrawn why and when it was taken back; {@code null} while it stands
 */
public record Publication(
        long id,
        String root,
        Period period,
        Instant asOf,
        int smallCell,
        String countsHash,
        Instant published,
        @Nullable Withdrawn withdrawn) {

    /** That it was taken back. */
    public record Withdrawn(Instant at, String reason) {}

    /**
     * Which figures, before anybody approved them.
     *
     * @param smallCell counts from 1 to one less are not to be shown
     * @param countsHash SHA-256 of the counts
     */
    record Figures(String root, Period period, Instant asOf, int smallCell, String countsHash) {
        /** One line for each, the same for the same figures. */
        String content() {
            return "root: %s\nperiod: %s\nas-of: %s\nsmall-cell: %d\ncounts-sha256: %s\n"
                    .formatted(root, period.code(), asOf, smallCell, countsHash);
        }

        static Figures read(String content) {
            Map<String, String> lines = content.lines()
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
            return new Figures(
                    lines.getOrDefault("root", ""),
                    Period.parse(lines.getOrDefault("period", "")).orElseThrow(),
                    Instant.parse(lines.getOrDefault("as-of", "")),
                    Integer.parseInt(lines.getOrDefault("small-cell", "")),
                    lines.getOrDefault("counts-sha256", ""));
        }

        String name() {
            return root + "/" + period.code();
        }
    }

    public boolean isInForce() {
        return withdrawn == null;
    }

    /** Whether figures of two periods have days in common: what one hides could be counted from both. */
    boolean overlaps(String otherRoot, Period other) {
        return isInForce()
                && root.equals(otherRoot)
                && !period.lastDay().isBefore(other.firstDay())
                && !other.lastDay().isBefore(period.firstDay());
    }
}
