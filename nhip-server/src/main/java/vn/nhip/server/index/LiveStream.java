package vn.nhip.server.index;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Server-Sent Events to all screens that follow. Changes that come faster than a screen can show them are told together; nothing but
 * numbers of revisions and events goes out.
 */
@Component
public class LiveStream {
    private static final int SCREENS_MAX = 2_000;
    private static final long TOGETHER_MILLIS = 20;
    private static final Duration BEAT = Duration.ofSeconds(15);
    // A browser opens it anew by itself.
    private static final Duration LASTS = Duration.ofHours(1);

    private final Map<SseEmitter, BooleanSupplier> screens = new ConcurrentHashMap<>();
    private final AtomicReference<LiveIndex.Change> newest =
            new AtomicReference<>(new LiveIndex.Change(0, 0, Instant.EPOCH));
    private final Semaphore changed = new Semaphore(0);
    private final ObjectProvider<LiveIndex> live;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;

    LiveStream(ObjectProvider<LiveIndex> live) {
        this.live = live;
        this.thread = Thread.ofPlatform().name("nhip-live").daemon().unstarted(this::run);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        live.ifAvailable(index -> {
            index.onChange(change -> {
                newest.set(change);
                changed.release();
            });
            thread.start();
        });
    }

    /**
     * A screen that follows from now on; it is told where things are at once.
     *
     * @param still whether who looks at it may still do so; when not, the screen is let go
     */
    public SseEmitter open(BooleanSupplier still) {
        SseEmitter screen = new SseEmitter(LASTS.toMillis());
        if (screens.size() >= SCREENS_MAX) {
            screen.complete();
            return screen;
        }
        screen.onCompletion(() -> screens.remove(screen));
        screen.onTimeout(screen::complete);
        screen.onError(failed -> screens.remove(screen));
        screens.put(screen, still);
        send(screen, newest.get());
        return screen;
    }

    private void run() {
        long looked = System.nanoTime();
        try {
            while (end.getCount() > 0) {
                if (System.nanoTime() - looked > BEAT.toNanos()) {
                    letGo();
                    looked = System.nanoTime();
                }
                boolean any = changed.tryAcquire(BEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (any && !end.await(TOGETHER_MILLIS, TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
                LiveIndex.Change change = newest.get();
                screens.keySet().forEach(screen -> send(screen, change));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets those go who signed out or may not look any more. */
    void letGo() {
        screens.forEach((screen, still) -> {
            if (!still.getAsBoolean()) {
                screens.remove(screen);
                screen.complete();
            }
        });
    }

    private void send(SseEmitter screen, LiveIndex.Change change) {
        try {
            screen.send(SseEmitter.event()
                    .name("counted")
                    .id(String.valueOf(change.revision()))
                    .data(Map.of(
                            "revision", change.revision(),
                            "position", change.position(),
                            "at", change.at().toString())));
        } catch (IOException | IllegalStateException e) {
            // The screen is gone.
            screens.remove(screen);
        }
    }

    @PreDestroy
    void end() {
        end.countDown();
        thread.interrupt();
        screens.keySet().forEach(SseEmitter::complete);
    }
}
