package vn.nhip.server.cases.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;

/**
 * Which event a record tells of.
 *
 * @param each the records it speaks of
 * @param when all must hold
 * @param time when it happened; empty means that it did not (yet)
 * @param id its id within the source; null when the id follows from what the event says
 * @param fields the data of the fact, by the contract's names
 */
record EventRule(
        CaseFact.Kind kind,
        Each each,
        List<Condition> when,
        Value time,
        @Nullable Template id,
        Map<String, Value> fields) {

    Stream<String> columns() {
        Stream<String> ofId = id == null ? Stream.of() : id.columns().stream();
        Stream<String> ofData = Stream.concat(
                        Stream.concat(when.stream().map(Condition::value), Stream.of(time)), fields.values().stream())
                .flatMap(Value::columns);
        return Stream.concat(ofId, ofData);
    }
}
