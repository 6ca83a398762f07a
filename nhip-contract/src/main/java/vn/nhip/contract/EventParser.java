package vn.nhip.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;
import vn.nhip.contract.Problem.Kind;
import vn.nhip.core.cases.CaseFact;

/** Reads one structured event after another; not for two threads at once. */
final class EventParser {
    private static final int LONGEST_NAME = 256;
    private static final int LONGEST_CODE = 100;
    private static final ObjectReadContext READ = ObjectReadContext.empty();

    private static final int SPEC_VERSION = 0;
    private static final int ID = 1;
    private static final int SOURCE = 2;
    private static final int TYPE = 3;
    private static final int SUBJECT = 4;
    private static final int TIME = 5;
    private static final int DATA = 6;
    private static final int DATA_BASE64 = 7;
    private static final List<String> NAMES =
            List.of("specversion", "id", "source", "type", "subject", "time", "data", "data_base64");
    private static final PropertyNameMatcher MATCHER =
            Wire.JSON.constructNameMatcher(NAMES.stream().map(Named::fromString).toList(), false);

    private final @Nullable String[] attributes = new String[DATA];
    private final DataFields data = new DataFields(true, "data.");

    /** The event in these bytes. */
    EventRead read(byte[] bytes, int from, int to, String place) {
        clear();
        try {
            new WireText(bytes, from, to).check();
            parse(bytes, from, to);
            CaseMessage message = message();
            return new EventRead.Read(message, place, new String(bytes, from, to - from, StandardCharsets.UTF_8));
        } catch (Rejected rejected) {
            return unread(rejected, bytes, from, to, place);
        } catch (StreamConstraintsException tooMuch) {
            return unread(tooMuch(), bytes, from, to, place);
        } catch (JacksonException notJson) {
            long at = notJson.getLocation() == null ? 0 : notJson.getLocation().getByteOffset();
            return unread(Rejected.notJson(Math.max(0, at)), bytes, from, to, place);
        }
    }

    private void clear() {
        Arrays.fill(attributes, null);
        data.clear();
    }

    private EventRead unread(Rejected rejected, byte[] bytes, int from, int to, String place) {
        return new EventRead.Unread(
                rejected.problem(), place, WireText.shown(bytes, from, to - from), attributes[SOURCE], attributes[ID]);
    }

    private static Rejected tooMuch() {
        return Rejected.of(
                Kind.TOO_LARGE,
                "",
                "objects within objects deeper than " + Wire.DEEPEST + ", or a text longer than " + Wire.LONGEST_TEXT,
                "Sự kiện lồng nhau quá " + Wire.DEEPEST + " lớp hoặc có đoạn chữ dài quá " + Wire.LONGEST_TEXT
                        + " ký tự. Hãy gửi đúng cấu trúc trong tài liệu.");
    }

    private void parse(byte[] bytes, int from, int to) throws Rejected {
        try (JsonParser parser = Wire.JSON.createParser(READ, bytes, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Rejected.of(
                        Kind.UNREADABLE,
                        "",
                        "an event is a JSON object {…}; this is something else",
                        "Một sự kiện phải là một đối tượng JSON {…}. Hãy gửi theo mẫu trong tài liệu.");
            }
            int match = parser.nextNameMatch(MATCHER);
            while (match != PropertyNameMatcher.MATCH_END_OBJECT) {
                attribute(match, parser.nextToken(), parser);
                match = parser.nextNameMatch(MATCHER);
            }
            if (parser.nextToken() != null) {
                throw Rejected.notJson(parser.currentTokenLocation().getByteOffset());
            }
        }
    }

    private void attribute(int match, JsonToken token, JsonParser parser) throws Rejected {
        if (match == DATA && token == JsonToken.START_OBJECT) {
            data.read(parser);
            return;
        }
        if (match == DATA_BASE64 || (match == DATA && token != JsonToken.VALUE_NULL)) {
            throw Rejected.form("data", "a JSON object in \"data\"", "một đối tượng JSON đặt trong \"data\"");
        }
        if (match >= 0 && match < DATA && token != JsonToken.VALUE_NULL) {
            if (token != JsonToken.VALUE_STRING || attributes[match] != null) {
                throw Rejected.form(NAMES.get(match), "a text, once", "chữ (đặt trong dấu nháy), một lần");
            }
            attributes[match] = parser.getString();
        }
        parser.skipChildren();
    }

    private CaseMessage message() throws Rejected {
        String version = attributes[SPEC_VERSION];
        if (!"1.0".equals(version)) {
            throw version == null
                    ? Rejected.missing("specversion", "\"1.0\"")
                    : Rejected.unknown("specversion", version, "1.0");
        }
        String source = name(SOURCE, "the system that sends the event", LONGEST_NAME);
        String id = name(ID, "an id that is unique within the source", LONGEST_NAME);
        CaseFact.Kind kind = kind(name(TYPE, "the type of the event, as vn.nhip.case.submitted.v1", LONGEST_NAME));
        String subject = name(SUBJECT, "the code of the case (mã số hồ sơ)", LONGEST_CODE);
        String time = name(TIME, "when it happened, as 2026-02-13T15:30:00+07:00", LONGEST_NAME);
        Instant occurred = DataFields.time(time, "time", true).truncatedTo(ChronoUnit.MICROS);
        CaseFact fact = FactBuilder.build(kind, data);
        return new CaseMessage(source, id, subject, occurred, fact, carriesPerson(kind) ? data.person() : null);
    }

    private static CaseFact.Kind kind(String type) throws Rejected {
        CaseFact.Kind kind = EventTypes.kind(type).orElse(null);
        if (kind == null) {
            throw Rejected.unknownType("type", type);
        }
        return kind;
    }

    /** In all other types a person is an unknown field, and not kept. */
    private static boolean carriesPerson(CaseFact.Kind kind) {
        return kind == CaseFact.Kind.SUBMITTED || kind == CaseFact.Kind.ACCEPTED || kind == CaseFact.Kind.CORRECTED;
    }

    /** An attribute that identifies something: without spaces around it, on one line. */
    private String name(int attribute, String meaning, int longest) throws Rejected {
        String field = NAMES.get(attribute);
        String given = attributes[attribute];
        String name = given == null ? "" : given.strip();
        if (name.isEmpty()) {
            throw Rejected.missing(field, meaning);
        }
        if (name.length() > longest) {
            throw Rejected.tooLong(field, longest);
        }
        for (int i = 0; i < name.length(); i++) {
            if (Character.isISOControl(name.charAt(i))) {
                throw Rejected.form(field, "a text without control characters", "chữ không có ký tự điều khiển");
            }
        }
        return name;
    }
}
