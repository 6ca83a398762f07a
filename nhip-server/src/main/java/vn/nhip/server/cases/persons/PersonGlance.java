package vn.nhip.server.cases.persons;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is seen of a case's holder without a record of it: masks.
 *
 * @param standing whether there is anything to see, or why not
 * @param values the masked values, only of fields that are known
 * @param corrected when the person last had something corrected
 * @param erased since when nothing is kept; {@code null} while something may be
 */
public record PersonGlance(
        Standing standing,
        List<Value> values,
        @Nullable Instant corrected,
        @Nullable Instant erased) {

    /** Whether there is anything to see. */
    public enum Standing {
        /** Whoever asks may not see even masks. */
        HIDDEN,
        /** Nothing is known of the person. */
        UNKNOWN,
        /** Nothing is kept any more. */
        ERASED,
        /** A key is missing, or a value was tampered with. */
        UNREADABLE,
        MASKED
    }

    /** A field and what may be seen of it. */
    public record Value(PersonField field, String masked) {}

    static final PersonGlance HIDDEN = new PersonGlance(Standing.HIDDEN, List.of(), null, null);
    static final PersonGlance UNKNOWN = new PersonGlance(Standing.UNKNOWN, List.of(), null, null);
    static final PersonGlance UNREADABLE = new PersonGlance(Standing.UNREADABLE, List.of(), null, null);

    public PersonGlance {
        values = List.copyOf(values);
    }

    static PersonGlance of(KeptPerson kept) {
        List<Value> values = Arrays.stream(PersonField.values())
                .filter(kept.values()::containsKey)
                .map(field -> new Value(field, Masks.of(field, kept.values().getOrDefault(field, ""))))
                .toList();
        Standing standing =
                kept.erased() != null ? Standing.ERASED : values.isEmpty() ? Standing.UNKNOWN : Standing.MASKED;
        return new PersonGlance(standing, values, kept.corrected(), kept.erased());
    }

    /** Whether there is something that can be opened. */
    public boolean canOpen() {
        return standing == Standing.MASKED;
    }

    /** Says which fields there are. */
    @Override
    public String toString() {
        return "PersonGlance[" + standing + " "
                + values.stream().map(value -> value.field().code()).collect(Collectors.joining(", ")) + "]";
    }
}
