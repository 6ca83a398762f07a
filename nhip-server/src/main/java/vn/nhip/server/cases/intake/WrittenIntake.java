package vn.nhip.server.cases.intake;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.stereotype.Component;

/** Prepares in the caller's thread, writes in the one thread that writes. */
@Component
class WrittenIntake implements Intake {
    private final Preparation preparation;
    private final LogWriter writer;

    WrittenIntake(Preparation preparation, LogWriter writer) {
        this.preparation = preparation;
        this.writer = writer;
    }

    @Override
    public List<Outcome> take(Delivery delivery, List<Incoming> batch) {
        return batch.isEmpty() ? List.of() : outcomes(begin(delivery, batch));
    }

    /** Hands a batch in and returns before its commit. What one thread hands in is written in that order. */
    CompletableFuture<List<Outcome>> begin(Delivery delivery, List<Incoming> batch) {
        return writer.write(preparation.prepare(delivery, batch));
    }

    /** Waits for the commit of a batch. */
    static List<Outcome> outcomes(CompletableFuture<List<Outcome>> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IntakeBusy busy) {
                throw busy;
            }
            throw new IllegalStateException("a batch was not written; nothing of it is in the log", e.getCause());
        }
    }
}
