package vn.nhip.server.cases.persons;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Erases once a day, while a server runs, what was kept long enough; the first time soon after the start, so that a server that is started daily does it too. */
@Component
class ExpiryJob implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ExpiryJob.class);
    private static final Viewer SELF = Viewer.machine("nhip: hết thời hạn lưu");
    private static final long FIRST_MINUTES = 10;
    private static final long EVERY_MINUTES = TimeUnit.DAYS.toMinutes(1);

    private final PersonExpiry expiry;
    private final boolean ofServer;
    private @Nullable ScheduledExecutorService timer;

    ExpiryJob(PersonExpiry expiry, @Value("${nhip.database.purpose}") String purpose) {
        this.expiry = expiry;
        this.ofServer = purpose.equals("server");
    }

    /** Commands join the database of a running server, which does it. */
    @Override
    public boolean isAutoStartup() {
        return ofServer;
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("nhip-expiry").daemon().factory());
        var _ = started.scheduleWithFixedDelay(this::run, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
        timer = started;
    }

    void run() {
        try {
            PersonExpiry.Count count = Viewers.as(SELF, () -> expiry.run(done -> {}));
            if (count.cases() + count.records() > 0) {
                log.info(
                        "Erased what was kept long enough: the holders of {} cases, the texts of {} quarantined records",
                        count.cases(),
                        count.records());
            }
        } catch (Exception e) {
            log.error("Personal data that was kept long enough could not be erased; trying again tomorrow", e);
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.shutdownNow();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
