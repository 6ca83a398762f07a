package vn.nhip.contract;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the {@code person} of an event. No problem ever shows a value. */
final class PersonFields {
    private static final int LONGEST = 500;

    private PersonFields() {}

    /** The person; {@code null} when nothing is told of them. The parser stands at the object's beginning. */
    static @Nullable Person read(JsonParser parser, String path) throws Rejected {
        @Nullable String[] texts = new String[5];
        boolean known = false;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            int place = place(name);
            if (place >= 0 && token != JsonToken.VALUE_NULL) {
                texts[place] = text(parser, token, path + name);
                known |= texts[place] != null;
            }
            parser.skipChildren();
        }
        return known ? new Person(texts[0], texts[1], texts[2], texts[3], texts[4]) : null;
    }

    private static int place(String name) {
        return switch (name) {
            case "name" -> 0;
            case "identityNumber" -> 1;
            case "phone" -> 2;
            case "email" -> 3;
            case "address" -> 4;
            default -> -1;
        };
    }

    private static @Nullable String text(JsonParser parser, JsonToken token, String field) throws Rejected {
        if (token != JsonToken.VALUE_STRING) {
            throw Rejected.form(
                    field,
                    "a text, or a leading zero would be lost",
                    "chữ (đặt trong dấu nháy, để không mất số 0 ở đầu)");
        }
        String text = parser.getString();
        if (text.length() > LONGEST) {
            throw Rejected.tooLong(field, LONGEST);
        }
        return text.isBlank() ? null : text;
    }
}
