package vn.nhip.server.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows, of which only the roots of its largest complete subtrees are kept (at most 63 hashes): enough for its root and for
 * another leaf. For one thread.
 */
public final class Frontier {
    private final TreeHash hash = new TreeHash();
    private final List<Hash> peaks = new ArrayList<>();
    private long size;

    /** Told of every subtree that a new leaf completes, the smaller before the larger. */
    @FunctionalInterface
    public interface Completed {
        Completed UNHEARD = (height, index, root) -> {};

        /**
         * A subtree is complete.
         *
         * @param height it has 2^height leaves, height ≥ 1
         * @param index how many of that height stand left of it
         */
        void subtree(int height, long index, Hash root);
    }

    /** The tree without leaves. */
    public static Frontier empty() {
        return new Frontier();
    }

    /**
     * Goes on from what {@link #peaks} said.
     *
     * @param size how many leaves there are
     * @throws IllegalArgumentException when a tree of that size has another number of peaks
     */
    public static Frontier of(long size, byte[] peaks) {
        if (size < 0 || peaks.length != Long.bitCount(size) * Hash.BYTES) {
            throw new IllegalArgumentException("%d bytes of peaks for %d leaves".formatted(peaks.length, size));
        }
        Frontier frontier = new Frontier();
        frontier.size = size;
        for (int from = 0; from < peaks.length; from += Hash.BYTES) {
            frontier.peaks.add(Hash.of(peaks, from, Hash.BYTES));
        }
        return frontier;
    }

    /** How many leaves. */
    public long size() {
        return size;
    }

    /** The roots of the complete subtrees, the largest first, 32 bytes each. */
    public byte[] peaks() {
        byte[] bytes = new byte[peaks.size() * Hash.BYTES];
        for (int i = 0; i < peaks.size(); i++) {
            System.arraycopy(peaks.get(i).raw(), 0, bytes, i * Hash.BYTES, Hash.BYTES);
        }
        return bytes;
    }

    /** Adds a leaf. */
    public void append(Hash leaf) {
        append(leaf, Completed.UNHEARD);
    }

    /** Adds a leaf, and tells which subtrees that completes. */
    public void append(Hash leaf, Completed completed) {
        Hash root = leaf;
        int height = 0;
        while ((size >> height & 1) == 1) {
            root = hash.node(peaks.removeLast(), root);
            height++;
            completed.subtree(height, size >> height, root);
        }
        peaks.add(root);
        size++;
    }

    /** The root of all leaves so far. */
    public Hash root() {
        if (peaks.isEmpty()) {
            return hash.empty();
        }
        Hash root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = hash.node(peaks.get(i), root);
        }
        return root;
    }
}
