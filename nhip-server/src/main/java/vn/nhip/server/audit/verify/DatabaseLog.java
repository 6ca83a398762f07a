package vn.nhip.server.audit.verify;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.server.audit.checkpoint.Checkpoint;
import vn.nhip.server.audit.checkpoint.NoteKey;
import vn.nhip.server.audit.store.Evidence;
import vn.nhip.server.audit.store.Evidence.Frame;
import vn.nhip.server.audit.store.Evidence.Leaf;
import vn.nhip.server.audit.tree.Hash;
import vn.nhip.server.audit.verify.Claim.Trust;
import vn.nhip.server.audit.verify.Finding.Kind;

/** Verifies the log of the database: every row, every kept root, every checkpoint. */
@Component
public class DatabaseLog {
    private static final int BLOCK = 1 << 14;
    private static final int READERS = 2;
    private static final int AHEAD = 4;
    private static final int LEVEL = 8;
    private static final Hash MISSING = Hash.of(new byte[Hash.BYTES]);
    private static final String STORED = "các điểm kiểm trong cơ sở dữ liệu";

    private final Evidence evidence;

    DatabaseLog(Evidence evidence) {
        this.evidence = evidence;
    }

    /**
     * Verifies it, as it is now.
     *
     * @param keys those that may have signed its checkpoints
     * @param outside what checkpoints that were kept elsewhere say
     * @param seen told how many entries were read
     */
    public Report verify(List<NoteKey> keys, List<Claim> outside, LongConsumer seen) {
        Report report = new Report();
        Frame frame = evidence.frame();
        report.waiting(frame.waiting());
        List<Claim> claims = new ArrayList<>(outside);
        stored(frame, keys, report, claims);
        long end = frame.end();
        if (end < 0) {
            report.add(Kind.REWRITTEN, 1, "đầu sổ (audit.head) bị xóa");
            end = frame.last();
        } else if (frame.root() == null) {
            report.add(
                    Kind.REWRITTEN, 1, "đầu sổ (audit.head) bị sửa: các đỉnh cây không hợp với %d mục".formatted(end));
        } else {
            claims.add(new Claim(Trust.WORD, "đầu sổ (audit.head)", end, frame.root()));
        }
        Walk walk = new Walk(report, claims, (height, index) -> kept(frame, height, index));
        read(Math.min(end, frame.last()), walk, seen);
        walk.end(end);
        for (long stray : frame.strays()) {
            report.add(Kind.INSERTED, stray, "mục %d bị chèn vào: sổ chỉ có mục từ 1 đến %d".formatted(stray, end));
        }
        return report;
    }

    private static void stored(Frame frame, List<NoteKey> keys, Report report, List<Claim> claims) {
        for (Map.Entry<Long, String> note : new TreeMap<>(frame.notes()).entrySet()) {
            try {
                Checkpoint checkpoint = Checkpoint.parse(note.getValue());
                if (checkpoint.size() == note.getKey() && keys.stream().anyMatch(key -> key.signed(checkpoint))) {
                    claims.add(Claim.signed(STORED, checkpoint));
                    continue;
                }
            } catch (IllegalArgumentException noCheckpoint) {
                // Told as one that nobody signed.
            }
            report.add(
                    Kind.FORGED,
                    note.getKey(),
                    "điểm kiểm lưu ở mục %d không mang chữ ký của khóa nào của sổ".formatted(note.getKey()));
        }
    }

    private static @Nullable Hash kept(Frame frame, int height, long index) {
        return height % LEVEL == 0 ? frame.nodes().getOrDefault(new Evidence.Place(height, index), MISSING) : null;
    }

    /** Some blocks are read ahead, by as many readers as keep two processors busy; they are walked along in order. */
    private void read(long end, Walk walk, LongConsumer seen) {
        long read = 0;
        Deque<Future<List<Leaf>>> ahead = new ArrayDeque<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            for (long from = 1; from <= end || !ahead.isEmpty(); from += BLOCK) {
                if (from <= end) {
                    long first = from;
                    long last = Math.min(end, from + BLOCK - 1);
                    ahead.add(readers.submit(() -> evidence.leaves(first, last)));
                }
                if (ahead.size() >= AHEAD || from + BLOCK > end) {
                    read += walk(ahead.remove(), walk);
                    seen.accept(read);
                }
            }
        }
    }

    private static int walk(Future<List<Leaf>> block, Walk walk) {
        try {
            List<Leaf> leaves = block.get();
            leaves.forEach(leaf -> walk.entry(leaf.seq(), leaf.kept(), leaf.said()));
            return leaves.size();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the verification was stopped", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the audit log cannot be read", e.getCause());
        }
    }
}
