package vn.nhip.simulator.live;

/**
 * Why events were quarantined.
 *
 * @param kind of the problem, as in docs/help/send-events.md
 * @param field that is wrong; empty when it is the whole event
 * @param vietnamese what the server says of the first
 * @param firstId the id of the first
 * @param count how many there were of this kind and field
 */
public record QuarantineReason(String kind, String field, String vietnamese, String firstId, long count) {

    QuarantineReason again() {
        return new QuarantineReason(kind, field, vietnamese, firstId, count + 1);
    }
}
