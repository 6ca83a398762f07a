package vn.nhip.server.audit.tree;

import java.util.List;

/** A tree of leaves that are all at hand; every root is made when it is asked for, by the recursion of RFC 6962. */
record LeafTree(List<Hash> leaves) implements Subtrees {

    static LeafTree of(List<Hash> leaves) {
        return new LeafTree(List.copyOf(leaves));
    }

    @Override
    public Hash root(int height, long index) {
        return naive(leaves.subList((int) (index << height), (int) ((index + 1) << height)));
    }

    /** MTH of RFC 6962, 2.1, word for word. */
    static Hash naive(List<Hash> leaves) {
        TreeHash hash = new TreeHash();
        if (leaves.isEmpty()) {
            return hash.empty();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return hash.node(naive(leaves.subList(0, k)), naive(leaves.subList(k, leaves.size())));
    }
}
