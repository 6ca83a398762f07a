package vn.nhip.server.audit.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes leaves and nodes (RFC 6962, 2.1): a leaf begins with 0x00, a node with 0x01, so that neither is taken for the other. For one thread. */
public final class TreeHash {
    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;

    private final MessageDigest sha = sha();

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The root of a tree without leaves. */
    public Hash empty() {
        return new Hash(sha.digest());
    }

    /** The hash of a leaf. */
    public Hash leaf(byte[] data) {
        return leaf(data, 0, data.length);
    }

    /** The hash of a leaf whose bytes lie among others. */
    public Hash leaf(byte[] data, int from, int length) {
        sha.update(LEAF);
        sha.update(data, from, length);
        return new Hash(sha.digest());
    }

    /** The hash of a node over two. */
    public Hash node(Hash left, Hash right) {
        sha.update(NODE);
        sha.update(left.raw());
        sha.update(right.raw());
        return new Hash(sha.digest());
    }
}
