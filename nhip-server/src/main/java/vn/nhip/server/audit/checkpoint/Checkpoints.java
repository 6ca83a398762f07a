package vn.nhip.server.audit.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nhip.server.audit.tree.Frontier;

/** Writes checkpoints: into the database, at the end of a file in the data folder, and with the entries before them into the export. */
@Component
public class Checkpoints {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    private final JdbcClient jdbc;
    private final Signer signer;
    private final Export export;
    private final Path file;

    Checkpoints(JdbcClient jdbc, Signer signer, Export export, @Value("${nhip.home}") Path home) {
        this.jdbc = jdbc;
        this.signer = signer;
        this.export = export;
        this.file = file(home);
    }

    /** The file of a data folder that every checkpoint is appended to. */
    public static Path file(Path home) {
        return home.resolve("audit").resolve("checkpoints");
    }

    private record Head(Frontier tree, Instant now) {}

    /** Writes one, unless the log is as long as at the last; the one that was written. */
    public Optional<Checkpoint> write() {
        Head head = jdbc.sql("select seq, peaks, clock_timestamp() from audit.head")
                .query((row, number) -> new Head(
                        Frontier.of(row.getLong(1), row.getBytes(2)),
                        row.getObject(3, OffsetDateTime.class).toInstant()))
                .single();
        if (head.tree().size() == size()) {
            return Optional.empty();
        }
        Checkpoint checkpoint = signer.sign(head.tree().size(), head.tree().root(), head.now());
        int written = jdbc.sql("insert into audit.checkpoint (size, at, note) values (?, ?, ?) on conflict do nothing")
                .params(checkpoint.size(), checkpoint.at().atOffset(ZoneOffset.UTC), checkpoint.note())
                .update();
        if (written == 0) {
            return Optional.empty();
        }
        carryOut(checkpoint);
        return Optional.of(checkpoint);
    }

    /** How long the log was at the last checkpoint; 0 before the first. */
    public long size() {
        return jdbc.sql("select coalesce(max(size), 0) from audit.checkpoint")
                .query(Long.class)
                .single();
    }

    /** The newest; empty before the first. */
    public Optional<Checkpoint> newest() {
        return jdbc.sql("select note from audit.checkpoint order by size desc limit 1")
                .query(String.class)
                .optional()
                .map(Checkpoint::parse);
    }

    /** What cannot be carried out now is with the next one: that covers it. */
    private void carryOut(Checkpoint checkpoint) {
        try {
            append(checkpoint);
        } catch (IOException e) {
            log.error("The checkpoint of {} audit entries was not appended to {}", checkpoint.size(), file, e);
        }
        try {
            export.write(checkpoint);
        } catch (IOException | RuntimeException e) {
            log.error(
                    "The audit log was not exported up to entry {}; the next export begins where the last ended",
                    checkpoint.size(),
                    e);
        }
    }

    private void append(Checkpoint checkpoint) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(checkpoint.note() + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
