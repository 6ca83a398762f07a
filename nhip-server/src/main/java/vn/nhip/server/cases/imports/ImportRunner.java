package vn.nhip.server.cases.imports;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.nhip.definitions.DefinitionException;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.cases.SharedRows;
import vn.nhip.server.cases.intake.IntakeBusy;
import vn.nhip.server.cases.intake.LongIntake;
import vn.nhip.server.cases.mapping.FileUnfit;
import vn.nhip.server.identity.Owners;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Runs the imports that wait, one at a time, for as long as the server runs; and throws away files that nobody needs any more. */
@Component
class ImportRunner implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ImportRunner.class);
    private static final Viewer SELF = Viewer.machine("nhip: nạp tệp");
    private static final String NOT_ANY_MORE = "Người bấm nạp không còn quyền nạp tệp.";
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final Duration TOLD_EVERY = Duration.ofMillis(500);

    private final ImportTable table;
    private final Uploads uploads;
    private final LongIntake intake;
    private final Clock clock;
    private final Duration kept;
    private final boolean ofServer;
    private final Audit audit;
    private final Owners owners;
    private final SharedRows shared;
    private final Semaphore called = new Semaphore(0);
    private final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;
    private @Nullable Thread thread;

    ImportRunner(
            ImportTable table,
            Uploads uploads,
            LongIntake intake,
            Clock clock,
            Audit audit,
            Owners owners,
            SharedRows shared,
            @Value("${nhip.imports.kept}") Duration kept,
            @Value("${nhip.database.purpose}") String purpose) {
        this.table = table;
        this.uploads = uploads;
        this.intake = intake;
        this.clock = clock;
        this.audit = audit;
        this.owners = owners;
        this.shared = shared;
        this.kept = kept;
        this.ofServer = purpose.equals("server");
    }

    /** Something waits. */
    void call() {
        called.release();
    }

    /** Stops an import that runs, after the batch that is being written. */
    void cancel(UUID id) {
        cancelled.add(id);
    }

    /** Commands join the database of a running server, whose imports are none of their business. */
    @Override
    public boolean isAutoStartup() {
        return ofServer;
    }

    @Override
    public synchronized void start() {
        ending = false;
        table.interruptRunning();
        thread = Thread.ofPlatform().name("nhip-import").daemon().start(this::run);
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        ending = true;
        called.release();
        try {
            running.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void run() {
        while (!ending) {
            try {
                Optional<FileImport> next = table.begin(clock.instant());
                if (next.isPresent()) {
                    run(next.get());
                } else {
                    tidy();
                    pause();
                }
            } catch (RuntimeException e) {
                log.error("The queue of imports could not be looked at; trying again", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (called.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                called.drainPermits();
            }
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    private void tidy() {
        Instant old = clock.instant().minus(kept);
        table.forgetDrafts(old);
        uploads.deleteOlderThan(old);
    }

    /** With what its owner may do now, which may be less than when they asked for it. */
    private void run(FileImport run) {
        Optional<Viewer> owner = run.owner() == null
                ? Optional.of(SELF)
                : owners.viewer(run.owner()).filter(this::mayImport);
        if (owner.isPresent()) {
            Viewers.run(owner.get(), () -> attempt(run));
        } else {
            Viewers.run(SELF, () -> end(run.id(), new Attempt(run, intake), ImportStatus.INTERRUPTED, NOT_ANY_MORE));
        }
    }

    private boolean mayImport(Viewer owner) {
        return Viewers.as(owner, () -> shared.isOpen(Permission.IMPORTS_RUN));
    }

    private void attempt(FileImport run) {
        UUID id = run.id();
        Attempt attempt = new Attempt(run, intake);
        ImportStatus status = ImportStatus.FAILED;
        String failure = null;
        try {
            status = attempt.run(uploads.of(id), () -> whyToStop(run), teller(id, attempt));
        } catch (FileUnfit e) {
            failure = e.problem().vietnamese();
        } catch (DefinitionException e) {
            failure = "Ánh xạ sai: " + e.getMessage();
        } catch (IOException e) {
            log.error("The upload {} cannot be read", id, e);
            failure = "Không đọc được tệp đã tải lên. Tải tệp lên lại rồi nạp lại; phần đã vào không bị ghi hai lần.";
        } catch (IntakeBusy e) {
            status = ImportStatus.INTERRUPTED;
            log.warn("The import {} was interrupted: {}", id, e.getMessage());
        } catch (RuntimeException e) {
            log.error("The import {} broke off", id, e);
            status = ending ? ImportStatus.INTERRUPTED : ImportStatus.FAILED;
            failure = "Máy chủ gặp lỗi khi ghi. Bấm “Nạp tiếp” để thử lại; phần đã vào không bị ghi hai lần.";
        }
        if (status == ImportStatus.INTERRUPTED && isForbidden(run)) {
            failure = NOT_ANY_MORE;
        }
        end(id, attempt, status, failure);
    }

    private void end(UUID id, Attempt attempt, ImportStatus status, @Nullable String failure) {
        Instant now = clock.instant();
        table.advance(id, attempt.progress(), attempt.reasons(), now);
        audit.record(Act.of(AuditEvent.IMPORT_FINISHED, "import/" + id)
                .with("status", status)
                .with("accepted", attempt.progress().accepted())
                .with("quarantined", attempt.progress().quarantined()));
        table.end(id, status, attempt.unused(), failure, now);
        cancelled.remove(id);
        if (status == ImportStatus.DONE) {
            uploads.delete(id);
        }
        log.info(
                "Import {} ended {}: {} records, {} accepted, {} duplicate, {} quarantined",
                id,
                status,
                attempt.progress().records(),
                attempt.progress().accepted(),
                attempt.progress().duplicate(),
                attempt.progress().quarantined());
    }

    private @Nullable ImportStatus whyToStop(FileImport run) {
        if (ending || isForbidden(run)) {
            return ImportStatus.INTERRUPTED;
        }
        return cancelled.contains(run.id()) ? ImportStatus.CANCELLED : null;
    }

    private boolean isForbidden(FileImport run) {
        return run.owner() != null
                && owners.viewer(run.owner())
                        .filter(owner -> owner.may(Permission.IMPORTS_RUN))
                        .isEmpty();
    }

    /** Says now and then how far an attempt has come. */
    private Runnable teller(UUID id, Attempt attempt) {
        AtomicReference<Instant> told = new AtomicReference<>(Instant.EPOCH);
        return () -> {
            Instant now = clock.instant();
            if (told.get().plus(TOLD_EVERY).isBefore(now)) {
                told.set(now);
                table.advance(id, attempt.progress(), attempt.reasons(), now);
            }
        };
    }
}
