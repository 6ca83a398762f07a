package vn.nhip.core.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseRow;
import vn.nhip.core.facts.CaseScan;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.MeasureBits;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Question;

/** What could be done for many cases at once: which agency, which fact, how many cases, and what it would win. One pass over the cases. */
public final class Levers {
    private final FactTable table;
    private final Question question;
    private final CaseCounts counts;
    private final int measures;
    private final Map<Lever, Tally> tallies = new EnumMap<>(Lever.class);

    /**
     * Looks through the cases of a question.
     *
     * @param workers as {@link CaseCounter} takes them
     */
    public Levers(FactTable table, Measures measures, Question question, int workers) {
        this.table = table;
        this.question = question;
        this.measures = measures.measures().size();
        counts = new CaseCounter(table, measures, workers).count(question.span(), question.asOf());
        MeasureBits bits = new MeasureBits(measures);
        for (Lever lever : Lever.values()) {
            tallies.put(lever, new Tally(lever, new Flip(bits, lever.fact()), table.agencies(), question.asOf()));
        }
        Tally[] all = tallies.values().toArray(Tally[]::new);
        new CaseScan(table, question).each(row -> {
            for (Tally tally : all) {
                tally.add(row);
            }
        });
    }

    /** How many cases of every agency a lever concerns, by what it would change in the counts. */
    private static final class Tally {
        private final Lever lever;
        private final Flip flip;
        private final int agencies;
        private final int asOf;
        private final List<int[]> cases = new ArrayList<>();

        Tally(Lever lever, Flip flip, int agencies, int asOf) {
            this.lever = lever;
            this.flip = flip;
            this.agencies = agencies;
            this.asOf = asOf;
        }

        boolean concerns(CaseRow row) {
            return flip.of(row.mask(), row.isReceived()) != Flip.NOTHING
                    && lever.isPossible(row.at(Moment.ENDED) <= asOf);
        }

        void add(CaseRow row) {
            if (concerns(row)) {
                int change = flip.of(row.mask(), row.isReceived());
                while (cases.size() <= change) {
                    cases.add(new int[agencies + 1]);
                }
                cases.get(change)[row.agency() + 1]++;
            }
        }
    }

    /**
     * A lever pulled for all cases of an agency that it concerns.
     *
     * @param agency its position, or {@link PointsOf#WHOLE} for all agencies together
     * @param cases how many cases that is
     * @param effects what it changes in the counts; measures that stay as they are are left out
     * @param gain points for the agency; below 0 where it would cost some
     * @param wholeGain points for the whole
     */
    public record Action(int agency, Lever lever, long cases, List<Effect> effects, double gain, double wholeGain) {
        public Action {
            effects = List.copyOf(effects);
        }
    }

    /**
     * What an action changes in one measure.
     *
     * @param measure its position
     */
    public record Effect(int measure, int numerator, int denominator) {}

    /**
     * All actions of single agencies, the one that gains the whole most first.
     *
     * @param whole which agencies make up the whole; only they are given
     * @param points what counts are worth; best without rounding
     */
    public List<Action> actions(IntPredicate whole, PointsOf points) {
        Stakes stakes = new Stakes(counts, whole, points);
        List<Action> actions = new ArrayList<>();
        for (Lever lever : Lever.values()) {
            for (int agency = -1; agency < counts.agencies(); agency++) {
                if (whole.test(agency)) {
                    int only = agency;
                    add(actions, lever, agency, position -> position == only, stakes);
                }
            }
        }
        return ranked(actions);
    }

    /** Each lever pulled in all agencies of the whole at once, the one that gains most first. */
    public List<Action> together(IntPredicate whole, PointsOf points) {
        Stakes stakes = new Stakes(counts, whole, points);
        List<Action> actions = new ArrayList<>();
        for (Lever lever : Lever.values()) {
            add(actions, lever, PointsOf.WHOLE, whole, stakes);
        }
        return ranked(actions);
    }

    private static List<Action> ranked(List<Action> actions) {
        actions.sort(Comparator.comparingDouble(Action::wholeGain)
                .thenComparingDouble(Action::gain)
                .reversed()
                .thenComparingInt(Action::agency)
                .thenComparing(Action::lever));
        return actions;
    }

    private void add(List<Action> actions, Lever lever, int unit, IntPredicate agencies, Stakes stakes) {
        Tally tally = tallies.get(lever);
        int[] numerators = new int[measures];
        int[] denominators = new int[measures];
        long cases = 0;
        for (int c = 0; tally != null && c < tally.cases.size(); c++) {
            Flip.Change change = tally.flip.change(c);
            int[] byAgency = tally.cases.get(c);
            for (int agency = -1; agency < counts.agencies(); agency++) {
                int many = agencies.test(agency) ? byAgency[agency + 1] : 0;
                cases += many;
                for (int m = 0; m < measures && many > 0; m++) {
                    numerators[m] += many * change.numerator(m);
                    denominators[m] += many * change.denominator(m);
                }
            }
        }
        if (cases == 0) {
            return;
        }
        List<Effect> effects = new ArrayList<>();
        for (int m = 0; m < measures; m++) {
            if (numerators[m] != 0 || denominators[m] != 0) {
                effects.add(new Effect(m, numerators[m], denominators[m]));
            }
        }
        double ofWhole = stakes.ofWhole(m -> numerators[m], m -> denominators[m]);
        double ofUnit =
                unit == PointsOf.WHOLE ? ofWhole : stakes.ofUnit(unit, m -> numerators[m], m -> denominators[m]);
        actions.add(new Action(unit, lever, cases, effects, ofUnit, ofWhole));
    }

    /** The cases that a lever concerns, by their receipt, then by their numbers. */
    public Page<CaseFacts> cases(IntPredicate agencies, Lever lever, int offset, int limit) {
        SmallestKeys keys = new SmallestKeys(offset, limit);
        Tally tally = tallies.get(lever);
        new CaseScan(table, question).each(row -> {
            if (tally != null && tally.concerns(row) && agencies.test(row.agency())) {
                keys.add(row.at(Moment.RECEIVED), row.id());
            }
        });
        return new CaseFinder(table).page(keys, offset, question);
    }
}
