package vn.nhip.server.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says that a data folder is in use. Held by the operating system, so it ends with the process however that ends. */
final class HomeLock implements AutoCloseable {

    /** Why a process uses the data folder. */
    enum Purpose {
        /** Runs until it is stopped; others may join its database. */
        SERVER,
        /** Ends by itself; others wait for it. */
        COMMAND
    }

    /** A process that uses the data folder. */
    record Holder(Purpose purpose, long pid) {}

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock; null when another process, or another part of this one, holds it. */
    static @Nullable HomeLock take(Path file, Purpose purpose) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            return null;
        }
        String holder = purpose.name().toLowerCase(Locale.ROOT) + " "
                + ProcessHandle.current().pid() + "\n";
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        return new HomeLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** Who holds the lock; empty while that process has not written it yet. */
    static Optional<Holder> holder(Path file) throws IOException {
        String[] words = Files.readString(file).strip().split(" ", -1);
        for (Purpose purpose : Purpose.values()) {
            if (words.length == 2 && purpose.name().toLowerCase(Locale.ROOT).equals(words[0])) {
                return Optional.of(new Holder(purpose, Long.parseLong(words[1])));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
