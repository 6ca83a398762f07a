package vn.nhip.benchmark;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures methods of one JMH benchmark class, one after the other, on one thread. The best second counts: on a shared machine the others
 * tell of the neighbours. Both sides of a ratio are treated alike.
 */
public final class Measurement {

    private static final int FORKS = 2;
    private static final int ROUNDS = 5;

    private final Class<?> benchmark;
    private final boolean quick;
    private final PrintWriter progress;

    /**
     * @param quick a fraction of a second in this JVM: shows that it runs, measures nothing
     * @param progress told what is measured and how long it takes
     */
    public Measurement(Class<?> benchmark, boolean quick, PrintWriter progress) {
        this.benchmark = benchmark;
        this.quick = quick;
        this.progress = progress;
    }

    /** How often a method's operation is done in a second, on one core. */
    public double perSecond(String method) {
        progress.println("Đang đo " + benchmark.getSimpleName() + "." + method
                + (quick ? " (--quick: chỉ chạy thử)" : ", khoảng " + FORKS * ROUNDS * 2 + " giây"));
        progress.flush();
        try {
            double score = new Runner(options(method).build())
                    .runSingle()
                    .getPrimaryResult()
                    .getStatistics()
                    .getMax();
            progress.println("  " + String.format(Locale.ROOT, "%,.0f", score) + " mỗi giây");
            progress.flush();
            return score;
        } catch (RunnerException e) {
            throw new IllegalStateException("benchmark " + benchmark.getSimpleName() + "." + method + " failed", e);
        }
    }

    private ChainedOptionsBuilder options(String method) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\." + method + "$")
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .threads(1)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        TimeValue time = quick ? TimeValue.milliseconds(50) : TimeValue.seconds(1);
        int rounds = quick ? 1 : ROUNDS;
        return options.forks(quick ? 0 : FORKS)
                .warmupIterations(rounds)
                .warmupTime(time)
                .measurementIterations(rounds)
                .measurementTime(time);
    }
}
