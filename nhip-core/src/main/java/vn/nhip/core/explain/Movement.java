package vn.nhip.core.explain;

import java.util.ArrayList;
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
import vn.nhip.core.facts.Question;
import vn.nhip.core.scoring.Counts;

/**
 * Why counts moved between two questions: the difference of every agency and measure, split over {@link Cause}s. The parts add up to the
 * difference, case by case, so that every part is a list of cases.
 */
public final class Movement {
    private final FactTable table;
    private final Side before;
    private final Side after;
    private final Map<Integer, List<CaseFacts>> knownThen;
    private final CaseCounts countsBefore;
    private final CaseCounts countsAfter;
    private final int agencies;
    private final int measures;

    /** By agency, measure and cause, one after the other. */
    private final int[] numerators;

    private final int[] denominators;

    /**
     * One end of a movement.
     *
     * @param measures as the rules have them that hold there; those of both ends stand in one order
     */
    public record Side(Question question, Measures measures) {}

    /**
     * A part of a difference.
     *
     * @param agency position of the agency whose counts it changes; {@link PointsOf#WHOLE} for several
     * @param numerator how many more are won by it
     * @param denominator how many more are counted by it
     */
    public record Part(int agency, Cause cause, long numerator, long denominator) {}

    /** Is told every change of a case. */
    private interface Sink {
        void change(int id, int agency, int measure, Cause cause, int numerator, int denominator);
    }

    /**
     * Splits the difference of two numbers that are both made of what is known now.
     *
     * @param workers as {@link CaseCounter} takes them
     */
    public Movement(FactTable table, Side before, Side after, int workers) {
        this(table, before, after, Map.of(), workers);
    }

    /**
     * Splits the difference between what was said then and what is said now.
     *
     * @param knownThen by number of the case what was known of it when the earlier number was made, none where nothing was; cases that are
     *     not named were known as they are
     * @param workers as {@link CaseCounter} takes them
     * @throws IllegalArgumentException when the sides have different numbers of measures
     */
    public Movement(FactTable table, Side before, Side after, Map<Integer, List<CaseFacts>> knownThen, int workers) {
        this.table = table;
        this.before = before;
        this.after = after;
        this.knownThen = Map.copyOf(knownThen);
        measures = before.measures().measures().size();
        if (after.measures().measures().size() != measures) {
            throw new IllegalArgumentException(
                    after.measures().measures().size() + " measures after, expected " + measures + " as before");
        }
        agencies = 1 + Math.max(table.agencies(), highestAgency());
        numerators = new int[agencies * measures * Cause.values().length];
        denominators = new int[agencies * measures * Cause.values().length];
        countsBefore = count(before, workers);
        countsAfter = count(after, workers);
        run((id, agency, measure, cause, numerator, denominator) -> {
            int at = at(agency, measure, cause);
            numerators[at] += numerator;
            denominators[at] += denominator;
        });
    }

    private CaseCounts count(Side side, int workers) {
        return new CaseCounter(table, side.measures(), workers)
                .count(side.question().span(), side.question().asOf());
    }

    private int highestAgency() {
        int highest = 0;
        for (List<CaseFacts> versions : knownThen.values()) {
            for (CaseFacts version : versions) {
                highest = Math.max(highest, version.agency() + 1);
            }
        }
        return highest;
    }

    private int at(int agency, int measure, Cause cause) {
        return ((agency + 1) * measures + measure) * Cause.values().length + cause.position();
    }

    /** How many measures there are. */
    public int measures() {
        return measures;
    }

    /** The parts of a difference by agency and cause; those that are nothing are left out. */
    public List<Part> parts(IntPredicate of, int measure) {
        List<Part> parts = new ArrayList<>();
        for (int agency = -1; agency < agencies - 1; agency++) {
            for (Cause cause : Cause.values()) {
                int at = at(agency, measure, cause);
                if (of.test(agency) && (numerators[at] != 0 || denominators[at] != 0)) {
                    parts.add(new Part(agency, cause, numerators[at], denominators[at]));
                }
            }
        }
        return parts;
    }

    /** The parts of a difference by cause, over agencies as one unit. */
    public List<Part> causes(IntPredicate of, int measure) {
        List<Part> causes = new ArrayList<>();
        for (Cause cause : Cause.values()) {
            long numerator = 0;
            long denominator = 0;
            for (int agency = -1; agency < agencies - 1; agency++) {
                numerator += of.test(agency) ? numerators[at(agency, measure, cause)] : 0;
                denominator += of.test(agency) ? denominators[at(agency, measure, cause)] : 0;
            }
            if (numerator != 0 || denominator != 0) {
                causes.add(new Part(PointsOf.WHOLE, cause, numerator, denominator));
            }
        }
        return causes;
    }

    /** The counts of agencies as they were said then. */
    public Counts before(IntPredicate of, int measure) {
        long numerator = 0;
        long denominator = 0;
        for (int agency = -1; agency < agencies - 1; agency++) {
            if (of.test(agency)) {
                boolean counted = agency < countsBefore.agencies();
                int arrived = at(agency, measure, Cause.ARRIVED_AFTER);
                numerator += (counted ? countsBefore.numerator(agency, measure) : 0) - numerators[arrived];
                denominator += (counted ? countsBefore.denominator(agency, measure) : 0) - denominators[arrived];
            }
        }
        return Counts.of(numerator, denominator);
    }

    /** The counts of agencies as they are said now. */
    public Counts after(IntPredicate of, int measure) {
        long numerator = 0;
        long denominator = 0;
        for (int agency = -1; agency < countsAfter.agencies(); agency++) {
            numerator += of.test(agency) ? countsAfter.numerator(agency, measure) : 0;
            denominator += of.test(agency) ? countsAfter.denominator(agency, measure) : 0;
        }
        return Counts.of(numerator, denominator);
    }

    /**
     * The cases behind a part, as they stand at the later instant, in the order of their numbers. A case that one agency gave to another of
     * the same unit is not among them.
     */
    public Page<CaseFacts> cases(IntPredicate of, int measure, Cause cause, int offset, int limit) {
        Collector collector = new Collector(of, measure, cause, new SmallestKeys(offset, limit));
        run(collector);
        collector.settle();
        return new CaseFinder(table).page(collector.keys, offset, after.question());
    }

    /** The cases of one part. What one case changes by one cause is told one right after the other. */
    private static final class Collector implements Sink {
        private final IntPredicate of;
        private final int measure;
        private final Cause cause;
        private final SmallestKeys keys;
        private int last = -1;
        private int numerator;
        private int denominator;

        Collector(IntPredicate of, int measure, Cause cause, SmallestKeys keys) {
            this.of = of;
            this.measure = measure;
            this.cause = cause;
            this.keys = keys;
        }

        @Override
        public void change(int id, int agency, int m, Cause why, int more, int moreCounted) {
            if (m == measure && why == cause && of.test(agency)) {
                if (id != last) {
                    settle();
                }
                last = id;
                numerator += more;
                denominator += moreCounted;
            }
        }

        void settle() {
            if (numerator != 0 || denominator != 0) {
                keys.add(0, last);
            }
            numerator = 0;
            denominator = 0;
        }
    }

    private void run(Sink sink) {
        MeasureBits bits = new MeasureBits(before.measures());
        boolean sameRules = before.measures().measures().equals(after.measures().measures());
        new Run(sink, bits, sameRules ? bits : new MeasureBits(after.measures())).run();
    }

    /** One walk over the cases of both sides. */
    private final class Run {
        private final Sink sink;
        private final MeasureBits bits;
        private final MeasureBits bitsAfter;
        private final CaseScan scanBefore = new CaseScan(table, before.question());
        private final CaseScan scanAfter = new CaseScan(table, after.question());
        private final Decision decision = new Decision(table, before.question(), after.question());
        private final CaseRow other = new CaseRow();

        Run(Sink sink, MeasureBits bits, MeasureBits bitsAfter) {
            this.sink = sink;
            this.bits = bits;
            this.bitsAfter = bitsAfter;
        }

        void run() {
            CaseRow told = new CaseRow();
            knownThen.forEach((id, versions) -> arrived(id, versions, told));
            scanAfter.each(row -> {
                if (scanBefore.find(row.id(), other)) {
                    stayed(other, row);
                } else {
                    entered(row);
                }
                if (!sameRules()) {
                    ruled(row);
                }
            });
            scanBefore.each(row -> {
                if (!scanAfter.find(row.id(), other)) {
                    left(row, row.mask(), row.isReceived(), -1);
                }
            });
        }

        private boolean sameRules() {
            return bits == bitsAfter;
        }

        /** What the earlier number would have been, had all been known by then that is known now. */
        private void arrived(int id, List<CaseFacts> versions, CaseRow told) {
            if (scanBefore.judge(versions, told)) {
                int counted = bits.counted(told.mask(), told.isReceived());
                add(id, told.agency(), Cause.ARRIVED_AFTER, bits.won(told.mask(), told.isReceived()), counted, -1);
            }
            if (scanBefore.find(id, told)) {
                int counted = bits.counted(told.mask(), told.isReceived());
                add(id, told.agency(), Cause.ARRIVED_AFTER, bits.won(told.mask(), told.isReceived()), counted, 1);
            }
        }

        private void entered(CaseRow row) {
            int counted = bits.counted(row.mask(), row.isReceived());
            add(row.id(), row.agency(), Cause.NEW_CASE, bits.won(row.mask(), row.isReceived()), counted, 1);
        }

        /** The measures that look at a case no more; -1 for all. */
        private void left(CaseRow row, int mask, boolean received, int which) {
            int counted = bits.counted(mask, received) & which;
            int won = bits.won(mask, received) & which;
            int late = decision.isOfAnEarlierReceipt(row)
                    ? counted & ~won & bits.won(mask & ~Decision.LATENESS, received) & bits.concerned(false)
                    : 0;
            add(row.id(), row.agency(), Cause.LATE_FINISHED, 0, late, -1);
            add(row.id(), row.agency(), Cause.LEFT, won, counted & ~late, -1);
        }

        private void stayed(CaseRow then, CaseRow now) {
            int counted = bits.counted(then.mask(), then.isReceived());
            int won = bits.won(then.mask(), then.isReceived());
            if (then.agency() != now.agency()) {
                for (int left = counted; left != 0; left &= left - 1) {
                    int m = Integer.numberOfTrailingZeros(left);
                    int numerator = (won >>> m) & 1;
                    sink.change(now.id(), then.agency(), m, Cause.AGENCY_CHANGED, -numerator, -1);
                    sink.change(now.id(), now.agency(), m, Cause.AGENCY_CHANGED, numerator, 1);
                }
            }
            int changed = (counted ^ bits.counted(now.mask(), now.isReceived()))
                    | (won ^ bits.won(now.mask(), now.isReceived()));
            if (changed == 0) {
                return;
            }
            int concernedThen = bits.concerned(then.isReceived());
            int concernedNow = bits.concerned(now.isReceived());
            for (int rest = changed; rest != 0; rest &= rest - 1) {
                int measure = rest & -rest;
                int countedNow = bits.counted(now.mask(), now.isReceived()) & measure;
                int wonNow = bits.won(now.mask(), now.isReceived()) & measure;
                if ((concernedNow & measure) == 0) {
                    // The agency has been changed already.
                    left(now, then.mask(), then.isReceived(), measure);
                } else if ((concernedThen & measure) == 0) {
                    add(now.id(), now.agency(), Cause.NEW_CASE, wonNow, countedNow, 1);
                } else {
                    Cause cause = decision.of(now.id(), then.mask(), now.mask(), bits, measure);
                    int m = Integer.numberOfTrailingZeros(measure);
                    int numerator = ((wonNow >>> m) & 1) - ((won >>> m) & 1);
                    int denominator = ((countedNow >>> m) & 1) - ((counted >>> m) & 1);
                    sink.change(now.id(), now.agency(), m, cause, numerator, denominator);
                }
            }
        }

        private void ruled(CaseRow row) {
            int counted = bits.counted(row.mask(), row.isReceived());
            int won = bits.won(row.mask(), row.isReceived());
            int countedAfter = bitsAfter.counted(row.mask(), row.isReceived());
            int wonAfter = bitsAfter.won(row.mask(), row.isReceived());
            for (int left = (counted ^ countedAfter) | (won ^ wonAfter); left != 0; left &= left - 1) {
                int m = Integer.numberOfTrailingZeros(left);
                int numerator = ((wonAfter >>> m) & 1) - ((won >>> m) & 1);
                int denominator = ((countedAfter >>> m) & 1) - ((counted >>> m) & 1);
                sink.change(row.id(), row.agency(), m, Cause.RULES, numerator, denominator);
            }
        }

        private void add(int id, int agency, Cause cause, int won, int counted, int sign) {
            for (int left = counted; left != 0; left &= left - 1) {
                int m = Integer.numberOfTrailingZeros(left);
                sink.change(id, agency, m, cause, sign * ((won >>> m) & 1), sign);
            }
        }
    }
}
