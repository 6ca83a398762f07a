package vn.nhip.server.audit.tree;

import java.util.ArrayList;
import java.util.List;

/** Proofs about a tree (RFC 6962, 2.1.1 and 2.1.2), and how they are verified by whoever has nothing but roots (RFC 9162, 2.1.3.2 and 2.1.4.2). */
public final class Proofs {

    private Proofs() {}

    /** The root of the first leaves of a tree. */
    public static Hash root(Subtrees tree, long size) {
        return size == 0 ? new TreeHash().empty() : root(tree, 0, size, new TreeHash());
    }

    private static Hash root(Subtrees tree, long from, long to, TreeHash hash) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int height = Long.numberOfTrailingZeros(leaves);
            return tree.root(height, from >> height);
        }
        long middle = from + Long.highestOneBit(leaves);
        return hash.node(root(tree, from, middle, hash), root(tree, middle, to, hash));
    }

    /**
     * The hashes that lead from a leaf to the root of the first {@code size} leaves.
     *
     * @param index which leaf, from 0
     * @throws IllegalArgumentException when the tree of that size has no such leaf
     */
    public static List<Hash> inclusion(Subtrees tree, long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf %d among %d".formatted(index, size));
        }
        List<Hash> proof = new ArrayList<>();
        path(tree, index, 0, size, new TreeHash(), proof);
        return proof;
    }

    private static void path(Subtrees tree, long index, long from, long to, TreeHash hash, List<Hash> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + left(to - from);
        if (index < middle) {
            path(tree, index, from, middle, hash, proof);
            proof.add(root(tree, middle, to, hash));
        } else {
            path(tree, index, middle, to, hash, proof);
            proof.add(root(tree, from, middle, hash));
        }
    }

    /** The largest power of two below a number of leaves. */
    private static long left(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    /**
     * The hashes that show that the first {@code size} leaves begin with the first {@code first}.
     *
     * @throws IllegalArgumentException unless 0 ≤ first ≤ size
     */
    public static List<Hash> consistency(Subtrees tree, long first, long size) {
        if (first < 0 || first > size) {
            throw new IllegalArgumentException("%d leaves are no beginning of %d".formatted(first, size));
        }
        List<Hash> proof = new ArrayList<>();
        if (first > 0) {
            subproof(tree, first, 0, size, true, new TreeHash(), proof);
        }
        return proof;
    }

    private static void subproof(
            Subtrees tree, long first, long from, long to, boolean whole, TreeHash hash, List<Hash> proof) {
        if (first == to) {
            if (!whole) {
                proof.add(root(tree, from, to, hash));
            }
            return;
        }
        long middle = from + left(to - from);
        if (first <= middle) {
            subproof(tree, first, from, middle, whole, hash, proof);
            proof.add(root(tree, middle, to, hash));
        } else {
            subproof(tree, first, middle, to, false, hash, proof);
            proof.add(root(tree, from, middle, hash));
        }
    }

    /** Whether a proof leads from a leaf's hash to the root of a tree of {@code size} leaves. */
    public static boolean includes(Hash root, long size, Hash leaf, long index, List<Hash> proof) {
        if (index < 0 || index >= size) {
            return false;
        }
        TreeHash hash = new TreeHash();
        long place = index;
        long last = size - 1;
        Hash reached = leaf;
        for (Hash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                reached = hash.node(sibling, reached);
                while (place != 0 && (place & 1) == 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                reached = hash.node(reached, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && reached.equals(root);
    }

    /** Whether a proof shows that a tree of {@code size} leaves begins with one of {@code first}. */
    public static boolean isConsistent(Hash firstRoot, long first, Hash root, long size, List<Hash> proof) {
        if (first < 0 || first > size) {
            return false;
        }
        if (first == size) {
            return proof.isEmpty() && firstRoot.equals(root);
        }
        if (first == 0) {
            return proof.isEmpty() && firstRoot.equals(new TreeHash().empty());
        }
        List<Hash> hashes = new ArrayList<>(proof);
        if (Long.bitCount(first) == 1) {
            hashes.addFirst(firstRoot);
        }
        return !hashes.isEmpty() && climbs(firstRoot, first, root, size, hashes);
    }

    private static boolean climbs(Hash firstRoot, long first, Hash root, long size, List<Hash> hashes) {
        TreeHash hash = new TreeHash();
        int shared = Long.numberOfTrailingZeros(first);
        long place = (first - 1) >> shared;
        long last = (size - 1) >> shared;
        Hash before = hashes.getFirst();
        Hash after = before;
        for (Hash sibling : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                before = hash.node(sibling, before);
                after = hash.node(sibling, after);
                while (place != 0 && (place & 1) == 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                after = hash.node(after, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && before.equals(firstRoot) && after.equals(root);
    }
}
