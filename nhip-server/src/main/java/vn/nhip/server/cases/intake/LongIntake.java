package vn.nhip.server.cases.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Takes deliveries of any length: batch after batch in their order, a few of them on their way at the same time. */
@Component
public class LongIntake {
    private static final int BATCH = 1_000;
    private static final int ON_THEIR_WAY = 12;

    private final WrittenIntake intake;

    LongIntake(WrittenIntake intake) {
        this.intake = intake;
    }

    private record Begun(List<Incoming> records, CompletableFuture<List<Outcome>> outcomes) {}

    /**
     * Takes every record. Taking the same delivery again, whole, is safe after any failure: what is in is found to be in.
     *
     * @param progress told the tally so far after every batch, in this thread
     */
    public IntakeTally take(Delivery delivery, Iterator<? extends Incoming> records, Consumer<IntakeTally> progress) {
        IntakeTally tally = new IntakeTally();
        Deque<Begun> onTheirWay = new ArrayDeque<>();
        while (records.hasNext()) {
            List<Incoming> batch = new ArrayList<>(BATCH);
            while (batch.size() < BATCH && records.hasNext()) {
                batch.add(records.next());
            }
            onTheirWay.add(new Begun(batch, intake.begin(delivery, batch)));
            if (onTheirWay.size() >= ON_THEIR_WAY) {
                finish(onTheirWay.remove(), tally, progress);
            }
        }
        while (!onTheirWay.isEmpty()) {
            finish(onTheirWay.remove(), tally, progress);
        }
        return tally;
    }

    private static void finish(Begun begun, IntakeTally tally, Consumer<IntakeTally> progress) {
        List<Outcome> outcomes = WrittenIntake.outcomes(begun.outcomes());
        for (int i = 0; i < outcomes.size(); i++) {
            tally.add(begun.records().get(i), outcomes.get(i));
        }
        progress.accept(tally);
    }
}
