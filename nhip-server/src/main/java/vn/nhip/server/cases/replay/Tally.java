package vn.nhip.server.cases.replay;

import java.util.concurrent.atomic.LongAdder;

/** What was replayed so far, counted by several threads. */
final class Tally {
    private final LongAdder events = new LongAdder();
    private final LongAdder cases = new LongAdder();
    private final LongAdder changedSince = new LongAdder();

    void add(long moreEvents, long moreCases, long moreChanged) {
        events.add(moreEvents);
        cases.add(moreCases);
        changedSince.add(moreChanged);
    }

    long events() {
        return events.sum();
    }

    long cases() {
        return cases.sum();
    }

    long changedSince() {
        return changedSince.sum();
    }

    double part(long of) {
        return of == 0 ? 1 : (double) events() / of;
    }
}
