package vn.nhip.simulator.live;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.wire.EventBytes;

/**
 * Tells a feed to a running server, once: every event is confirmed by it, each case in order, whatever happens to the server or to this
 * process in between. The server knows events by source and id: what may not have arrived is sent again, the same bytes.
 */
public final class LiveRun {
    private static final String EVENTS = "/api/v1/events";
    private static final String REGISTERS = "/api/v1/registers/";
    private static final String BATCH_TYPE = "application/cloudevents-batch+json";
    private static final String CSV_TYPE = "text/csv; charset=utf-8";
    private static final long STOP_SECONDS = 5;
    private static final int EVENT_BYTES = 16 * 1024;

    private final LiveOptions options;
    private final LiveControl control;
    private final Ticker ticker;
    private volatile @Nullable Flow flow;
    private long keepAgain;

    /** A run by the clock of this machine. */
    public LiveRun(LiveOptions options, LiveControl control) {
        this(options, control, Ticker.system());
    }

    /** A run by another clock. */
    LiveRun(LiveOptions options, LiveControl control, Ticker ticker) {
        this.options = options;
        this.control = control;
        this.ticker = ticker;
    }

    /** How far it is; {@code null} before it began. For any thread. */
    public @Nullable LiveState state() {
        Flow current = flow;
        return current == null ? null : current.state();
    }

    /** How much there is to tell. */
    public LiveOptions.Extent extent() {
        return options.extent();
    }

    /**
     * Tells it; returns when everything is confirmed, or it was stopped, or the server does not take it. A run is for once.
     *
     * @param feed from its beginning, also when a run is resumed
     * @param texts of registers, in any order
     * @throws CannotRun when nothing can be sent: a wrong address, a checkpoint that does not fit; nothing was sent then
     */
    public LiveResult run(Feed feed, List<RegisterText> texts) throws CannotRun, InterruptedException {
        URI server = options.checkedServer();
        Checkpoint resumed = resumed(server);
        long began = ticker.nanos();
        Flow current = new Flow(ticker, control, options, resumed);
        flow = current;
        try (Door door = new Door(server, options.key(), options.patience().answer())) {
            tell(current, door, server, feed, texts);
        }
        return current.result(Duration.ofNanos(ticker.nanos() - began));
    }

    private @Nullable Checkpoint resumed(URI server) throws CannotRun {
        Path file = options.keeping().file();
        if (file == null || (!options.keeping().resume() && !Files.exists(file))) {
            return null;
        }
        Checkpoint checkpoint = Checkpoint.read(file);
        if (!options.keeping().resume()) {
            if (checkpoint.complete()) {
                return null;
            }
            throw new CannotRun(
                    "Đã có điểm dừng %s của một lần chạy dở. Hãy chạy tiếp với --resume, hoặc xóa tệp này để chạy lại từ đầu."
                            .formatted(file));
        }
        checkpoint.check(file, options.scenario(), server.toString());
        return checkpoint;
    }

    private void tell(Flow current, Door door, URI server, Feed feed, List<RegisterText> texts)
            throws CannotRun, InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(
                current.lanes(), Thread.ofPlatform().daemon().name("sender-", 0).factory());
        List<Future<?>> sending = new ArrayList<>();
        boolean sameFeed = true;
        try {
            for (int lane = 0; lane < current.lanes(); lane++) {
                Delivery delivery = delivery(current, door, lane);
                int of = lane;
                sending.add(senders.submit(() -> send(current, delivery, of, server)));
            }
            read(current, delivery(current, door, current.lanes()), feed, texts, server);
        } catch (CannotRun e) {
            sameFeed = false;
            throw e;
        } catch (UncheckedIOException e) {
            current.end(LiveResult.Ending.GAVE_UP, e.getMessage());
        } finally {
            current.end(LiveResult.Ending.STOPPED, null);
            senders.shutdown();
            await(sending, door);
            if (sameFeed) {
                keepAtEnd(current, server);
            }
        }
    }

    private Delivery delivery(Flow current, Door door, int number) {
        return new Delivery(current, door, options.patience(), ticker, number);
    }

    private void read(Flow current, Delivery delivery, Feed feed, List<RegisterText> texts, URI server)
            throws CannotRun, InterruptedException {
        List<RegisterText> inOrder = new ArrayList<>(texts);
        inOrder.sort(Comparator.comparingLong(RegisterText::told));
        EventBytes bytes = new EventBytes(EVENT_BYTES);
        Event event = feed.next();
        while (event != null && !current.hasEnded()) {
            if (!current.skip(event)) {
                announce(current, delivery, inOrder, event.told(), server);
                if (current.awaitDue(event.told())) {
                    bytes.clear();
                    bytes.add(event);
                    current.take(event, bytes);
                }
            }
            event = feed.next();
        }
        if (!current.hasEnded()) {
            current.checkEnd();
            announce(current, delivery, inOrder, Long.MAX_VALUE, server);
            current.awaitConfirmed();
            if (!current.hasEnded()) {
                current.end(LiveResult.Ending.FINISHED, null);
            }
        }
    }

    /** Sends the texts that are told until a second, each at its time, and waits until they are taken. */
    private void announce(Flow current, Delivery delivery, List<RegisterText> texts, long until, URI server)
            throws InterruptedException {
        for (int i = current.texts(); i < texts.size() && texts.get(i).told() <= until; i++) {
            RegisterText text = texts.get(i);
            if (!current.awaitDue(text.told())
                    || delivery.deliver(
                                    REGISTERS + text.register(),
                                    CSV_TYPE,
                                    text.csv().get())
                            == null) {
                return;
            }
            current.confirmText();
            // At once: an older text sent again after a newer one would take the register back.
            keep(current, server, true);
        }
    }

    private void send(Flow current, Delivery delivery, int lane, URI server) {
        try {
            for (Batch batch = current.await(lane); batch != null; batch = current.await(lane)) {
                Delivery.Delivered delivered = delivery.deliver(EVENTS, BATCH_TYPE, batch.body());
                if (delivered == null) {
                    return;
                }
                EventsAnswer answer = EventsAnswer.read(delivered.body());
                if (answer == null || answer.events() != batch.events()) {
                    current.end(LiveResult.Ending.REFUSED, unlike(batch, answer));
                    return;
                }
                current.confirm(lane, answer, delivered.triedBefore());
                keep(current, server, false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            current.end(LiveResult.Ending.GAVE_UP, e.getMessage());
        } catch (RuntimeException | Error e) {
            current.end(LiveResult.Ending.GAVE_UP, "Lỗi của bộ mô phỏng: " + e);
            throw e;
        }
    }

    private static String unlike(Batch batch, @Nullable EventsAnswer answer) {
        return answer == null
                ? "Nơi nhận trả lời không giống máy chủ Nhịp. Hãy kiểm tra địa chỉ, và máy chủ trung gian (proxy) nếu có."
                : "Đã gửi %d sự kiện nhưng máy chủ trả lời về %d. Hãy dùng bản mô phỏng cùng phiên bản với máy chủ, rồi chạy tiếp với --resume."
                        .formatted(batch.events(), answer.events());
    }

    /** Waits until the senders have ended; what is still under way after some seconds is broken off. */
    private static void await(List<Future<?>> sending, Door door) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
        for (Future<?> each : sending) {
            try {
                try {
                    each.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (TimeoutException late) {
                    door.close();
                    each.get();
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a sender broke", e.getCause());
            }
        }
    }

    private void keepAtEnd(Flow current, URI server) {
        try {
            keep(current, server, true);
        } catch (UncheckedIOException e) {
            current.endWithout(e.getMessage());
        }
    }

    /** Writes the checkpoint, unless it was written a moment ago. */
    private synchronized void keep(Flow current, URI server, boolean now) {
        Path file = options.keeping().file();
        if (file == null || (!now && ticker.nanos() < keepAgain)) {
            return;
        }
        Checkpoint checkpoint = current.checkpoint(options.scenario(), server.toString());
        if (checkpoint != null) {
            checkpoint.write(file);
            keepAgain = ticker.nanos() + options.keeping().every().toNanos();
        }
    }
}
