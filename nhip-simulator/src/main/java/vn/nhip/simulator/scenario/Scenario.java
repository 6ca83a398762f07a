package vn.nhip.simulator.scenario;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import vn.nhip.core.cases.CaseFact.Gateway;

/**
 * What can become of a case, by name: received on a Monday of August 2026, due a week later, or the same from any other day on. One line
 * says all that is special about it.
 */
public enum Scenario {
    /** Finished in time, with its result, synchronised. */
    ENDS_WELL(it -> it.completed("2026-08-06 09:00").result("2026-08-06 10:00").synchronised("2026-08-06 11:00")),
    /** Finished in time, without a result. */
    NO_RESULT(it -> it.completed("2026-08-07")),
    /** Finished three days after its due date. */
    LATE(it -> it.completed("2026-08-13")),
    /** Late, and the citizen was not content: in 5.4 it weighs twice. */
    LATE_AND_DISLIKED(it -> it.completed("2026-08-13").disliked("2026-08-14")),
    /** Nothing happens after the receipt. */
    NEVER_FINISHED(it -> it),
    /** Asked for a supplement twice: late for the portal whatever happens (766-rules 1.3, indicator 2.1). */
    SUPPLEMENT_TWICE(it -> it.supplementRequested("2026-08-05")
            .supplementReceived("2026-08-06")
            .supplementRequested("2026-08-07")),
    /** Suspended over its due date: the portal's clock does not stop. */
    SUSPENDED_OVER_THE_DUE_DATE(
            it -> it.suspended("2026-08-07").resumed("2026-08-12").completed("2026-08-13")),
    /** Given a new date with a letter of apology, and done by then: in time for the law, late for the portal. */
    EXTENDED_ONCE(it -> it.extended("2026-08-07", "2026-08-17", true).completed("2026-08-14")),
    WITHDRAWN(it -> it.withdrawn("2026-08-05")),
    PAID_ONLINE(it -> it.feeRequired("2026-08-03 08:10", 50_000)
            .paid("2026-08-03 09:00", 50_000, Gateway.NATIONAL)
            .completed("2026-08-06")),
    PAID_AT_THE_COUNTER(it -> it.feeRequired("2026-08-03 08:10", 50_000)
            .paid("2026-08-03 09:00", 50_000, Gateway.COUNTER)
            .completed("2026-08-06")),
    /** Nghị quyết 77/2025: no obligation. */
    FEE_WAIVED(it -> it.feeWaived("2026-08-03 08:10").completed("2026-08-06")),
    /** Everything that digitisation asks for (indicators 4.1 to 4.5b). */
    DIGITISED_THROUGHOUT(it -> it.reused("2026-08-03 08:05")
            .populationDataUsed("2026-08-03 08:06")
            .completed("2026-08-06")
            .result("2026-08-06 10:00")),
    /** The receipt was entered in August and belongs to July: it leaves the month when that is known. */
    RECEIPT_MOVED_TO_JULY(it -> it.completed("2026-08-06").receiptCorrected("2026-08-20", "2026-07-31"));

    private static final String MONDAY = "2026-08-03";

    private final UnaryOperator<CaseTold> rest;

    Scenario(UnaryOperator<CaseTold> rest) {
        this.rest = rest;
    }

    /**
     * A case that it happens to.
     *
     * @param begun a case with its agency and procedure, of which nothing is told yet but that it was submitted
     */
    public CaseTold of(CaseTold begun) {
        return of(begun, MONDAY);
    }

    /**
     * A case that it happens to, received on another day: all that follows is as many days earlier or later. What is told after it names its
     * days as they are.
     */
    public CaseTold of(CaseTold begun, String received) {
        long days = ChronoUnit.DAYS.between(LocalDate.parse(MONDAY), LocalDate.parse(received));
        return rest.apply(begun.movedBy(days).due("2026-08-10").received(MONDAY))
                .movedBy(0);
    }
}
