package vn.nhip.server.cases.intake;

import java.util.List;

/** The one door for everything that comes in. Safe for many threads at once. */
public interface Intake {

    /**
     * Takes a batch in one transaction and returns after its commit. A record that was taken before changes nothing, so a batch may be
     * sent again after any failure.
     *
     * @return one outcome per record, in the order of the batch
     * @throws IntakeBusy when too much is waiting; nothing of the batch was taken
     */
    List<Outcome> take(Delivery delivery, List<Incoming> batch);
}
