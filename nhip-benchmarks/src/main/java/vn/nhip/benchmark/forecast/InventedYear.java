package vn.nhip.benchmark.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.Moment;
import vn.nhip.core.facts.Seconds;

/**
 * Cases of a year and some weeks. How much of its term a case needs is lognormal; its median hangs on the procedure, the agency and the two
 * together, and drifts over the year with the agency; one case in forty is left lying. Few agencies and procedures have most cases.
 */
final class InventedYear {
    static final int AGENCIES = 60;
    static final int PROCEDURES = 300;
    static final int DAYS = 425;
    static final int DAY = 86_400;
    static final int FIRST = (int) (1_767_225_600L - Seconds.EPOCH);

    private static final int[] TERMS = {1, 2, 3, 5, 7, 10, 15, 20, 30};

    private final Random random;
    private final double[] ofAgency = new double[AGENCIES];
    private final double[] drift = new double[AGENCIES];
    private final double[] ofProcedure = new double[PROCEDURES];
    private final double[] spread = new double[PROCEDURES];
    private final int[] term = new int[PROCEDURES];
    private final double[][] together = new double[AGENCIES][PROCEDURES];

    private InventedYear(long seed) {
        random = new Random(seed);
        for (int a = 0; a < AGENCIES; a++) {
            ofAgency[a] = 0.35 * random.nextGaussian();
            drift[a] = 0.25 * random.nextGaussian();
            for (int p = 0; p < PROCEDURES; p++) {
                together[a][p] = 0.15 * random.nextGaussian();
            }
        }
        for (int p = 0; p < PROCEDURES; p++) {
            ofProcedure[p] = Math.log(0.45) + 0.4 * random.nextGaussian();
            spread[p] = 0.3 + 0.6 * random.nextDouble();
            term[p] = TERMS[random.nextInt(TERMS.length)];
        }
    }

    static FactTable table(long seed, int cases) {
        InventedYear year = new InventedYear(seed);
        FactTable table = new FactTable();
        for (int id = 0; id < cases; id++) {
            table.put(List.of(year.next(id, cases)));
        }
        return table;
    }

    private CaseFacts next(int id, int cases) {
        int agency = skewed(AGENCIES);
        int procedure = skewed(PROCEDURES);
        double day = (double) id * DAYS / cases;
        int received = FIRST + (int) (day * DAY);
        double needs = ofAgency[agency]
                + ofProcedure[procedure]
                + together[agency][procedure]
                + drift[agency] * Math.sin(2 * Math.PI * day / 365)
                + spread[procedure] * random.nextGaussian();
        double share = Math.exp(needs) * (random.nextInt(40) == 0 ? 6 : 1);
        int seconds = (int) Math.min(share * term[procedure] * DAY, 400.0 * DAY);
        int[] moments = new int[Moment.values().length];
        Arrays.fill(moments, Seconds.NEVER);
        boolean hasTerm = random.nextInt(50) != 0;
        int due = hasTerm ? received + term[procedure] * DAY : Seconds.NEVER;
        put(moments, Moment.RECEIVED, received);
        put(moments, Moment.DUE, due);
        put(moments, Moment.LEGAL_DUE, due);
        put(moments, Moment.ENDED, received + seconds);
        put(moments, Moment.LEGAL_ENDED, received + seconds);
        return new CaseFacts(id, agency, procedure, Channel.ONLINE, true, moments, Seconds.ALWAYS, Seconds.NEVER);
    }

    private int skewed(int most) {
        double u = random.nextDouble();
        return (int) (u * u * most);
    }

    private static void put(int[] moments, Moment moment, int at) {
        moments[Arrays.asList(Moment.values()).indexOf(moment)] = at;
    }
}
