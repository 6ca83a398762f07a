package vn.nhip.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL process of a data folder, as its {@code postmaster.pid} describes it. */
final class Postmaster {
    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);

    // Lines of postmaster.pid, PostgreSQL's own format.
    private static final int PID = 0;
    private static final int PORT = 3;
    private static final int STATUS = 7;

    private Postmaster() {}

    /** The port on which the database of this folder answers; empty while it does not. */
    static OptionalInt readyPort(Path data) throws IOException {
        List<String> lines = lines(data);
        return lines.size() > STATUS && lines.get(STATUS).strip().equals("ready")
                ? OptionalInt.of(Integer.parseInt(lines.get(PORT).strip()))
                : OptionalInt.empty();
    }

    /**
     * Stops the postmaster that a killed server left behind; without this the next start waits for its full time and
     * fails. To be called by the holder of the folder's lock only.
     */
    static void stopLeftOver(Path data) throws IOException {
        List<String> lines = lines(data);
        if (lines.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(lines.get(PID).strip()));
        if (process.isEmpty()) {
            // PostgreSQL itself sees that the file is stale.
            return;
        }
        if (!serves(process.get(), data)) {
            // The number now belongs to somebody else (as after the restart of a container): PostgreSQL would refuse.
            Files.delete(pidFile(data));
            return;
        }
        log.info(
                "Dừng PostgreSQL (tiến trình {}) còn lại từ lần chạy bị ngắt trước",
                process.get().pid());
        stop(process.get());
    }

    private static boolean serves(ProcessHandle process, Path data) {
        boolean isPostgres =
                process.info().command().filter(c -> c.endsWith("/postgres")).isPresent();
        return isPostgres && worksIn(process, data);
    }

    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            Path folder = Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
            return folder.equals(data.toRealPath());
        } catch (IOException notShownHere) {
            return true;
        }
    }

    private static void stop(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stillRunning(process, e);
        } catch (ExecutionException | TimeoutException e) {
            throw stillRunning(process, e);
        }
    }

    private static DatabaseUnavailable stillRunning(ProcessHandle process, Exception cause) {
        return new DatabaseUnavailable(
                "PostgreSQL của lần chạy trước (tiến trình %d) chưa dừng sau %d giây."
                        .formatted(process.pid(), STOP_WAIT.toSeconds()),
                "Đợi các lệnh nhip khác đang chạy kết thúc, hoặc dừng nó bằng: kill -INT " + process.pid(),
                cause);
    }

    private static List<String> lines(Path data) throws IOException {
        Path file = pidFile(data);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static Path pidFile(Path data) {
        return data.resolve("postmaster.pid");
    }
}
