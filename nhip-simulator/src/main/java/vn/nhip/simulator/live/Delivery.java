package vn.nhip.simulator.live;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.story.Dice;

/** Sends one thing after the other, each until it is answered. For one thread. */
final class Delivery {
    private final Flow flow;
    private final Door door;
    private final LiveOptions.Patience patience;
    private final Ticker ticker;
    private final Backoff backoff;

    Delivery(Flow flow, Door door, LiveOptions.Patience patience, Ticker ticker, int number) {
        this.flow = flow;
        this.door = door;
        this.patience = patience;
        this.ticker = ticker;
        this.backoff = new Backoff(
                patience.firstGap().toNanos(),
                patience.longestGap().toNanos(),
                Dice.of(patience.seed(), "retries", number));
    }

    /**
     * What was taken.
     *
     * @param triedBefore whether the server may have taken it already, without an answer that arrived
     */
    record Delivered(String body, boolean triedBefore) {}

    /** Sends the same until the server takes it; {@code null} when the run ends before: it may have been taken. */
    @Nullable
    Delivered deliver(String path, String type, byte[] body) throws InterruptedException {
        boolean triedBefore = false;
        long awaySince = -1;
        backoff.reset();
        while (true) {
            Answer answer = door.post(path, type, body);
            switch (answer) {
                case Answer.Taken(String said) -> {
                    return new Delivered(said, triedBefore);
                }
                case Answer.Refused(String vietnamese) -> {
                    flow.end(LiveResult.Ending.REFUSED, vietnamese);
                    return null;
                }
                case Answer.Later(int status, long nanos) -> {
                    awaySince = -1;
                    long gap = nanos < 0 ? backoff.gap() : nanos;
                    flow.restAsTold(
                            gap, "máy chủ bảo chờ %s (%d)".formatted(Words.time(Duration.ofNanos(gap)), status));
                }
                case Answer.Lost(boolean maybeTaken, String why) -> {
                    triedBefore |= maybeTaken;
                    long now = ticker.nanos();
                    awaySince = awaySince < 0 ? now : awaySince;
                    if (now - awaySince > patience.away().toNanos()) {
                        flow.end(LiveResult.Ending.GAVE_UP, gaveUp(why));
                        return null;
                    }
                    long gap = backoff.gap();
                    flow.restUntilBack(gap, "%s, thử lại sau %s".formatted(why, Words.time(Duration.ofNanos(gap))));
                }
            }
            if (flow.hasEnded()) {
                return null;
            }
        }
    }

    private String gaveUp(String why) {
        return "Máy chủ vắng quá %s (%s). Khi máy chủ trở lại, hãy chạy tiếp với --resume: không sự kiện nào bị bỏ hay tính hai lần."
                .formatted(Words.time(patience.away()), why);
    }
}
