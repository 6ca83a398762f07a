package vn.nhip.server.audit.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.audit.tree.Hash;
import vn.nhip.server.audit.tree.TreeHash;

/**
 * A row as binary COPY brings it: number, time and eleven texts, each after its length, just as {@link EntryBytes} has them. So nothing is read
 * into text to be hashed, and ten million rows take seconds.
 */
final class EntryRow {
    /** The columns, in the order in which they are hashed; the number comes before them, the leaf after. */
    static final String COLUMNS = """
            at, event, viewer_kind, viewer_id, viewer_name, viewer_from, subject, agency, before, after, reason, details\
            """;

    private static final int FIELDS = 13;
    private static final int SEQ = Short.BYTES + Integer.BYTES;
    private static final int AT = SEQ + Long.BYTES + Integer.BYTES;
    private static final int TEXTS = AT + Long.BYTES;
    private static final int HASHED = TEXTS - Long.BYTES - Long.BYTES - Integer.BYTES;
    private static final int LEAF = Integer.BYTES + Hash.BYTES;

    /** PostgreSQL counts from 2000. */
    private static final long MICROS_TO_2000 = 946_684_800_000_000L;

    private final byte[] bytes;
    private final long number;
    private final long at;
    private final int end;

    private EntryRow(byte[] bytes, int end) {
        ByteBuffer row = ByteBuffer.wrap(bytes);
        this.bytes = bytes;
        this.number = row.getLong(SEQ);
        this.at = row.getLong(AT);
        this.end = end;
    }

    /** A row that waits: it ends with its texts. */
    static EntryRow waiting(byte[] bytes) {
        return new EntryRow(bytes, bytes.length);
    }

    /** A row of the log: after the texts comes the leaf, which may be anything in a log that was tampered with. */
    static EntryRow entry(byte[] bytes) {
        int end = TEXTS;
        ByteBuffer row = ByteBuffer.wrap(bytes);
        for (int field = 2; field < FIELDS; field++) {
            end += Integer.BYTES + Math.max(row.getInt(end), 0);
        }
        return new EntryRow(bytes, end);
    }

    /** The first column: the number in the log, or while it waits. */
    long number() {
        return number;
    }

    /** The leaf that is kept with it; {@code null} when that is no hash. */
    @Nullable
    Hash kept() {
        return bytes.length - end == LEAF ? Hash.of(bytes, end + Integer.BYTES, Hash.BYTES) : null;
    }

    /** The leaf of what it says, under a number. */
    Hash leaf(TreeHash hash, long seq) {
        // In place, before the texts: what stood there is kept in fields.
        ByteBuffer.wrap(bytes)
                .putInt(HASHED, EntryBytes.MARK)
                .putLong(HASHED + Integer.BYTES, seq)
                .putLong(AT, at + MICROS_TO_2000);
        return hash.leaf(bytes, HASHED, end - HASHED);
    }

    /** Adds it to what is copied into the log. */
    void appendTo(ByteArrayOutputStream copy, long seq, Hash leaf) {
        copy.writeBytes(ByteBuffer.allocate(TEXTS)
                .putShort((short) (FIELDS + 1))
                .putInt(Long.BYTES)
                .putLong(seq)
                .putInt(Long.BYTES)
                .putLong(at)
                .array());
        copy.write(bytes, TEXTS, end - TEXTS);
        copy.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(Hash.BYTES).array());
        copy.writeBytes(leaf.bytes());
    }

    /** What stands before the rows of a binary COPY; {@link #END} stands after them. */
    static final byte[] HEADER =
            Arrays.copyOf(new byte[] {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0}, 19);

    static final byte[] END = {(byte) 0xff, (byte) 0xff};
}
