package vn.nhip.server.audit.tree;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 hash. */
public final class Hash {
    public static final int BYTES = 32;

    private final byte[] bytes;

    /** Takes the bytes over. */
    Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A hash of 32 bytes.
     *
     * @throws IllegalArgumentException when they are not 32
     */
    public static Hash of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /**
     * A hash out of 32 bytes among others.
     *
     * @throws IllegalArgumentException when they are not 32
     */
    public static Hash of(byte[] bytes, int from, int length) {
        if (length != BYTES) {
            throw new IllegalArgumentException("a hash of %d bytes, not %d".formatted(length, BYTES));
        }
        return new Hash(Arrays.copyOfRange(bytes, from, from + length));
    }

    /** From 64 hexadecimal digits. */
    public static Hash ofHex(String digits) {
        return of(HexFormat.of().parseHex(digits));
    }

    /** From base64, as checkpoints write it. */
    public static Hash ofBase64(String text) {
        return of(Base64.getDecoder().decode(text));
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Without a copy: not to be written to. */
    byte[] raw() {
        return bytes;
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
