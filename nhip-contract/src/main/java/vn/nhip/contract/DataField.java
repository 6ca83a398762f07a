package vn.nhip.contract;

import java.util.Arrays;
import java.util.List;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** Every field that {@code data} has in one type or another; named as the components of the facts. */
enum DataField {
    PROCEDURE("procedure", 100),
    CASE_KIND("caseKind", 200),
    AGENCY("agency", 100),
    CHANNEL("channel", 20),
    SUBJECT("subject", 20),
    ABSTRACT_TEXT("abstractText", 4_000),
    DUE("due", 40),
    REASON("reason", 4_000),
    STEP("step", 500),
    OUTCOME("outcome", 500),
    APOLOGY("apology"),
    AMOUNT("amount"),
    FEE("fee", 200),
    GATEWAY("gateway", 20),
    COMPONENT("component", 500),
    DIGITISED("digitised"),
    REUSED("reused"),
    FROM_PERSONAL_STORE("fromPersonalStore"),
    SIGNED("signed"),
    DATABASE("database", 200),
    RESULT("result", 500),
    LINK("link", 4_000),
    TO_PERSONAL_STORE("toPersonalStore"),
    ANSWER("answer", 200),
    MESSAGE("message", 4_000),
    SATISFIED("satisfied"),
    STARS("stars"),
    PETITION("petition", 200),
    SOURCE("source", 256),
    ID("id", 256),
    OCCURRED("occurred", 40),
    FACT("fact"),
    WITHDRAWN("withdrawn"),
    PERSON("person");

    private static final DataField[] ALL = values();
    private static final PropertyNameMatcher MATCHER = Wire.JSON.constructNameMatcher(
            Arrays.stream(ALL).map(field -> Named.fromString(field.json)).toList(), false);

    private final String json;
    private final int longest;

    DataField(String json) {
        this(json, 0);
    }

    DataField(String json, int longest) {
        this.json = json;
        this.longest = longest;
    }

    /** As it stands in the JSON. */
    String json() {
        return json;
    }

    /** How many characters a text may have; 0 when it is no text. */
    int longest() {
        return longest;
    }

    /** The field that {@link #matcher} found. */
    static DataField at(int match) {
        return ALL[match];
    }

    /** Knows the names; a match is a place in {@link #at}. */
    static PropertyNameMatcher matcher() {
        return MATCHER;
    }

    static List<DataField> all() {
        return List.of(ALL);
    }
}
