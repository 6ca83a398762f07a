package vn.nhip.server.cases.mapping;

import java.util.Set;

/**
 * When a rule speaks of a record.
 *
 * @param value what is looked at, in the words of its table where it has one
 * @param values the texts it is compared with, in lower case
 */
record Condition(Value value, Test test, Set<String> values) {

    enum Test {
        EMPTY,
        NOT_EMPTY,
        IN,
        NOT_IN
    }

    boolean holds(Row row) throws Unmappable {
        String text = value.text(row);
        return switch (test) {
            case EMPTY -> text.isEmpty();
            case NOT_EMPTY -> !text.isEmpty();
            case IN -> values.contains(ValueTable.key(text));
            case NOT_IN -> !values.contains(ValueTable.key(text));
        };
    }
}
