package vn.nhip.simulator.live;

/**
 * How fast simulated time goes: so many simulated seconds in a real one, or as fast as it is taken. Knows when a told second is due.
 *
 * <p>When telling falls behind, because the server was away or is slower than the pace, what was missed is told as fast as it is taken, but
 * only as much as belongs to the last {@code catchUp} of real time: beyond that simulated time itself is put back, and the rest follows at
 * the pace. So a server that comes back after a night is not met by the whole night at once. Guarded by its user.
 */
public final class Pace {
    /** The slowest: real time. */
    public static final int SLOWEST = 1;
    /** The fastest that is still a pace. */
    public static final int FASTEST = 100_000;
    /** A catch-up that makes up for everything. */
    public static final long ALL = Long.MAX_VALUE;

    private static final double NANOS = 1e9;

    private final double factor;
    private final long catchUp;
    private boolean begun;
    private boolean paused;
    private long told;
    private long real;
    private long putBack;
    private long atOnceUntil = Long.MIN_VALUE;
    private double wallAtZero = Double.NEGATIVE_INFINITY;

    private Pace(double factor, long catchUp) {
        this.factor = factor;
        this.catchUp = catchUp;
    }

    /**
     * A pace.
     *
     * @param factor simulated seconds in a real one
     * @param catchUp how far behind it may be and still makes up for it, in nanoseconds of real time; {@link #ALL} for ever
     * @throws IllegalArgumentException when the factor is not between {@value #SLOWEST} and {@value #FASTEST}, or the catch-up is negative
     */
    public static Pace of(double factor, long catchUp) {
        if (!(factor >= SLOWEST && factor <= FASTEST)) {
            throw new IllegalArgumentException("pace " + factor + ", must be between " + SLOWEST + " and " + FASTEST
                    + " simulated seconds a second");
        }
        if (catchUp < 0) {
            throw new IllegalArgumentException("catch-up of " + catchUp + " ns, must not be negative");
        }
        return new Pace(factor, catchUp);
    }

    /** No pace: everything is due at once. */
    public static Pace unbounded() {
        return new Pace(Double.POSITIVE_INFINITY, ALL);
    }

    /** Everything before a second of simulated time is due at once; from then on the pace holds. */
    public Pace atOnceUntil(long second) {
        atOnceUntil = second;
        return this;
    }

    /**
     * Nothing is due before it would happen: where simulated time reaches the present, it goes on with it.
     *
     * @param second of the world, since 1970, when the real clock showed 0
     */
    public Pace neverAheadOf(double second) {
        wallAtZero = second;
        return this;
    }

    /** Whether everything is due at once. */
    public boolean isUnbounded() {
        return Double.isInfinite(factor);
    }

    /** Simulated seconds in a real one; infinite while everything is due at once. */
    public double factor() {
        return begun && told < atOnceUntil ? Double.POSITIVE_INFINITY : factor;
    }

    /**
     * When a second is due, by the real clock. The first that is asked for is due now. After more than the catch-up, time is put back.
     *
     * @param second of simulated time, since 1970
     * @param now by the real clock, in nanoseconds
     */
    public long due(long second, long now) {
        long due = paced(second, now);
        return Double.isInfinite(wallAtZero) ? due : Math.max(due, (long) ((second - wallAtZero) * NANOS));
    }

    private long paced(long second, long now) {
        if (second < atOnceUntil) {
            told = second;
            real = now;
            begun = true;
            return now;
        }
        if (isUnbounded()) {
            told = begun ? Math.max(told, second) : second;
            begun = true;
            return now;
        }
        if (!begun) {
            begun = true;
            told = second;
            real = now;
        }
        long due = at(second);
        if (!paused && catchUp != ALL && now - due > catchUp) {
            long by = now - due - catchUp;
            putBack += by;
            real += by;
            due += by;
        }
        return due;
    }

    private long at(long second) {
        return real + (long) ((second - told) / factor * NANOS);
    }

    /** Time stands still from now on; nothing when it does already. */
    public void pause(long now) {
        if (!paused) {
            told = simulated(now);
            paused = true;
            real = now;
        }
    }

    /** Time goes on from now; nothing when it does already. */
    public void resume(long now) {
        if (paused) {
            paused = false;
            real = now;
        }
    }

    /**
     * The second of simulated time, since 1970. Of no pace: of what was last asked for. 0 before anything was asked for.
     *
     * @param now by the real clock, in nanoseconds
     */
    public long simulated(long now) {
        return isUnbounded() || !begun || paused ? told : told + (long) Math.floor((now - real) / NANOS * factor);
    }

    /** How much real time was put back in all, in nanoseconds. */
    public long putBack() {
        return putBack;
    }
}
