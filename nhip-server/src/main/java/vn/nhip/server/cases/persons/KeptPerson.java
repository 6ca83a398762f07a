package vn.nhip.server.cases.persons;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a case's holder, open. It does not leave this package but on a record of who looked.
 *
 * @param occurred when the newest event that told of them happened
 * @param corrected when the person last had something corrected
 * @param erased since when nothing is kept; {@code null} while something may be
 */
record KeptPerson(
        Map<PersonField, String> values,
        Instant occurred,
        @Nullable Instant corrected,
        Set<PersonField> correctedFields,
        @Nullable Instant erased,
        @Nullable String erasedWhy) {

    static final KeptPerson NOTHING = new KeptPerson(Map.of(), Instant.EPOCH, null, Set.of(), null, null);

    KeptPerson {
        Map<PersonField, String> copy = new EnumMap<>(PersonField.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
        correctedFields = Set.copyOf(correctedFields);
    }

    /** Says which fields there are, and nothing of what they say. */
    @Override
    public String toString() {
        return "KeptPerson" + values.keySet();
    }
}
