package vn.nhip.server.audit.verify;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import vn.nhip.server.audit.Entry;
import vn.nhip.server.audit.checkpoint.Checkpoint;
import vn.nhip.server.audit.checkpoint.EntryLine;
import vn.nhip.server.audit.checkpoint.NoteKey;
import vn.nhip.server.audit.checkpoint.Segment;
import vn.nhip.server.audit.store.EntryBytes;
import vn.nhip.server.audit.tree.TreeHash;
import vn.nhip.server.audit.verify.Finding.Kind;

/** Verifies an exported log, without a database. */
public final class FolderLog {
    private static final long SAID_EVERY = 1 << 12;

    private final Path folder;
    private final List<NoteKey> keys;

    /**
     * The log of a folder.
     *
     * @param keys those that may have signed its checkpoints
     */
    public FolderLog(Path folder, List<NoteKey> keys) {
        this.folder = folder;
        this.keys = List.copyOf(keys);
    }

    /**
     * Verifies it.
     *
     * @param outside what checkpoints that were kept elsewhere say
     * @param seen told how many entries were read
     * @throws IOException when the folder cannot be read
     */
    public Report verify(List<Claim> outside, LongConsumer seen) throws IOException {
        Report report = new Report();
        List<Segment> segments = Segment.of(folder);
        List<Claim> claims = new ArrayList<>(outside);
        for (Segment segment : segments) {
            claim(segment, report, claims);
        }
        Walk walk = new Walk(report, claims, (height, index) -> null);
        TreeHash hash = new TreeHash();
        long read = 0;
        for (Segment segment : segments) {
            try (BufferedReader lines = Files.newBufferedReader(segment.file())) {
                int number = 0;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    number++;
                    entry(walk, hash, line, "%s:%d".formatted(segment.file().getFileName(), number));
                    if (++read % SAID_EVERY == 0) {
                        seen.accept(read);
                    }
                }
            }
        }
        walk.end(segments.stream().mapToLong(Segment::to).max().orElse(0));
        return report;
    }

    private void claim(Segment segment, Report report, List<Claim> claims) throws IOException {
        Path file = segment.checkpoint();
        try {
            Checkpoint checkpoint = Checkpoint.parse(Files.readString(file));
            if (keys.stream().anyMatch(key -> key.signed(checkpoint))) {
                claims.add(Claim.signed("các điểm kiểm của bản xuất", checkpoint));
                return;
            }
        } catch (IllegalArgumentException noCheckpoint) {
            // Told as one that nobody signed.
        }
        report.add(
                Kind.FORGED,
                segment.from(),
                "điểm kiểm %s không mang chữ ký của khóa nào của sổ".formatted(file.getFileName()));
    }

    private static void entry(Walk walk, TreeHash hash, String line, String where) {
        Entry entry;
        try {
            entry = EntryLine.read(line);
        } catch (IllegalArgumentException notReadable) {
            walk.unreadable(where);
            return;
        }
        walk.entry(entry.seq(), entry.leaf(), hash.leaf(EntryBytes.of(entry)));
    }
}
