package vn.nhip.server.cases.intake;

import java.util.List;
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
        return batch.isEmpty() ? List.of() : writer.write(preparation.prepare(delivery, batch));
    }
}
