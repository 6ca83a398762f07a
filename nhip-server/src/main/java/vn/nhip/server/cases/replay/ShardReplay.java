package vn.nhip.server.cases.replay;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.server.cases.projection.CaseRow;
import vn.nhip.server.cases.projection.CaseStates;
import vn.nhip.server.cases.store.CopyRows;
import vn.nhip.server.cases.store.RowBytes;
import vn.nhip.server.cases.store.StoredEvents;

/** Folds the cases of a shard and compares their rows, byte by byte and field by field. */
final class ShardReplay {
    private static final int ROW_BYTES = 1024;
    private static final String WHOLE = "*";
    private static final String FACTS = "facts";
    private static final String THERE = "(có)";

    private final StoredEvents events;
    private final CaseStates caseStates;
    private final Instant recordedBy;
    private final Consumer<Difference> differences;
    private final Tally tally;

    ShardReplay(
            StoredEvents events,
            CaseStates caseStates,
            Instant recordedBy,
            Consumer<Difference> differences,
            Tally tally) {
        this.events = events;
        this.caseStates = caseStates;
        this.recordedBy = recordedBy;
        this.differences = differences;
        this.tally = tally;
    }

    void run(Shards log, Shards states, int shard) throws IOException {
        Map<String, List<CaseEvent>> cases = new HashMap<>();
        RowBytes reader = new RowBytes();
        long[] read = {0};
        log.read(shard, row -> {
            reader.beginRow(row);
            CaseEvent event = events.event(reader).event();
            cases.computeIfAbsent(event.caseCode(), code -> new ArrayList<>(8)).add(event);
            read[0]++;
        });
        Map<String, byte[]> kept = new HashMap<>();
        states.read(shard, row -> {
            reader.beginRow(row);
            kept.put(reader.text(), row);
        });
        long changed = 0;
        CopyRows made = new CopyRows(ROW_BYTES);
        for (Map.Entry<String, List<CaseEvent>> ofCase : cases.entrySet()) {
            byte[] row = kept.remove(ofCase.getKey());
            made.clear();
            caseStates.encode(made, ofCase.getValue());
            if (row == null) {
                tell(List.of(new Difference(ofCase.getKey(), WHOLE, null, THERE)));
            } else if (lastRecorded(row).isAfter(recordedBy)) {
                changed++;
            } else {
                compare(ofCase.getKey(), row, made);
            }
        }
        for (Map.Entry<String, byte[]> left : kept.entrySet()) {
            if (lastRecorded(left.getValue()).isAfter(recordedBy)) {
                changed++;
            } else {
                tell(List.of(new Difference(left.getKey(), WHOLE, THERE, null)));
            }
        }
        tally.add(read[0], cases.size(), changed);
    }

    private static Instant lastRecorded(byte[] row) {
        RowBytes reader = new RowBytes();
        reader.beginRow(row);
        return reader.skip(CaseRow.COLUMNS.indexOf("last_recorded")).instant();
    }

    private void compare(String code, byte[] row, CopyRows made) {
        if (Arrays.equals(row, 0, row.length, made.bytes(), 0, made.length())) {
            return;
        }
        RowBytes stored = new RowBytes();
        RowBytes replayed = new RowBytes();
        stored.beginRow(row);
        replayed.beginRow(made.toBytes());
        List<Difference> found = new ArrayList<>();
        for (String column : CaseRow.COLUMNS) {
            byte[] before = stored.fieldOrNull();
            byte[] now = replayed.fieldOrNull();
            if (!Arrays.equals(before, now)) {
                found.add(new Difference(code, column, words(column, before), words(column, now)));
            }
        }
        byte[] before = stored.fieldOrNull();
        byte[] now = replayed.fieldOrNull();
        if (!Arrays.equals(before, now)) {
            found.add(new Difference(code, FACTS, hex(before), hex(now)));
        }
        tell(found);
    }

    private static @Nullable String hex(byte @Nullable [] facts) {
        return facts == null ? null : HexFormat.of().formatHex(facts);
    }

    private static @Nullable String words(String column, byte @Nullable [] field) {
        return field == null ? null : CaseRow.words(column, field);
    }

    /** The differences of a case come together. */
    private void tell(List<Difference> found) {
        synchronized (differences) {
            found.forEach(differences);
        }
    }
}
