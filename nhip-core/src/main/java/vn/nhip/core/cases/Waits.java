package vn.nhip.core.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.CaseTimes.Pause;
import vn.nhip.core.deadline.CaseTimes.Pause.Reason;

/** The pauses of one case while it is folded: at most one open wait for the citizen and one open suspension. */
final class Waits {

    private static final int NONE = -1;

    private final List<Pause> pauses = new ArrayList<>(0);
    private final List<Instant> supplementRequests = new ArrayList<>(0);
    private int openSupplement = NONE;
    private int openSuspension = NONE;

    void requestSupplement(Instant at) {
        supplementRequests.add(at);
        if (openSupplement == NONE) {
            openSupplement = pauses.size();
            pauses.add(new Pause(Reason.SUPPLEMENT, at, null, null));
        }
    }

    /** A receipt whose request was never told is a pause without length: the due date it sets must not be lost. */
    void receiveSupplement(Instant at, @Nullable Instant newDue) {
        if (openSupplement == NONE) {
            pauses.add(new Pause(Reason.SUPPLEMENT, at, at, newDue));
        } else {
            endSupplement(at, newDue);
        }
    }

    void suspend(Instant at) {
        if (openSuspension == NONE) {
            openSuspension = pauses.size();
            pauses.add(new Pause(Reason.SUSPENSION, at, null, null));
        }
    }

    void resume(Instant at) {
        if (openSuspension != NONE) {
            pauses.set(
                    openSuspension,
                    new Pause(Reason.SUSPENSION, pauses.get(openSuspension).from(), at, null));
            openSuspension = NONE;
        }
    }

    /** The case goes on: whatever it waited for, it waits no more. */
    void endAll(Instant at) {
        if (openSupplement != NONE) {
            endSupplement(at, null);
        }
        resume(at);
    }

    boolean isOwedSupplement() {
        return openSupplement != NONE;
    }

    /** The pauses that last beyond the receipt, all when there was none: what waited before it runs on no clock. */
    List<Pause> pausesAfter(@Nullable Instant received) {
        if (received == null || pauses.isEmpty()) {
            return pauses;
        }
        List<Pause> after = new ArrayList<>(pauses.size());
        for (Pause pause : pauses) {
            boolean before = pause.to() != null
                    && !pause.to().isAfter(received)
                    && pause.from().isBefore(received);
            if (!before) {
                after.add(pause);
            }
        }
        return after;
    }

    /** The requests that were made no earlier than the receipt, all when there was none. */
    List<Instant> requestsAfter(@Nullable Instant received) {
        if (received == null) {
            return supplementRequests;
        }
        List<Instant> after = new ArrayList<>(0);
        for (Instant request : supplementRequests) {
            if (!request.isBefore(received)) {
                after.add(request);
            }
        }
        return after;
    }

    int supplementRequests() {
        return supplementRequests.size();
    }

    private void endSupplement(Instant at, @Nullable Instant newDue) {
        pauses.set(
                openSupplement,
                new Pause(Reason.SUPPLEMENT, pauses.get(openSupplement).from(), at, newDue));
        openSupplement = NONE;
    }
}
