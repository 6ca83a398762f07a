package vn.nhip.server.audit.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.nhip.server.audit.tree.Hash;

/** What a verification found, and how far it came. For one thread. */
public final class Report {
    private static final int NAMED = 50;

    private final List<Finding> findings = new ArrayList<>();
    private long found;
    private long entries;
    private int matched;
    private long matchedSize;
    private long waiting;
    private Hash root = Hash.of(new byte[Hash.BYTES]);

    /** Adds a finding; only so many are kept, all are counted. */
    void add(Finding.Kind kind, long seq, String words) {
        found++;
        if (findings.size() < NAMED) {
            findings.add(new Finding(kind, seq, words));
        }
    }

    void matched(long size) {
        matched++;
        matchedSize = Math.max(matchedSize, size);
    }

    void ended(long size, Hash treeRoot) {
        entries = size;
        root = treeRoot;
    }

    void waiting(long acts) {
        waiting = acts;
    }

    /** The findings, by the entries they concern; no more than some dozens. */
    public List<Finding> findings() {
        return findings.stream().sorted(Comparator.comparingLong(Finding::seq)).toList();
    }

    /** How many there are, those that are not kept too. */
    public long found() {
        return found;
    }

    /** The first entry that is concerned; empty when nothing was found. */
    public Optional<Finding> first() {
        return findings().stream().findFirst();
    }

    /** How many entries there are. */
    public long entries() {
        return entries;
    }

    /** How many checkpoints agree with the entries. */
    public int matched() {
        return matched;
    }

    /** The largest of them: so many entries are proven. */
    public long matchedSize() {
        return matchedSize;
    }

    /** How many acts wait to be taken in. */
    public long waiting() {
        return waiting;
    }

    /** The root of the tree over the entries. */
    public Hash root() {
        return root;
    }
}
