package vn.nhip.server.identity;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Work that a server does once a day as itself; the first time soon after the start, so that a server that is started daily does it too. */
public abstract class DailyJob implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DailyJob.class);
    private static final long EVERY_MINUTES = TimeUnit.DAYS.toMinutes(1);

    private final Viewer self;
    private final long firstMinutes;
    private final boolean ofServer;
    private @Nullable ScheduledExecutorService timer;

    /**
     * A job.
     *
     * @param name what the audit log calls whoever does it
     * @param firstMinutes how soon after the start
     * @param purpose of the database connection, {@code nhip.database.purpose}: commands join the database of a running server, which does it
     */
    protected DailyJob(String name, long firstMinutes, String purpose) {
        this.self = Viewer.machine(name);
        this.firstMinutes = firstMinutes;
        this.ofServer = purpose.equals("server");
    }

    /** The work of a day. */
    protected abstract void work();

    /** Does it now; what goes wrong is told to the operator's log, and tried again tomorrow. */
    public final void run() {
        try {
            Viewers.run(self, this::work);
        } catch (RuntimeException e) {
            log.error("The daily job \"{}\" broke off; trying again tomorrow", self.id(), e);
        }
    }

    @Override
    public final boolean isAutoStartup() {
        return ofServer;
    }

    @Override
    public final synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("nhip-daily").daemon().factory());
        var _ = started.scheduleWithFixedDelay(this::run, firstMinutes, EVERY_MINUTES, TimeUnit.MINUTES);
        timer = started;
    }

    @Override
    public final synchronized void stop() {
        ScheduledExecutorService running = timer;
        if (running != null) {
            running.shutdownNow();
            timer = null;
        }
    }

    @Override
    public final synchronized boolean isRunning() {
        return timer != null;
    }
}
