package vn.nhip.server.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.nhip.server.database.HomeLock.Purpose;

/**
 * A real PostgreSQL in the folder {@code postgres} of the data folder: started here, or joined when a running server
 * already started it.
 */
final class EmbeddedDatabase implements Database {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final long LOG_BYTES_MAX = 10_000_000;
    private static final String MAJOR = "18";

    private final DatabaseAddress address;
    private final @Nullable EmbeddedPostgres started;
    private final @Nullable HomeLock lock;

    private EmbeddedDatabase(DatabaseAddress address, @Nullable EmbeddedPostgres started, @Nullable HomeLock lock) {
        this.address = address;
        this.started = started;
        this.lock = lock;
    }

    /**
     * Starts or joins the database of a data folder.
     *
     * @throws DatabaseUnavailable when another server runs on the folder, or the database does not start
     */
    static EmbeddedDatabase open(Path home, Purpose purpose) {
        Folder folder = new Folder(home.toAbsolutePath().normalize().resolve("postgres"));
        Instant deadline = Instant.now().plus(WAIT);
        try {
            Files.createDirectories(
                    folder.path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            while (true) {
                HomeLock lock = HomeLock.take(folder.lock(), purpose);
                if (lock != null) {
                    return start(folder, lock);
                }
                Optional<EmbeddedDatabase> joined = join(folder, purpose, home);
                if (joined.isPresent()) {
                    return joined.get();
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new DatabaseUnavailable(
                            "Thư mục dữ liệu %s đang do tiến trình khác dùng, đã đợi %d giây."
                                    .formatted(home, WAIT.toSeconds()),
                            "Đợi lệnh nhip kia xong rồi chạy lại, hoặc đặt NHIP_HOME trỏ đến thư mục khác.");
                }
                awaitHolder(folder);
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "Không dùng được thư mục dữ liệu " + folder.path() + ": " + e,
                    "Cấp quyền ghi cho thư mục, hoặc đặt NHIP_HOME trỏ đến thư mục khác.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Bị ngắt khi đang đợi cơ sở dữ liệu.", "Chạy lại lệnh.", e);
        }
    }

    private static Optional<EmbeddedDatabase> join(Folder folder, Purpose purpose, Path home) throws IOException {
        Optional<HomeLock.Holder> holder = HomeLock.holder(folder.lock()).filter(h -> h.purpose() == Purpose.SERVER);
        if (holder.isEmpty()) {
            return Optional.empty();
        }
        if (purpose == Purpose.SERVER) {
            throw new DatabaseUnavailable(
                    "Một máy chủ Nhịp khác (tiến trình %d) đang chạy trên thư mục dữ liệu %s."
                            .formatted(holder.get().pid(), home),
                    "Dừng máy chủ kia trước, hoặc đặt NHIP_HOME trỏ đến thư mục khác.");
        }
        OptionalInt port = Postmaster.readyPort(folder.data());
        return port.isEmpty()
                ? Optional.empty()
                : Optional.of(new EmbeddedDatabase(address(port.getAsInt(), folder.readPassword()), null, null));
    }

    /** Waits until the process that holds the lock ends, or for a moment, to look again at how far it is. */
    private static void awaitHolder(Folder folder) throws IOException, InterruptedException {
        Optional<ProcessHandle> holder = HomeLock.holder(folder.lock())
                .flatMap(h -> ProcessHandle.of(h.pid()))
                .filter(process -> !process.equals(ProcessHandle.current()));
        try {
            holder.map(ProcessHandle::onExit)
                    .orElseGet(CompletableFuture::new)
                    .get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException lookAgain) {
            log.trace("{} is still held", folder.lock());
        }
    }

    private static EmbeddedDatabase start(Folder folder, HomeLock lock) throws IOException {
        try {
            folder.checkOrSetAside();
            Postmaster.stopLeftOver(folder.data());
            String password = folder.password();
            int port = freePort();
            EmbeddedPostgres postgres = postgres(folder, password, port);
            folder.markInitialised();
            return new EmbeddedDatabase(address(port, password), postgres, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            if (e instanceof DatabaseUnavailable known) {
                throw known;
            }
            throw new DatabaseUnavailable(
                    "PostgreSQL kèm sẵn không khởi động được.",
                    "Xem lý do ở cuối tệp %s; hoặc đặt NHIP_DATABASE_URL trỏ đến một PostgreSQL có sẵn."
                            .formatted(folder.log()),
                    e);
        }
    }

    private static EmbeddedPostgres postgres(Folder folder, String password, int port) throws IOException {
        Redirect log = Redirect.appendTo(folder.log().toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.programs().toFile())
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                // Spring closes it, after everything that uses it; the library's own hook would race that.
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(WAIT)
                .setConnectConfig("password", password)
                .setLocaleConfig("pwfile", folder.passwordFile().toString())
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "vi-VN")
                .setLocaleConfig("locale", "C.UTF-8")
                // The library is made for tests and turns durability off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "30")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_wal_size", "512MB")
                .setServerConfig("io_workers", "1")
                .setServerConfig("max_parallel_workers_per_gather", "0")
                .setServerConfig("jit", "off")
                // What is stored must not leak into the log with an error's details.
                .setServerConfig("log_error_verbosity", "terse")
                .setDataDirectoryCustomizer(EmbeddedDatabase::demandPassword)
                .start();
    }

    private static void demandPassword(File data) {
        try {
            Files.writeString(data.toPath().resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static DatabaseAddress address(int port, String password) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
    }

    @Override
    public DatabaseAddress address() {
        return address;
    }

    /** Stops what was started here; a joined database goes on. */
    @Override
    public void close() throws IOException {
        try {
            if (started != null) {
                started.close();
            }
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    /** The folder {@code postgres} and what lies where in it. */
    private record Folder(Path path) {

        Path lock() {
            return path.resolve("lock");
        }

        Path data() {
            return path.resolve("data");
        }

        Path programs() {
            return path.resolve("bin");
        }

        Path passwordFile() {
            return path.resolve("password");
        }

        Path log() {
            return path.resolve("postgres.log");
        }

        private Path initialised() {
            return path.resolve("initialised");
        }

        /** Puts aside what an interrupted first start left; refuses data that this version cannot open. */
        void checkOrSetAside() throws IOException {
            if (Files.exists(log()) && Files.size(log()) > LOG_BYTES_MAX) {
                Files.move(log(), path.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            if (Files.exists(data()) && !Files.exists(initialised())) {
                Path aside = path.resolve("data-incomplete-" + Instant.now().getEpochSecond());
                log.warn("Lần khởi tạo trước bị ngắt giữa chừng; thư mục dở dang chuyển thành {}", aside);
                Files.move(data(), aside);
            }
            if (!Files.exists(data())) {
                Files.deleteIfExists(initialised());
                return;
            }
            String version = Files.readString(data().resolve("PG_VERSION")).strip();
            if (!version.equals(MAJOR)) {
                throw new DatabaseUnavailable(
                        "Dữ liệu ở %s là của PostgreSQL %s, bản này chạy PostgreSQL %s."
                                .formatted(data(), version, MAJOR),
                        "Chạy phiên bản Nhịp đã tạo ra dữ liệu này, hoặc đặt NHIP_HOME trỏ đến thư mục khác.");
            }
            if (!Files.exists(passwordFile())) {
                throw new DatabaseUnavailable(
                        "Mất tệp mật khẩu " + passwordFile() + " của cơ sở dữ liệu kèm sẵn.",
                        "Phục hồi tệp này từ bản sao lưu cùng với thư mục dữ liệu.");
            }
        }

        void markInitialised() throws IOException {
            if (!Files.exists(initialised())) {
                Files.createFile(initialised());
            }
        }

        /** The database's password, made up at the first start and readable by the owner only. */
        String password() throws IOException {
            if (!Files.exists(passwordFile())) {
                byte[] secret = new byte[24];
                new SecureRandom().nextBytes(secret);
                Files.createFile(
                        passwordFile(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(passwordFile(), HexFormat.of().formatHex(secret) + "\n");
            }
            return readPassword();
        }

        String readPassword() throws IOException {
            return Files.readString(passwordFile()).strip();
        }
    }
}
