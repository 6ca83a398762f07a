package vn.nhip.contract;

import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/** An event in the binary form of CloudEvents over HTTP: attributes in headers {@code ce-…}, data as the body. */
final class BinaryEvent {
    private static final List<String> ATTRIBUTES =
            List.of("specversion", "id", "source", "type", "subject", "time", "dataschema");

    private BinaryEvent() {}

    /** The same event in the structured form. */
    static byte[] structured(Function<String, @Nullable String> header, byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length + 300);
        try (JsonGenerator out = Wire.JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            for (String attribute : ATTRIBUTES) {
                String value = header.apply("ce-" + attribute);
                if (value != null) {
                    out.writeName(attribute);
                    out.writeString(decoded(value));
                }
            }
            if (body.length > 0) {
                out.writeName("data");
                out.writeRawValue("");
                out.flush();
                bytes.writeBytes(body);
            }
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** The headers of a message. */
    static Map<String, String> headers(CaseMessage message) {
        Map<String, String> headers = new LinkedHashMap<>();
        EventWriter.attributes(message).forEach((name, value) -> headers.put("ce-" + name, encoded(value)));
        return headers;
    }

    /** Headers carry ASCII: all else is percent-encoded UTF-8. */
    private static String decoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
    }

    private static String encoded(String value) {
        StringBuilder text = new StringBuilder(value.length());
        for (byte next : value.getBytes(StandardCharsets.UTF_8)) {
            if (next > ' ' && next < 0x7f && next != '"' && next != '%') {
                text.append((char) next);
            } else {
                text.append('%');
                text.append(Character.forDigit((next >> 4) & 15, 16));
                text.append(Character.forDigit(next & 15, 16));
            }
        }
        return text.toString();
    }
}
