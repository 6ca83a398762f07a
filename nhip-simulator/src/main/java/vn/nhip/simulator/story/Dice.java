package vn.nhip.simulator.story;

/**
 * Chance from a seed: SplitMix64 (Steele, Lea and Flood 2014), written out so that a seed gives the same on every JDK. Not for several threads.
 */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1p-53;

    private long state;

    public Dice(long seed) {
        this.state = seed;
    }

    /** Dice of its own for a thing with a number, the same whatever was thrown before. */
    public static Dice of(long seed, String what, long number) {
        return new Dice(mix(seed ^ mix(what.hashCode() * GOLDEN + number)));
    }

    private static long mix(long value) {
        long mixed = value;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** From 0 to below the bound. */
    public int below(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound " + bound + ", must be above 0");
        }
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** From the first to the last, both included. */
    public int between(int first, int last) {
        return first + below(last - first + 1);
    }

    /** From 0 to below 1. */
    public double unit() {
        return (next() >>> 11) * UNIT;
    }

    /** True with a chance between 0 and 1. */
    public boolean chance(double chance) {
        return unit() < chance;
    }

    /** Exponential with a mean. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    /** Of the numbers 0 to n - 1, in an order by chance. */
    public int[] shuffled(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
