package vn.nhip.core.explain;

import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.facts.Fact;
import vn.nhip.core.facts.MeasureBits;

/**
 * What one fact more would change in the counts to which a case adds. Of the many masks only a few different changes come, so each change has
 * a number, and cases can be counted by it.
 */
final class Flip {
    /** The number of the change that changes nothing. */
    static final int NOTHING = 0;

    private final MeasureBits bits;
    private final int bit;

    /** By mask, for received and for carried cases: the number of the change and one more; 0 until it is asked for. */
    private final short[][] known = new short[2][1 << Fact.values().length];

    private final List<Change> changes = new ArrayList<>(List.of(new Change(0, 0, 0, 0)));

    /** Measures as bits: those that begin and cease to win the case, and to count it. */
    record Change(int won, int unwon, int counted, int uncounted) {

        int numerator(int measure) {
            return ((won >>> measure) & 1) - ((unwon >>> measure) & 1);
        }

        int denominator(int measure) {
            return ((counted >>> measure) & 1) - ((uncounted >>> measure) & 1);
        }
    }

    Flip(MeasureBits bits, Fact fact) {
        this.bits = bits;
        bit = fact.bit();
    }

    /** The number of the change for a case with the facts of a mask. */
    int of(int mask, boolean received) {
        short[] numbers = known[received ? 1 : 0];
        if (numbers[mask] == 0) {
            numbers[mask] = (short) (1 + find(mask, received));
        }
        return numbers[mask] - 1;
    }

    private int find(int mask, boolean received) {
        int with = mask | bit;
        int won = bits.won(mask, received);
        int wonThen = bits.won(with, received);
        int counted = bits.counted(mask, received);
        int countedThen = bits.counted(with, received);
        Change change = new Change(wonThen & ~won, won & ~wonThen, countedThen & ~counted, counted & ~countedThen);
        int there = changes.indexOf(change);
        if (there < 0) {
            changes.add(change);
        }
        return there < 0 ? changes.size() - 1 : there;
    }

    Change change(int number) {
        return changes.get(number);
    }

    /** How many different changes came up. */
    int changes() {
        return changes.size();
    }
}
