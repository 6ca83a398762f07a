package vn.nhip.server.cases.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Rows in PostgreSQL's binary COPY form, in memory. No number or time is written as text, so none is parsed. */
public final class CopyRows {
    /** 2000-01-01 00:00 UTC, where PostgreSQL's time begins. */
    static final long EPOCH_SECONDS = 946_684_800L;

    static final int MICROS = 1_000_000;

    private static final byte[] HEADER = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int HEADER_NUMBERS = 2;

    private byte[] bytes;
    private int length;

    public CopyRows(int capacity) {
        bytes = new byte[capacity];
    }

    /** With what COPY expects before the first row. */
    public static CopyRows begun(int capacity) {
        CopyRows rows = new CopyRows(capacity);
        rows.append(HEADER);
        for (int i = 0; i < HEADER_NUMBERS; i++) {
            rows.number(0, Integer.BYTES);
        }
        return rows;
    }

    /** What COPY expects after the last row. */
    public CopyRows end() {
        return number(-1, Short.BYTES);
    }

    public CopyRows row(int fields) {
        return number(fields, Short.BYTES);
    }

    public CopyRows int64(long value) {
        return number(Long.BYTES, Integer.BYTES).number(value, Long.BYTES);
    }

    public CopyRows int32(int value) {
        return number(Integer.BYTES, Integer.BYTES).number(value, Integer.BYTES);
    }

    public CopyRows int16(short value) {
        return number(Short.BYTES, Integer.BYTES).number(value, Short.BYTES);
    }

    public CopyRows bool(boolean value) {
        return number(1, Integer.BYTES).number(value ? 1 : 0, 1);
    }

    public CopyRows uuid(EventKey key) {
        return number(2 * Long.BYTES, Integer.BYTES)
                .number(key.high(), Long.BYTES)
                .number(key.low(), Long.BYTES);
    }

    public CopyRows instant(@Nullable Instant value) {
        return value == null ? nothing() : int64(micros(value));
    }

    public CopyRows text(@Nullable String value) {
        if (value == null) {
            return nothing();
        }
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** A {@code bytea}, or a text in UTF-8. */
    public CopyRows bytes(byte[] value) {
        return number(value.length, Integer.BYTES).append(value);
    }

    public CopyRows nothing() {
        return number(-1, Integer.BYTES);
    }

    /** Appends bytes that are rows already. */
    public CopyRows append(byte[] rows) {
        ensure(rows.length);
        System.arraycopy(rows, 0, bytes, length, rows.length);
        length += rows.length;
        return this;
    }

    /** Overwrites eight bytes that were written before. */
    void patch(int at, long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[at + i] = (byte) (value >>> (Byte.SIZE * (Long.BYTES - 1 - i)));
        }
    }

    private CopyRows number(long value, int width) {
        ensure(width);
        for (int i = width - 1; i >= 0; i--) {
            bytes[length++] = (byte) (value >>> (Byte.SIZE * i));
        }
        return this;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }

    /** The bytes so far; the array itself, longer than {@link #length()}. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    public void clear() {
        length = 0;
    }

    /** Microseconds since PostgreSQL's epoch. */
    static long micros(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond() - EPOCH_SECONDS, MICROS), (long)
                (instant.getNano() / 1000));
    }

    /** The instant so many microseconds after PostgreSQL's epoch. */
    public static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS) + EPOCH_SECONDS, Math.floorMod(micros, MICROS) * 1000L);
    }
}
