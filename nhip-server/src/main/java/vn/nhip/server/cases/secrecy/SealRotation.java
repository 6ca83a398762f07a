package vn.nhip.server.cases.secrecy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.identity.SealedRows;

/** Changes the key that seals while everything goes on: a new one first, everything sealed anew, the old one taken out when nothing needs it. */
@Component
public class SealRotation {
    private static final int BATCH = 500;

    /** A server notices a new key within a second; what it sealed before that is written within this time. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(1);

    private final SealKeys keys;
    private final List<SealedRows> tables;
    private final Audit audit;
    private final Clock clock;

    SealRotation(SealKeys keys, List<SealedRows> tables, Audit audit, Clock clock) {
        this.keys = keys;
        this.tables = List.copyOf(tables);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A key of the file.
     *
     * @param active whether it seals
     * @param values how many values are sealed with it, by what they are
     */
    public record KeyUse(String id, boolean active, Map<String, Long> values) {
        public KeyUse {
            values = Map.copyOf(values);
        }

        /** How many values in all. */
        public long total() {
            return values.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Every key of the file, the one that seals first; after them keys that sealed something and are missing in the file. */
    public List<KeyUse> status() {
        Map<String, Map<String, Long>> use = new LinkedHashMap<>();
        List<String> ids = keys.ids();
        ids.forEach(id -> use.put(id, new LinkedHashMap<>()));
        for (SealedRows table : tables) {
            table.valuesByKey()
                    .forEach((id, values) -> use.computeIfAbsent(id, unknown -> new LinkedHashMap<>())
                            .put(table.title(), values));
        }
        return use.entrySet().stream()
                .map(each -> new KeyUse(each.getKey(), each.getKey().equals(ids.getFirst()), each.getValue()))
                .toList();
    }

    /** Whether a key is in the file, and not only named by what it sealed. */
    public boolean isInFile(String id) {
        return keys.ids().contains(id);
    }

    /** Puts a new key first: from now on it seals. Its name. */
    public String begin() {
        String before = keys.active().id();
        String now = keys.putFirst().id();
        audit.record(Act.of(AuditEvent.SEAL_KEY_ROTATED, "seal-key/" + now)
                .changing(before, now)
                .with("step", "begun"));
        return now;
    }

    /** How many rows wait to be sealed anew. */
    public long waiting() {
        String active = keys.active().id();
        return tables.stream().mapToLong(table -> table.stale(active)).sum();
    }

    /**
     * How a sealing anew ended.
     *
     * @param rows how many rows were sealed anew
     * @param unopened how many stayed as they are, because they do not open: the log names them
     */
    public record Resealed(long rows, long unopened) {
        Resealed plus(Resealed other) {
            return new Resealed(rows + other.rows, unopened + other.unopened);
        }
    }

    /**
     * Seals anew what other keys sealed, batch by batch. Interrupted, it goes on with the next call.
     *
     * @param progress told how many rows were done so far
     */
    public Resealed reseal(LongConsumer progress) {
        String active = keys.active().id();
        long done = 0;
        Resealed pass;
        do {
            pass = new Resealed(0, 0);
            for (SealedRows table : tables) {
                long before = done + pass.rows();
                pass = pass.plus(reseal(table, active, rows -> progress.accept(before + rows)));
            }
            done += pass.rows();
            // Again, for what was written with the old key meanwhile.
        } while (pass.rows() > 0);
        audit.record(Act.of(AuditEvent.SEAL_KEY_ROTATED, "seal-key/" + active)
                .with("step", "resealed")
                .with("rows", done)
                .with("unopened", pass.unopened()));
        return new Resealed(done, pass.unopened());
    }

    private static Resealed reseal(SealedRows table, String active, LongConsumer progress) {
        Resealed done = new Resealed(0, 0);
        String after = null;
        do {
            SealedRows.Batch batch = table.reseal(after, active, BATCH);
            done = done.plus(new Resealed(batch.rows(), batch.unopened()));
            after = batch.last();
            progress.accept(done.rows());
        } while (after != null);
        return done;
    }

    /**
     * Takes a key out of the file for good, if nothing is sealed with it.
     *
     * @return why it stays, for a person; empty when it is out
     */
    public Optional<String> retire(String id) {
        KeyUse use =
                status().stream().filter(key -> key.id().equals(id)).findFirst().orElse(null);
        if (use == null || !isInFile(id)) {
            return Optional.of("tệp khóa không có khóa " + id + ". Xem: ./nhip seal status");
        }
        if (use.active()) {
            return Optional.of("khóa " + id + " đang dùng để mã hóa. Đổi khóa trước: ./nhip seal rotate");
        }
        if (use.total() > 0) {
            return Optional.of("còn " + use.total() + " giá trị mã hóa bằng khóa " + id
                    + ". Mã hóa lại hết rồi thử lại: ./nhip seal rotate --continue");
        }
        Instant ripe = keys.changed().plus(UNDER_WAY);
        if (clock.instant().isBefore(ripe)) {
            return Optional.of("tệp khóa vừa đổi: máy chủ có thể còn đang ghi nốt bằng khóa cũ. Thử lại sau một phút.");
        }
        keys.takeOut(id);
        audit.record(Act.of(AuditEvent.SEAL_KEY_ROTATED, "seal-key/" + id)
                .changing(id, null)
                .with("step", "retired"));
        return Optional.empty();
    }
}
