package vn.nhip.server.audit.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
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
    private static final JsonMapper JSON = new JsonMapper();

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

    /** The rest by name; as one text where it is no JSON. */
    public Map<String, String> details() {
        String text = entry.what().details();
        try {
            return new TreeMap<>(JSON.readValue(text, new TypeReference<Map<String, String>>() {}));
        } catch (JacksonException notByName) {
            return Map.of("", text);
        }
    }
}
