package vn.nhip.contract.portal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import vn.nhip.contract.Problem;
import vn.nhip.contract.Problem.Kind;

/** Walks once over a request and keeps the text of every part of it. */
final class PayloadScan {
    private final byte[] body;
    private final List<PortalPayload.Member> members = new ArrayList<>();
    private final List<String> elements = new ArrayList<>();
    private int seen;

    PayloadScan(byte[] body) {
        this.body = body;
    }

    PortalPayload read() {
        String text = text();
        if (text == null) {
            return new PortalPayload(List.of(), List.of(), unreadable("not UTF-8", "Chữ không theo bảng mã UTF-8"));
        }
        Problem problem = null;
        try (JsonParser parser = PortalJson.FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problem = unreadable("not an object", "Không phải một đối tượng JSON");
            } else {
                object(parser, text);
            }
        } catch (JacksonException wrong) {
            problem = unreadable(
                    "not JSON from character " + seen + " on, or cut off; the " + elements.size()
                            + " dossiers before it were read",
                    "JSON sai hoặc bị đứt từ ký tự thứ " + seen + "; đã đọc " + elements.size() + " hồ sơ phía trước");
        }
        return payload(problem);
    }

    private @Nullable String text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private void object(JsonParser parser, String text) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = rawName(parser, text);
            boolean data = parser.currentName().equals("data");
            JsonToken token = parser.nextToken();
            if (data && token == JsonToken.START_ARRAY && !hasData()) {
                members.add(new PortalPayload.Member(name, null));
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(raw(parser, text));
                }
            } else {
                members.add(new PortalPayload.Member(name, PortalJson.withoutSpace(raw(parser, text))));
            }
        }
        if (parser.nextToken() != null) {
            throw new StreamReadException(parser, "text behind the request");
        }
    }

    private boolean hasData() {
        return members.stream().anyMatch(member -> member.value() == null);
    }

    /** The text of a name; the parser stands behind its colon already. */
    private static String rawName(JsonParser parser, String text) {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        int to = from + 1;
        while (text.charAt(to) != '"') {
            to += text.charAt(to) == '\\' ? 2 : 1;
        }
        return text.substring(from, to + 1);
    }

    /** The text of the value that begins with the token. */
    private String raw(JsonParser parser, String text) {
        int from = (int) parser.currentTokenLocation().getCharOffset();
        seen = from;
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getCharOffset();
        return text.substring(from, to).strip();
    }

    private PortalPayload payload(@Nullable Problem broken) {
        PortalPayload wrapper = new PortalPayload(members, List.of(), broken);
        String service = wrapper.service();
        Problem problem = broken;
        if (problem == null && !hasData()) {
            problem = new Problem(
                    Kind.MISSING,
                    "data",
                    "\"data\" is missing; expected a list of dossiers",
                    "Thiếu \"data\". Hãy gửi danh sách hồ sơ trong \"data\": [ … ].");
        }
        if (problem == null
                && service != null
                && !service.equals(PortalPayload.DOSSIERS)
                && !service.equals(PortalPayload.PROGRESS)) {
            problem = new Problem(
                    Kind.UNKNOWN_VALUE,
                    "service",
                    "the service is neither " + PortalPayload.DOSSIERS + " nor " + PortalPayload.PROGRESS,
                    "\"service\" phải là " + PortalPayload.DOSSIERS + " hoặc " + PortalPayload.PROGRESS
                            + ". Hãy sửa rồi gửi lại.");
        }
        List<PortalRecord> records = new ArrayList<>(elements.size());
        for (String element : elements) {
            records.add(record(element, PortalPayload.PROGRESS.equals(service)));
        }
        return new PortalPayload(members, records, problem);
    }

    private static PortalRecord record(String element, boolean progress) {
        if (!element.startsWith("{")) {
            Problem problem = new Problem(
                    Kind.UNREADABLE,
                    "data",
                    "an element of \"data\" is no JSON object",
                    "Một phần tử của \"data\" không phải đối tượng JSON {…}. Hãy sửa rồi gửi lại.");
            return new PortalRecord.Unread(problem, PortalJson.withoutSpace(element));
        }
        return progress ? PortalProgress.of(element) : PortalDossier.of(element);
    }

    private static Problem unreadable(String english, String vietnamese) {
        return new Problem(
                Kind.UNREADABLE,
                "",
                "the request is " + english,
                vietnamese + ". Hãy kiểm tra nội dung gửi (JSON, UTF-8) rồi gửi lại phần còn thiếu.");
    }
}
