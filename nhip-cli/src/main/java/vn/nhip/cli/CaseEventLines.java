package vn.nhip.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFact.Kind;
import vn.nhip.definitions.Spelling;

/**
 * Reads the events of one case, a JSON object per line: {@code {"type":"supplement_requested","time":"…"}}, or CloudEvents, whose type is
 * known by its last word. What is wrong is noted with its line, and reading goes on.
 */
final class CaseEventLines {
    private static final int LONGEST_LINE = 1 << 20;
    private static final String LIST = "events";

    private final JsonFactory json = new JsonFactory();
    private final Complaints complaints;
    private final List<CaseEvent> events = new ArrayList<>();

    CaseEventLines(Complaints complaints) {
        this.complaints = complaints;
    }

    /** The events with their line as the id; those that do not touch a clock are left out. */
    List<CaseEvent> read(InputStream in) throws IOException {
        InputStream bytes = new BufferedInputStream(in, 1 << 16);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        for (int b = bytes.read(); b >= 0; b = bytes.read()) {
            if (b == '\n') {
                readLine(number++, line);
                line.reset();
            } else if (line.size() <= LONGEST_LINE) {
                line.write(b);
            }
        }
        readLine(number, line);
        return events;
    }

    private void readLine(int number, ByteArrayOutputStream bytes) {
        if (bytes.size() > LONGEST_LINE) {
            complaints.add(number, "a line of more than " + LONGEST_LINE + " bytes", "one event per line");
            return;
        }
        String text = decode(number, bytes.toByteArray());
        if (text == null || text.isBlank()) {
            return;
        }
        Map<String, String> fields = fields(number, text);
        if (fields != null) {
            readEvent(number, fields);
        }
    }

    private @Nullable String decode(int number, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return number == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            complaints.add(number, "bytes that are not UTF-8", "a file in UTF-8");
            return null;
        }
    }

    /** The plain values of an object and of its object {@code data}, by name; null when the line is no object. */
    private @Nullable Map<String, String> fields(int number, String text) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                complaints.add(number, "no JSON object", "{\"type\": …, \"time\": …}");
                return null;
            }
            readObject(parser, fields);
            if (parser.nextToken() != null) {
                complaints.add(number, "more after the object", "one event per line");
                return null;
            }
            return fields;
        } catch (JacksonException e) {
            complaints.add(number, "no JSON: " + firstLine(e.getOriginalMessage()), "{\"type\": …, \"time\": …}");
            return null;
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static void readObject(JsonParser parser, Map<String, String> fields) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && name.equals("data")) {
                readObject(parser, fields);
            } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                parser.skipChildren();
            } else if (value != null && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                fields.putIfAbsent(name, parser.getString());
            }
        }
    }

    private void readEvent(int number, Map<String, String> fields) {
        Kind kind = kind(number, fields.get("type"));
        Instant time = time(number, fields.get("time"));
        if (kind == null || time == null) {
            return;
        }
        CaseFact fact = fact(number, kind, fields);
        if (fact != null) {
            String id = String.format(Locale.ROOT, "%09d", number);
            events.add(new CaseEvent(LIST, id, "", time, time, fact));
        }
    }

    private @Nullable Kind kind(int number, @Nullable String type) {
        if (type == null) {
            complaints.add(number, "an event without type", "\"type\": one of " + names());
            return null;
        }
        String word = type.replaceFirst("\\.v[0-9]+$", "");
        String name =
                word.substring(word.lastIndexOf('.') + 1).replace('-', '_').toUpperCase(Locale.ROOT);
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        List<String> known =
                Arrays.stream(Kind.values()).map(CaseEventLines::name).toList();
        complaints.add(
                number,
                "type " + type,
                Spelling.nearest(name.toLowerCase(Locale.ROOT), known).orElseGet(() -> "one of " + names()));
        return null;
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** Those that touch a clock. */
    private static String names() {
        return "accepted, supplement_requested, supplement_received, suspended, resumed, extended, completed, returned,"
                + " stopped, declined, withdrawn";
    }

    private @Nullable Instant time(int number, @Nullable String text) {
        Instant time = text == null ? null : Moment.read(text);
        if (time == null) {
            complaints.add(number, text == null ? "an event without time" : "time " + text, Moment.EXPECTED);
        }
        return time;
    }

    private @Nullable CaseFact fact(int number, Kind kind, Map<String, String> fields) {
        String text = fields.get("due");
        Instant due = text == null ? null : Moment.readDue(text);
        if (text != null && due == null) {
            complaints.add(number, "due " + text, "2026-02-27, " + Moment.EXPECTED);
            return null;
        }
        return switch (kind) {
            case ACCEPTED -> new CaseFact.Accepted(null, null, null, null, due);
            case SUPPLEMENT_REQUESTED -> new CaseFact.SupplementRequested(null);
            case SUPPLEMENT_RECEIVED -> new CaseFact.SupplementReceived(due);
            case SUSPENDED -> new CaseFact.Suspended(null);
            case RESUMED -> new CaseFact.Resumed();
            case EXTENDED -> extended(number, due, fields.getOrDefault("apology", "true"));
            case COMPLETED -> new CaseFact.Completed();
            case RETURNED -> new CaseFact.Returned(null);
            case STOPPED -> new CaseFact.Stopped(null);
            case DECLINED -> new CaseFact.Declined(null);
            case WITHDRAWN -> new CaseFact.Withdrawn(null);
            case CORRECTED -> corrected(number);
            default -> null;
        };
    }

    private @Nullable CaseFact extended(int number, @Nullable Instant due, String apology) {
        if (due == null) {
            complaints.add(number, "extended without due", "\"due\": the new due date");
            return null;
        }
        if (!apology.equals("true") && !apology.equals("false")) {
            complaints.add(number, "apology " + apology, "true or false");
            return null;
        }
        return new CaseFact.Extended(due, apology.equals("true"), null);
    }

    private @Nullable CaseFact corrected(int number) {
        complaints.add(number, "a correction", "the events as they were corrected");
        return null;
    }
}
