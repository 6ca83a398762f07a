package vn.nhip.cli;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.RankingRules;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.Ranking;
import vn.nhip.core.scoring.Rounder;
import vn.nhip.core.scoring.Scorer;
import vn.nhip.core.scoring.Status;
import vn.nhip.core.scoring.Tally;

/** Every row's, every group's and every unit's points with their places, in columns. */
final class Scores {
    private static final double[] NOBODY = {};

    private final CountsTable table;
    private final Scorer scorer;
    private final int indicators;
    private final int groups;
    private final int volumeIndicator;

    /** Rows by unit: those of unit u are {@code order[starts[u]] … order[starts[u + 1] - 1]}. */
    private final int[] order;

    private final int[] starts;

    private final double[] ratios;
    private final double[] points;
    private final Status[] statuses;
    private final double[] sums;
    private final Status[] sumStatuses;
    private final boolean[] tooSmall;

    /** Points of all units that are ranked, by level and what is ranked: indicators, groups, total. */
    private final double[][] ranked;

    Scores(CountsTable table, Scorer scorer) {
        this.table = table;
        this.scorer = scorer;
        List<Indicator> known = scorer.indicators();
        indicators = known.size();
        groups = scorer.definition().groups().size();
        RankingRules rules = scorer.definition().ranking();
        volumeIndicator = known.stream().map(Indicator::code).toList().indexOf(rules.volumeIndicator());
        int units = table.units.size();
        starts = new int[units + 1];
        order = new int[table.size()];
        ratios = new double[table.size()];
        points = new double[table.size()];
        statuses = new Status[table.size()];
        sums = new double[units * (groups + 1)];
        sumStatuses = new Status[units * (groups + 1)];
        tooSmall = new boolean[units];
        ranked = new double[(Level.values().length + 1) * keys()][];
        Arrays.fill(ranked, NOBODY);
        sortByUnit();
    }

    private int keys() {
        return indicators + groups + 1;
    }

    private void sortByUnit() {
        for (int row = 0; row < order.length; row++) {
            starts[table.unitOf(row) + 1]++;
        }
        for (int unit = 1; unit < starts.length; unit++) {
            starts[unit] += starts[unit - 1];
        }
        int[] next = Arrays.copyOf(starts, starts.length - 1);
        for (int row = 0; row < order.length; row++) {
            order[next[table.unitOf(row)]++] = row;
        }
    }

    /** Notes rows that say something about the same indicator of the same unit twice. */
    void checkDuplicates(Complaints complaints) {
        int[] lines = new int[indicators];
        for (int unit = 0; unit < table.units.size(); unit++) {
            Arrays.fill(lines, 0);
            for (int i = starts[unit]; i < starts[unit + 1]; i++) {
                int row = order[i];
                int indicator = table.indicatorOf(row);
                if (lines[indicator] == 0) {
                    lines[indicator] = table.line(row);
                } else {
                    String what = "%s of unit %s a second time, first on line %d"
                            .formatted(
                                    scorer.indicators().get(indicator).code(),
                                    table.units.name(unit),
                                    lines[indicator]);
                    complaints.add(table.line(row), what, "every indicator of a unit once");
                }
            }
        }
    }

    void compute() {
        Doubles[] lists = new Doubles[ranked.length];
        for (int i = 0; i < lists.length; i++) {
            lists[i] = new Doubles();
        }
        Counts[] counts = new Counts[indicators];
        double[] published = new double[groups];
        long minimum = scorer.definition().ranking().minimumVolume();
        for (int unit = 0; unit < table.units.size(); unit++) {
            fill(unit, counts, published);
            Long volume = volumeIndicator < 0 ? null : counts[volumeIndicator].denominator();
            tooSmall[unit] = volume != null && volume < minimum;
            keep(unit, scorer.tally(table.level(unit), counts, published), lists);
        }
        for (int i = 0; i < lists.length; i++) {
            ranked[i] = lists[i].sorted();
        }
    }

    /** A unit's counts and published points, in the order of the definition. */
    void fill(int unit, Counts[] counts, double[] published) {
        Arrays.fill(counts, Counts.MISSING);
        for (int i = starts[unit]; i < starts[unit + 1]; i++) {
            int row = order[i];
            counts[table.indicatorOf(row)] = new Counts(
                    orNull(table.numerator(row)), orNull(table.denominator(row)), orNull(table.fallback(row)), false);
        }
        for (int g = 0; g < groups; g++) {
            published[g] = table.published(unit, g);
        }
    }

    private static @Nullable Long orNull(long count) {
        return count == CountsTable.NONE ? null : count;
    }

    private void keep(int unit, Tally tally, Doubles[] lists) {
        int base = table.levelNumber(unit) * keys();
        for (int i = starts[unit]; i < starts[unit + 1]; i++) {
            int row = order[i];
            int indicator = table.indicatorOf(row);
            ratios[row] = tally.ratio(indicator);
            points[row] = tally.points(indicator);
            statuses[row] = tally.status(indicator);
            rank(lists[base + indicator], points[row]);
        }
        for (int g = 0; g <= groups; g++) {
            int at = unit * (groups + 1) + g;
            sums[at] = g < groups ? tally.groupPoints(g) : tally.total();
            sumStatuses[at] = g < groups ? tally.groupStatus(g) : tally.totalStatus();
            if (!tooSmall[unit]) {
                rank(lists[base + indicators + g], sums[at]);
            }
        }
    }

    private static void rank(Doubles list, double points) {
        if (!Double.isNaN(points)) {
            list.add(Rounder.fixed2(points));
        }
    }

    CountsTable table() {
        return table;
    }

    Scorer scorer() {
        return scorer;
    }

    double ratio(int row) {
        return ratios[row];
    }

    double points(int row) {
        return points[row];
    }

    Status status(int row) {
        return statuses[row];
    }

    /** The row of a unit's indicator; -1 when the file has none. */
    int row(int unit, int indicator) {
        for (int i = starts[unit]; i < starts[unit + 1]; i++) {
            if (table.indicatorOf(order[i]) == indicator) {
                return order[i];
            }
        }
        return -1;
    }

    /** Place by the row's indicator among all units of the level; 0 when there is none. */
    int rank(int row) {
        int unit = table.unitOf(row);
        return place(points[row], table.levelNumber(unit) * keys() + table.indicatorOf(row));
    }

    /** Points of a unit's group; of its total, where {@code group} is the number of groups. */
    double sum(int unit, int group) {
        return sums[unit * (groups + 1) + group];
    }

    Status sumStatus(int unit, int group) {
        return sumStatuses[unit * (groups + 1) + group];
    }

    int sumRank(int unit, int group) {
        return tooSmall[unit] ? 0 : place(sum(unit, group), table.levelNumber(unit) * keys() + indicators + group);
    }

    private int place(double value, int key) {
        return Double.isNaN(value) ? 0 : Ranking.placeOf(Rounder.fixed2(value), ranked[key]);
    }
}
