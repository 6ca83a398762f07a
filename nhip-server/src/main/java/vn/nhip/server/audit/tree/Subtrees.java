package vn.nhip.server.audit.tree;

/** Knows the roots of a tree's complete subtrees. */
@FunctionalInterface
public interface Subtrees {

    /**
     * The root of a complete subtree.
     *
     * @param height it has 2^height leaves; 0 is a leaf's hash
     * @param index how many of that height stand left of it
     */
    Hash root(int height, long index);
}
