package vn.nhip.server.identity.accounts;

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

/** Closes once a day, while a server runs, the accounts that nobody uses any more; the first time soon after the start. */
@Component
class IdleAccountsJob implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(IdleAccountsJob.class);
    private static final Viewer SELF = Viewer.machine("nhip: tài khoản không dùng");
    private static final long FIRST_MINUTES = 5;
    private static final long EVERY_MINUTES = TimeUnit.DAYS.toMinutes(1);

    private final IdleAccounts idle;
    private final boolean ofServer;
    private @Nullable ScheduledExecutorService timer;

    IdleAccountsJob(IdleAccounts idle, @Value("${nhip.database.purpose}") String purpose) {
        this.idle = idle;
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
                Thread.ofPlatform().name("nhip-idle-accounts").daemon().factory());
        var _ = started.scheduleWithFixedDelay(this::run, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
        timer = started;
    }

    void run() {
        try {
            int closed = Viewers.as(SELF, idle::close);
            if (closed > 0) {
                log.info("Closed {} accounts that nobody used for {} days", closed, IdleAccounts.IDLE.toDays());
            }
        } catch (RuntimeException e) {
            log.error("Accounts that nobody uses could not be closed; trying again tomorrow", e);
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
