package vn.nhip.server.audit.checkpoint;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.nhip.server.audit.Entry;
import vn.nhip.server.audit.store.Entries;

/**
 * Copies the log into a folder that takes every file once: a segment of entries as JSON lines, then its checkpoint, without which the segment does
 * not count. Nothing is overwritten, renamed or deleted, so the folder may be write-once storage.
 */
@Component
class Export {
    private static final Logger log = LoggerFactory.getLogger(Export.class);
    private static final int AT_ONCE = 2_000;
    private static final int BUFFER = 1 << 16;
    private static final int TRIES = 1_000;

    private final Entries entries;
    private final @Nullable Path folder;

    Export(Entries entries, @Value("${nhip.audit.export}") String folder) {
        this.entries = entries;
        this.folder = folder.isBlank() ? null : Path.of(folder.strip());
    }

    /** Writes the entries since the last segment, and the checkpoint; nothing where no folder was named. */
    void write(Checkpoint checkpoint) throws IOException {
        Path place = folder;
        if (place == null) {
            return;
        }
        Files.createDirectories(place);
        List<Segment> before = Segment.of(place);
        long from = before.isEmpty() ? 1 : before.getLast().to() + 1;
        if (from > checkpoint.size()) {
            log.error(
                    "The export {} goes up to audit entry {}, and the log only to {}",
                    place,
                    from - 1,
                    checkpoint.size());
            return;
        }
        Path file = segment(place, from, checkpoint.size());
        writeOnce(Segment.checkpoint(file), out -> out.write(checkpoint.note().getBytes(StandardCharsets.UTF_8)));
    }

    /** One that was begun and not ended, at a stop, is left as it is: the next has another name. */
    private Path segment(Path place, long from, long to) throws IOException {
        for (int attempt = 1; attempt < TRIES; attempt++) {
            Path file = place.resolve(Segment.name(from, to, attempt));
            try {
                writeOnce(file, out -> entries(from, to, out));
                return file;
            } catch (FileAlreadyExistsException begunAndNotEnded) {
                log.warn("{} was begun and not ended; another is written", file);
            }
        }
        throw new IOException("too many segments from %d to %d were begun and not ended".formatted(from, to));
    }

    private void entries(long from, long to, OutputStream out) throws IOException {
        for (long next = from; next <= to; next += AT_ONCE) {
            for (Entry entry : entries.between(next, Math.min(to, next + AT_ONCE - 1))) {
                out.write(EntryLine.write(entry));
            }
        }
    }

    private interface Content {
        void into(OutputStream out) throws IOException;
    }

    private static void writeOnce(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
            content.into(out);
            out.flush();
            channel.force(true);
        }
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        } catch (UnsupportedOperationException noPermissionsHere) {
            log.debug("{} cannot be made read-only", file);
        }
    }
}
