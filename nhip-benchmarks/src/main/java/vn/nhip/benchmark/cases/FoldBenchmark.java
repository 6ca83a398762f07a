package vn.nhip.benchmark.cases;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseLife;

/** One operation is one event that went into a case. */
@State(Scope.Thread)
public class FoldBenchmark {

    private static final int EVENTS = Lives.CASES * Lives.EVENTS_PER_CASE;

    private final List<List<CaseEvent>> lives = Lives.of(766);

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void fold(Blackhole out) {
        for (List<CaseEvent> life : lives) {
            out.consume(CaseLife.fold(life));
        }
    }

    @Benchmark
    @OperationsPerInvocation(EVENTS)
    public void eventByEvent(Blackhole out) {
        for (List<CaseEvent> life : lives) {
            out.consume(EventByEvent.fold(life));
        }
    }

    List<List<CaseEvent>> lives() {
        return lives;
    }
}
