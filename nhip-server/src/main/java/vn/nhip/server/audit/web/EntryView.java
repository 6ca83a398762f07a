package vn.nhip.server.audit.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.audit.Entry;
import vn.nhip.server.audit.checkpoint.Checkpoint;
import vn.nhip.server.audit.tree.Hash;

/**
 * An audit entry.
 *
 * @param isIntact whether what it says gives the leaf that is kept with it
 * @param proof how it is proven; {@code null} while no checkpoint covers it
 */
public record EntryView(
        Entry entry, boolean isIntact, @Nullable Proof proof) {
    /**
     * That the entry is in what was signed.
     *
     * @param checkpoint the newest
     * @param hashes from the leaf to the root
     * @param holds whether they lead there
     */
    public record Proof(Checkpoint checkpoint, List<Hash> hashes, boolean holds) {
        public Proof {
            hashes = List.copyOf(hashes);
        }
    }

    /** The rest, by name; under no name as one text where it has none. */
    public Map<String, String> details() {
        return Details.of(entry);
    }
}
