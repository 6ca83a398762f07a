package vn.nhip.benchmark.index;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Seconds;

/**
 * Facts of invented cases in the order of their receipt over two years: few agencies and procedures have most of them, one case in thirty is
 * late, one in two hundred runs for long.
 */
public final class InventedFacts {
    public static final int AGENCIES = 142;
    public static final int PROCEDURES = 2_149;
    static final int DAYS = 730;
    static final int FIRST = (int) (1_735_689_600L - Seconds.EPOCH);

    private static final int DAY = 86_400;
    private static final List<Channel> CHANNELS = List.of(Channel.values());

    private final Random random;
    private final int cases;
    private int made;

    /** So many cases of a seed. */
    public InventedFacts(long seed, int cases) {
        random = new Random(seed);
        this.cases = cases;
    }

    /** The next case; {@code null} after the last. */
    public @Nullable CaseFacts next() {
        if (made == cases) {
            return null;
        }
        int received = FIRST + (int) ((long) made * DAYS * DAY / cases);
        int days = 1 + random.nextInt(20);
        int due = received + days * DAY;
        boolean late = random.nextInt(30) == 0;
        int end = late ? due + random.nextInt(10 * DAY) : received + random.nextInt(days * DAY);
        int last = FIRST + DAYS * DAY;
        int ended = end >= last || random.nextInt(200) == 0 ? Seconds.NEVER : end;
        int[] moments = new int[Moment.values().length];
        Arrays.fill(moments, Seconds.NEVER);
        put(moments, Moment.RECEIVED, received);
        put(moments, Moment.DUE, random.nextInt(50) == 0 ? Seconds.NEVER : due);
        put(moments, Moment.ENDED, ended);
        put(moments, Moment.LEGAL_DUE, due);
        put(moments, Moment.LEGAL_ENDED, ended);
        later(moments, Moment.SYNCHRONISED, received, 95);
        later(moments, Moment.DIGITISED, received, 80);
        later(moments, Moment.REUSED, received, 40);
        later(moments, Moment.PERSONAL_STORE, received, 15);
        later(moments, Moment.POPULATION_DATA, received, 70);
        boolean fee = random.nextInt(3) == 0;
        put(moments, Moment.FEE_OWED, fee ? received : Seconds.NEVER);
        later(moments, Moment.PAID_ONLINE, received, fee ? 60 : 0);
        if (ended != Seconds.NEVER) {
            later(moments, Moment.RESULT_ATTACHED, ended, 75);
            later(moments, Moment.DISLIKED, ended, 1);
        }
        int procedure = skewed(PROCEDURES);
        Boolean needs = procedure % 10 == 0 ? null : Boolean.valueOf(procedure % 3 != 0);
        return new CaseFacts(
                made++,
                skewed(AGENCIES),
                procedure,
                CHANNELS.get(random.nextInt(10) < 7 ? Channel.ONLINE.compareTo(Channel.DIRECT) : random.nextInt(3)),
                needs,
                moments,
                Seconds.ALWAYS,
                Seconds.NEVER);
    }

    private int skewed(int most) {
        double u = random.nextDouble();
        return (int) (u * u * most);
    }

    private void later(int[] moments, Moment moment, int from, int percent) {
        if (random.nextInt(100) < percent) {
            put(moments, moment, from + random.nextInt(DAY) + (random.nextInt(20) == 0 ? 20 * DAY : 0));
        }
    }

    private static void put(int[] moments, Moment moment, int at) {
        moments[Arrays.asList(Moment.values()).indexOf(moment)] = at;
    }
}
