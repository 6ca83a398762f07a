package vn.nhip.server.audit.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.audit.Entry;

/**
 * An entry as the bytes that are hashed, laid down in {@code docs/help/verify.md}: a mark, the number, the time in microseconds since 1970, then
 * eleven texts in UTF-8, each after its length in four bytes, -1 for none. Numbers are big-endian.
 */
public final class EntryBytes {
    /** {@code NAE1}: an entry of the audit log, first form. */
    static final int MARK = 0x4e414531;

    private static final int ROOM = 256;

    private EntryBytes() {}

    /** The bytes that are hashed as its leaf. */
    public static byte[] of(Entry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(ROOM);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES + 2 * Long.BYTES)
                .putInt(MARK)
                .putLong(entry.seq())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()))
                .array());
        Entry.Who who = entry.who();
        Entry.What what = entry.what();
        text(out, entry.event());
        text(out, who.kind());
        text(out, who.id());
        text(out, who.name());
        text(out, who.from());
        text(out, what.subject());
        text(out, what.agency());
        text(out, what.before());
        text(out, what.after());
        text(out, what.reason());
        text(out, what.details());
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .putInt(text == null ? -1 : bytes.length)
                .array());
        out.writeBytes(bytes);
    }
}
