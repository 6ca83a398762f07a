package vn.nhip.simulator.live;

/**
 * What became of the events of a feed, each counted once however often it was sent.
 *
 * @param accepted new to the server
 * @param duplicate known to the server from before, and sent once by this run
 * @param resent known to the server from an earlier try of the same batch, of which the answer was lost
 * @param quarantined kept by the server with a reason
 * @param batches confirmed
 * @param retries how often something was sent again
 * @param texts texts of registers that were taken
 */
public record Tally(
        long accepted, long duplicate, long resent, long quarantined, long batches, long retries, long texts) {
    /** Nothing yet. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    /** Events of which the server said what became of them. */
    public long confirmed() {
        return accepted + duplicate + resent + quarantined;
    }

    Tally batch(EventsAnswer answer, boolean triedBefore) {
        return new Tally(
                accepted + answer.accepted(),
                duplicate + (triedBefore ? 0 : answer.duplicate()),
                resent + (triedBefore ? answer.duplicate() : 0),
                quarantined + answer.quarantined(),
                batches + 1,
                retries,
                texts);
    }

    Tally retry() {
        return new Tally(accepted, duplicate, resent, quarantined, batches, retries + 1, texts);
    }

    Tally text() {
        return new Tally(accepted, duplicate, resent, quarantined, batches, retries, texts + 1);
    }
}
