package vn.nhip.contract;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.sym.PropertyNameMatcher;
import vn.nhip.contract.Problem.Kind;
import vn.nhip.core.cases.CaseFact;

/**
 * The fields of one {@code data} object as they were read, before it is known of which type they are: in an event, {@code type} may come
 * after {@code data}. To be used again for the next object.
 */
final class DataFields {
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private enum Other {
        /** A value of a type that no field of ours has: a list, a fraction, a number past 64 bits. */
        ODD,
        /** An explicit null, which says as much as nothing. */
        NULL
    }

    private final Map<DataField, Object> values = new EnumMap<>(DataField.class);
    private final boolean strict;
    private final String path;

    private @Nullable String factType;
    private @Nullable DataFields factData;
    private @Nullable Person person;

    /**
     * @param strict holds texts to their length and takes blank ones as not given: what comes from outside. What we wrote ourselves is
     *     read as it stands.
     * @param path what stands before the name of a field in a problem
     */
    DataFields(boolean strict, String path) {
        this.strict = strict;
        this.path = path;
    }

    void clear() {
        values.clear();
        factType = null;
        factData = null;
        person = null;
    }

    /** Reads an object; the parser stands at its beginning, and then at its end. */
    void read(JsonParser parser) throws Rejected {
        PropertyNameMatcher names = DataField.matcher();
        int match = parser.nextNameMatch(names);
        while (match != PropertyNameMatcher.MATCH_END_OBJECT) {
            JsonToken token = parser.nextToken();
            if (match >= 0) {
                take(DataField.at(match), token, parser);
            } else {
                parser.skipChildren();
            }
            match = parser.nextNameMatch(names);
        }
    }

    private void take(DataField name, JsonToken token, JsonParser parser) throws Rejected {
        if (values.containsKey(name)) {
            String field = path + name.json();
            throw Rejected.of(
                    Kind.WRONG_FORM,
                    field,
                    "\"" + field + "\" stands twice",
                    "Trường \"" + field + "\" có hai lần. Hãy chỉ giữ một.");
        }
        if (token == JsonToken.START_OBJECT) {
            values.put(name, Other.ODD);
            if (name == DataField.PERSON) {
                person = PersonFields.read(parser, path + "person.");
            } else if (name == DataField.FACT) {
                readFact(parser);
            } else {
                parser.skipChildren();
            }
            return;
        }
        values.put(name, scalar(token, parser));
        parser.skipChildren();
    }

    private static Object scalar(JsonToken token, JsonParser parser) {
        return switch (token) {
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> Other.NULL;
            case VALUE_NUMBER_INT -> whole(parser);
            default -> Other.ODD;
        };
    }

    private static Object whole(JsonParser parser) {
        try {
            return parser.getLongValue();
        } catch (InputCoercionException past64Bits) {
            return Other.ODD;
        }
    }

    /** {@code "fact": {"type": …, "data": {…}}}. */
    private void readFact(JsonParser parser) throws Rejected {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("type") && token == JsonToken.VALUE_STRING) {
                factType = parser.getString();
            } else if (name.equals("data") && token == JsonToken.START_OBJECT) {
                factData = new DataFields(strict, path + "fact.data.");
                factData.read(parser);
            } else {
                parser.skipChildren();
            }
        }
        values.put(DataField.FACT, this);
    }

    private @Nullable Object given(DataField field) {
        Object value = values.get(field);
        return value == Other.NULL ? null : value;
    }

    /** The person in the data, or in the corrected data. */
    @Nullable
    Person person() {
        return person == null && factData != null ? factData.person() : person;
    }

    /** The right fact of a correction; {@code null} when there is none. */
    @Nullable
    CaseFact fact() throws Rejected {
        Object value = given(DataField.FACT);
        if (value == null) {
            return null;
        }
        if (value != this) {
            throw Rejected.form(
                    path + "fact", "an object with \"type\" and \"data\"", "một đối tượng có \"type\" và \"data\"");
        }
        if (factType == null) {
            throw Rejected.missing(path + "fact.type", "the type of the right fact");
        }
        CaseFact.Kind kind = EventTypes.kind(factType).orElse(null);
        if (kind == null) {
            throw Rejected.unknownType(path + "fact.type", factType);
        }
        return FactBuilder.build(kind, factData == null ? new DataFields(strict, path + "fact.data.") : factData);
    }

    @Nullable
    String text(DataField field) throws Rejected {
        Object value = given(field);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text)) {
            throw Rejected.form(path + field.json(), "a text", "chữ (đặt trong dấu nháy)");
        }
        if (!strict) {
            return text;
        }
        if (text.length() > field.longest()) {
            throw Rejected.tooLong(path + field.json(), field.longest());
        }
        return text.isBlank() ? null : text;
    }

    String requiredText(DataField field, String meaning) throws Rejected {
        return required(text(field), field, meaning);
    }

    /** Absent is false: the source did not say that it is so. */
    boolean flag(DataField field) throws Rejected {
        Object value = given(field);
        return value != null && bool(field, value);
    }

    boolean requiredFlag(DataField field, String meaning) throws Rejected {
        Object value = given(field);
        return bool(field, required(value, field, meaning));
    }

    private boolean bool(DataField field, Object value) throws Rejected {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw Rejected.form(path + field.json(), "true or false", "true hoặc false (không có dấu nháy)");
    }

    /** A whole number between bounds. */
    @Nullable
    Long whole(DataField field, long least, long most, String meaning) throws Rejected {
        Object value = given(field);
        if (value == null) {
            return null;
        }
        if (value instanceof Long number && (!strict || (number >= least && number <= most))) {
            return number;
        }
        throw Rejected.form(
                path + field.json(),
                meaning + ", a whole number from " + least + " to " + most + " without quotes",
                "số nguyên từ " + least + " đến " + most + ", không có dấu nháy");
    }

    @Nullable
    Instant time(DataField field) throws Rejected {
        String text = text(field);
        return text == null ? null : time(text, path + field.json(), strict);
    }

    static Instant time(String text, String field, boolean strict) throws Rejected {
        Instant time = WireTime.parse(text);
        if (time == null || (strict && (time.isBefore(EARLIEST) || !time.isBefore(LATEST)))) {
            throw Rejected.time(field, text);
        }
        return time;
    }

    <E extends Enum<E>> @Nullable E constant(DataField field, E[] constants) throws Rejected {
        String text = text(field);
        if (text == null) {
            return null;
        }
        for (E constant : constants) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw Rejected.unknown(
                path + field.json(),
                text,
                String.join(", ", Arrays.stream(constants).map(Enum::name).toList()));
    }

    <T> T required(@Nullable T value, DataField field, String meaning) throws Rejected {
        if (value == null) {
            throw Rejected.missing(path + field.json(), meaning);
        }
        return value;
    }
}
