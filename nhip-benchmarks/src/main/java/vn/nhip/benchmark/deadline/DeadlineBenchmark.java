package vn.nhip.benchmark.deadline;

import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.CaseClock;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.definitions.Calendars;

/** One operation is the due instant of one receipt. The sum keeps the compiler from leaving the work out. */
@State(Scope.Thread)
public class DeadlineBenchmark {

    private final WorkCalendar calendar = Calendars.bundled();
    private final Receipts receipts = new Receipts(766);
    private final DayByDay dayByDay = new DayByDay(calendar);
    private final Instant[] starts = new Instant[Receipts.COUNT];

    public DeadlineBenchmark() {
        for (int i = 0; i < Receipts.COUNT; i++) {
            starts[i] = Instant.ofEpochSecond(receipts.seconds[i]);
        }
    }

    @Benchmark
    @OperationsPerInvocation(Receipts.COUNT)
    public long seconds() {
        long sum = 0;
        for (int i = 0; i < Receipts.COUNT; i++) {
            sum += second(i);
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(Receipts.COUNT)
    public long instants() {
        long sum = 0;
        for (int i = 0; i < Receipts.COUNT; i++) {
            sum += instant(i).getEpochSecond();
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(Receipts.COUNT)
    public long dayByDay() {
        long sum = 0;
        for (int i = 0; i < Receipts.COUNT; i++) {
            sum += naive(i).getEpochSecond();
        }
        return sum;
    }

    long second(int receipt) {
        return CaseClock.dueSecond(
                receipts.seconds[receipt], receipts.terms[receipt], DeadlineRules.STANDARD, calendar);
    }

    Instant instant(int receipt) {
        return CaseClock.due(starts[receipt], receipts.terms[receipt], DeadlineRules.STANDARD, calendar);
    }

    Instant naive(int receipt) {
        return dayByDay.due(starts[receipt], receipts.terms[receipt]);
    }

    String describe(int receipt) {
        return starts[receipt] + " + " + receipts.terms[receipt];
    }
}
