package vn.nhip.server.cases.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** What makes a record the same record: the first 128 bits of SHA-256 over its names. The same names give the same key for ever. */
public record EventKey(long high, long low) {

    /** The key of an event by the source that sends it and its id there. */
    public static EventKey of(String source, String id) {
        return digest(source, id);
    }

    /** The key of a record that is not an event yet, by everything that tells it from another. */
    public static EventKey ofRecord(String source, String delivery, String place, String raw) {
        return digest("record", source, delivery, place, raw);
    }

    private static EventKey digest(String... names) {
        MessageDigest sha = sha256();
        for (String name : names) {
            sha.update(name.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }
        byte[] hash = sha.digest();
        return new EventKey(number(hash, 0), number(hash, Long.BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < from + Long.BYTES; i++) {
            number = (number << Byte.SIZE) | (bytes[i] & 0xff);
        }
        return number;
    }

    static EventKey of(UUID uuid) {
        return new EventKey(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits());
    }

    public UUID uuid() {
        return new UUID(high, low);
    }
}
