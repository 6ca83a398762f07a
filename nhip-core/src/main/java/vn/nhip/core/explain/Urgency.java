package vn.nhip.core.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseScan;
import vn.nhip.core.facts.Fact;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.MeasureBits;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;

/**
 * Which open cases to take up first: the points that hang on each, by how likely they are to be lost, for every day that is left. The period
 * must be the current one: the instant lies in it.
 */
public final class Urgency {
    private static final double DAY = 86_400;

    /** Less than an hour left ranks as an hour left, so that nothing grows beyond all bounds. */
    private static final double SHORTEST_DAYS = 1 / 24.0;

    private final FactTable table;
    private final Question now;
    private final MeasureBits bits;
    private final Stakes stakes;

    /**
     * Counts once, to know what a case is worth.
     *
     * @param now the current period as of now
     * @param whole which agencies make up the whole
     * @param points what counts are worth, without rounding
     * @param workers as {@link CaseCounter} takes them
     */
    public Urgency(FactTable table, Measures measures, Question now, IntPredicate whole, PointsOf points, int workers) {
        this.table = table;
        this.now = now;
        bits = new MeasureBits(measures);
        CaseCounts counts = new CaseCounter(table, measures, workers).count(now.span(), now.asOf());
        stakes = new Stakes(counts, whole, points);
    }

    /** Whose points decide the order. */
    public enum Side {
        UNIT,
        WHOLE
    }

    /**
     * An open case within its term.
     *
     * @param facts as they stand; when it is due is among them
     * @param daysLeft days of the calendar until it is due
     * @param probability that it will be late; {@code null} when the past says nothing of it
     * @param unitLoss points that its agency would lose in the period if it were late; 0 when it is only due afterwards
     * @param wholeLoss the same for the whole
     * @param rank points at stake × probability / days left; an unknown probability counts as one half here
     */
    public record AtRisk(
            CaseFacts facts,
            double daysLeft,
            @Nullable Double probability,
            double unitLoss,
            double wholeLoss,
            double rank) {}

    /**
     * An open case that could still win something.
     *
     * @param levers what can be done, each of which wins something
     * @param daysLeft days of the calendar until it is due, or until the period ends where that is earlier or no term is known
     * @param unitGain points that its agency would win by all of them
     * @param wholeGain the same for the whole
     * @param rank points to win / days left
     */
    public record Winnable(
            CaseFacts facts, List<Lever> levers, double daysLeft, double unitGain, double wholeGain, double rank) {
        public Winnable {
            levers = List.copyOf(levers);
        }
    }

    /** A case that may get into the list; made only for those that do. */
    private record Candidate(int id, double rank, double probability, double unit, double whole, int levers) {
        static final Comparator<Candidate> WORST_FIRST =
                Comparator.comparingDouble(Candidate::rank).thenComparing(Candidate::id, Comparator.reverseOrder());
    }

    /** The best of many, as many as are wanted. */
    private static final class Best {
        private final int most;
        private final PriorityQueue<Candidate> kept = new PriorityQueue<>(Candidate.WORST_FIRST);

        Best(int most) {
            this.most = most;
        }

        boolean wants(double rank, int id) {
            if (kept.size() < most) {
                return most > 0;
            }
            Candidate worst = kept.peek();
            return worst != null && (rank > worst.rank() || (rank == worst.rank() && id < worst.id()));
        }

        void add(Candidate candidate) {
            if (kept.size() == most) {
                kept.remove();
            }
            kept.add(candidate);
        }

        List<Candidate> ranked() {
            List<Candidate> ranked = new ArrayList<>(kept);
            ranked.sort(Candidate.WORST_FIRST.reversed());
            return ranked;
        }
    }

    /** What a change is worth to every agency and to the whole, reckoned when it first comes up. */
    private final class Worth {
        private final Flip flip;
        private final List<double[]> ofUnit = new ArrayList<>();
        private final List<Double> ofWhole = new ArrayList<>();

        Worth(Fact fact) {
            flip = new Flip(bits, fact);
        }

        double ofUnit(int change, int agency) {
            grow(change);
            double[] byAgency = ofUnit.get(change);
            if (Double.isNaN(byAgency[agency + 1])) {
                Flip.Change is = flip.change(change);
                byAgency[agency + 1] = stakes.ofUnit(agency, is::numerator, is::denominator);
            }
            return byAgency[agency + 1];
        }

        double ofWhole(int change) {
            grow(change);
            return ofWhole.get(change);
        }

        private void grow(int change) {
            while (ofWhole.size() <= change) {
                Flip.Change is = flip.change(ofWhole.size());
                ofWhole.add(stakes.ofWhole(is::numerator, is::denominator));
                double[] byAgency = new double[table.agencies() + 1];
                Arrays.fill(byAgency, Double.NaN);
                ofUnit.add(byAgency);
            }
        }
    }

    /**
     * Open cases within their term, the most urgent first.
     *
     * @param agencies whose cases
     * @param most how many at most
     */
    public List<AtRisk> atRisk(IntPredicate agencies, LateChance chance, Side side, int most) {
        int asOf = now.asOf();
        Worth late = new Worth(Fact.LATE);
        Best best = new Best(most);
        new CaseScan(table, now).each(row -> {
            int due = row.at(Moment.DUE);
            if (row.at(Moment.ENDED) <= asOf || due < asOf || due == Seconds.NEVER || !agencies.test(row.agency())) {
                return;
            }
            int change = due < now.span().end() ? late.flip.of(row.mask(), row.isReceived()) : Flip.NOTHING;
            // From 0, not negated: -0.0 would rank behind 0.0 in one order and beside it in the other.
            double whole = 0 - late.ofWhole(change);
            double unit = 0 - late.ofUnit(change, row.agency());
            double probability = chance.of(row, asOf);
            double likely = Double.isNaN(probability) ? 0.5 : probability;
            double rank = (side == Side.UNIT ? unit : whole) * likely / days(due);
            if (best.wants(rank, row.id())) {
                best.add(new Candidate(row.id(), rank, probability, unit, whole, 0));
            }
        });
        List<AtRisk> atRisk = new ArrayList<>();
        for (Candidate is : best.ranked()) {
            CaseFacts facts = table.at(is.id(), asOf);
            if (facts != null) {
                Double probability = Double.isNaN(is.probability()) ? null : Double.valueOf(is.probability());
                double left = (facts.at(Moment.DUE) - asOf) / DAY;
                atRisk.add(new AtRisk(facts, left, probability, is.unit(), is.whole(), is.rank()));
            }
        }
        return atRisk;
    }

    /**
     * Open cases that could still win something by a {@link Lever}, the most urgent first.
     *
     * @param agencies whose cases
     * @param most how many at most
     */
    public List<Winnable> winnable(IntPredicate agencies, Side side, int most) {
        int asOf = now.asOf();
        Lever[] levers =
                Arrays.stream(Lever.values()).filter(l -> l.isPossible(false)).toArray(Lever[]::new);
        Worth[] worth = Arrays.stream(levers).map(l -> new Worth(l.fact())).toArray(Worth[]::new);
        Best best = new Best(most);
        new CaseScan(table, now).each(row -> {
            if (row.at(Moment.ENDED) <= asOf || !agencies.test(row.agency())) {
                return;
            }
            double unit = 0;
            double whole = 0;
            int useful = 0;
            for (int l = 0; l < levers.length; l++) {
                int change = worth[l].flip.of(row.mask(), row.isReceived());
                double ofUnit = change == Flip.NOTHING ? 0 : worth[l].ofUnit(change, row.agency());
                double ofWhole = change == Flip.NOTHING ? 0 : worth[l].ofWhole(change);
                if ((side == Side.UNIT ? ofUnit : ofWhole) > 0) {
                    unit += ofUnit;
                    whole += ofWhole;
                    useful |= 1 << l;
                }
            }
            double rank = (side == Side.UNIT ? unit : whole) / days(until(row.at(Moment.DUE)));
            if (useful != 0 && best.wants(rank, row.id())) {
                best.add(new Candidate(row.id(), rank, Double.NaN, unit, whole, useful));
            }
        });
        List<Winnable> winnable = new ArrayList<>();
        for (Candidate is : best.ranked()) {
            CaseFacts facts = table.at(is.id(), asOf);
            if (facts != null) {
                double left = (until(facts.at(Moment.DUE)) - asOf) / DAY;
                winnable.add(new Winnable(facts, of(levers, is.levers()), left, is.unit(), is.whole(), is.rank()));
            }
        }
        return winnable;
    }

    private static List<Lever> of(Lever[] levers, int useful) {
        List<Lever> of = new ArrayList<>();
        for (int l = 0; l < levers.length; l++) {
            if ((useful & (1 << l)) != 0) {
                of.add(levers[l]);
            }
        }
        return of;
    }

    /** A case that is overdue can win until the period ends. */
    private int until(int due) {
        return due < now.asOf() ? now.span().end() : Math.min(due, now.span().end());
    }

    private double days(int until) {
        return Math.max(SHORTEST_DAYS, (until - now.asOf()) / DAY);
    }
}
