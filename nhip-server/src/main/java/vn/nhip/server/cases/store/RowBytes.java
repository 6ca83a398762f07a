package vn.nhip.server.cases.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One row as PostgreSQL's binary COPY gives it, read field after field. */
public final class RowBytes {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y'};
    private static final int HEADER = 19;

    private byte[] bytes = new byte[0];
    private int at;
    private int length;

    /** Begins with what COPY sent; false when it holds no row. */
    public boolean begin(byte[] sent) {
        bytes = sent;
        at = beginsWithHeader() ? HEADER : 0;
        return at < bytes.length && int16() >= 0;
    }

    private boolean beginsWithHeader() {
        if (bytes.length < HEADER) {
            return false;
        }
        for (int i = 0; i < SIGNATURE.length; i++) {
            if (bytes[i] != SIGNATURE[i]) {
                return false;
            }
        }
        return true;
    }

    /** Begins with a row that {@link #row} gave. */
    public void beginRow(byte[] row) {
        bytes = row;
        at = Short.BYTES;
    }

    /** The row as it came, from its count of fields on; to be asked before any field is read. */
    public byte[] row() {
        return Arrays.copyOfRange(bytes, at - Short.BYTES, bytes.length);
    }

    /** Passes over fields. */
    public RowBytes skip(int fields) {
        for (int i = 0; i < fields; i++) {
            if (next()) {
                at += length;
            }
        }
        return this;
    }

    /** A hash over the bytes of the next field, which is not null. */
    public int hash() {
        int hash = 1;
        if (next()) {
            for (int end = at + length; at < end; at++) {
                hash = 31 * hash + bytes[at];
            }
        }
        return hash;
    }

    /** The bytes of the next field; null when it is. */
    public byte @Nullable [] fieldOrNull() {
        if (!next()) {
            return null;
        }
        byte[] field = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return field;
    }

    private int int16() {
        int number = (short) ((bytes[at] << Byte.SIZE) | (bytes[at + 1] & 0xff));
        at += Short.BYTES;
        return number;
    }

    /** Goes to the next field; false when it is null. */
    private boolean next() {
        length = (int) number(Integer.BYTES);
        return length >= 0;
    }

    private long number(int width) {
        long number = bytes[at];
        for (int i = 1; i < width; i++) {
            number = (number << Byte.SIZE) | (bytes[at + i] & 0xff);
        }
        at += width;
        return number;
    }

    /** A number of any width, or a boolean as 0 and 1; it must not be null. */
    public long number() {
        if (!next()) {
            throw new IllegalStateException("a null where a number is expected");
        }
        return number(length);
    }

    /** A number of any width, or a boolean as 0 and 1. */
    public @Nullable Long numberOrNull() {
        return next() ? number(length) : null;
    }

    public @Nullable Instant instantOrNull() {
        return next() ? CopyRows.instant(number(length)) : null;
    }

    public Instant instant() {
        return CopyRows.instant(number());
    }

    public @Nullable String textOrNull() {
        if (!next()) {
            return null;
        }
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    public String text() {
        String text = textOrNull();
        if (text == null) {
            throw new IllegalStateException("a null where a text is expected");
        }
        return text;
    }

    /** The bytes of a field that is not null. */
    public byte[] field() {
        byte[] field = fieldOrNull();
        if (field == null) {
            throw new IllegalStateException("a null where bytes are expected");
        }
        return field;
    }
}
