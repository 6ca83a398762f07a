package vn.nhip.server.cases.persons;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A person's data, opened for a purpose that was recorded. To be shown once, and kept nowhere.
 *
 * @param values by field, only what is known
 * @param opened when it was recorded
 */
public record OpenedPerson(String caseCode, Map<PersonField, String> values, Purpose purpose, Instant opened) {

    public OpenedPerson {
        Map<PersonField, String> copy = new EnumMap<>(PersonField.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** The values in the order of the fields. */
    public Set<Entry<PersonField, String>> lines() {
        return values.entrySet();
    }

    /** Says which fields there are, and nothing of what they say. */
    @Override
    public String toString() {
        return "OpenedPerson[" + caseCode + " "
                + values.keySet().stream().map(PersonField::code).collect(Collectors.joining(", ")) + "]";
    }
}
