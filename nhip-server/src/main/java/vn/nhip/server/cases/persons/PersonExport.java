package vn.nhip.server.cases.persons;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept about a person in some of their cases, for the person.
 *
 * @param made when it was put together
 */
public record PersonExport(Instant made, List<OfCase> cases) {

    public PersonExport {
        cases = List.copyOf(cases);
    }

    /**
     * What is kept in one case.
     *
     * @param agency who handles it
     * @param about what the case is about, in the source's words, which may name the person
     * @param values by field, only what is known
     * @param corrected when the person last had something corrected
     * @param erased since when nothing is kept
     * @param records what was sent and could not be taken as it came
     */
    public record OfCase(
            String code,
            @Nullable String agency,
            @Nullable String about,
            Map<PersonField, String> values,
            @Nullable Instant corrected,
            @Nullable Instant erased,
            List<SentRecord> records) {

        public OfCase {
            Map<PersonField, String> copy = new EnumMap<>(PersonField.class);
            copy.putAll(values);
            values = Collections.unmodifiableMap(copy);
            records = List.copyOf(records);
        }

        /** Says which case, and nothing of what is kept. */
        @Override
        public String toString() {
            return "OfCase[" + code + "]";
        }
    }

    /** A record of a source as it was sent. */
    public record SentRecord(long id, Instant recorded, String source, String text) {

        /** Says which it is, and nothing of what it says. */
        @Override
        public String toString() {
            return "SentRecord[" + id + "]";
        }
    }
}
