package vn.nhip.simulator.sandbox.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A message as it was taken. */
public final class ReceivedMail {
    private static final int DEEPEST_PART = 8;
    private static final Pattern EMPTY_LINE = Pattern.compile("\r\n\r\n|^\r\n");
    private static final Pattern FOLD = Pattern.compile("\r\n(?=[ \t])");
    private static final Pattern FIELD = Pattern.compile("([!-9;-~]+)[ \t]*:(.*)", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile(";\\s*([^\\s=;]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;]*))");

    private final long id;
    private final Instant received;
    private final String sender;
    private final List<String> recipients;
    private final byte[] raw;
    private final Part whole;

    ReceivedMail(long id, Instant received, String sender, List<String> recipients, byte[] raw) {
        this.id = id;
        this.received = received;
        this.sender = sender;
        this.recipients = List.copyOf(recipients);
        this.raw = raw.clone();
        this.whole = Part.read(new String(raw, StandardCharsets.ISO_8859_1));
    }

    /** Counts from 1 since the server started. */
    public long id() {
        return id;
    }

    public Instant received() {
        return received;
    }

    /** Of the envelope; empty for a notice of non-delivery. */
    public String sender() {
        return sender;
    }

    /** Of the envelope: those that were accepted. */
    public List<String> recipients() {
        return recipients;
    }

    /** The octets between DATA and the final dot, dots unstuffed. */
    public byte[] raw() {
        return raw.clone();
    }

    public int size() {
        return raw.length;
    }

    /** Header fields in the order sent, unfolded, encoded words decoded. */
    public List<Field> fields() {
        return whole.fields();
    }

    /** The first field of that name, in any case. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(whole.field(name));
    }

    /** Empty if there is none. */
    public String subject() {
        return field("Subject").orElse("");
    }

    /** The first part in plain text, decoded; with a part in HTML only, that. Empty if there is neither. */
    public String text() {
        String plain = text(whole, "text/plain", 0);
        String any = plain != null ? plain : text(whole, "text/html", 0);
        return any == null ? "" : any;
    }

    private static @Nullable String text(Part part, String type, int depth) {
        String own = part.type();
        if (own.startsWith("multipart/") && depth < DEEPEST_PART) {
            for (Part inner : part.parts()) {
                String found = text(inner, type, depth + 1);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        return own.equals(type) ? part.text() : null;
    }

    /** One header field. */
    public record Field(String name, String body) {}

    /** Header and body; a message is one, and each of its parts. Body as ISO 8859-1, an octet a character. */
    private record Part(List<Field> fields, String body) {
        static Part read(String octets) {
            Matcher empty = EMPTY_LINE.matcher(octets);
            boolean found = empty.find();
            String head = found ? octets.substring(0, empty.start()) : octets;
            List<Field> fields = new ArrayList<>();
            for (String line : FOLD.matcher(head).replaceAll("").split("\r\n", -1)) {
                Matcher field = FIELD.matcher(line);
                if (field.matches()) {
                    fields.add(new Field(
                            field.group(1),
                            EncodedWords.decode(utf8(field.group(2).strip()))));
                }
            }
            return new Part(List.copyOf(fields), found ? octets.substring(empty.end()) : "");
        }

        /** Fields may hold UTF-8 as it is (RFC 6532). */
        private static String utf8(String octets) {
            return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }

        @Nullable
        String field(String name) {
            for (Field field : fields) {
                if (field.name().equalsIgnoreCase(name)) {
                    return field.body();
                }
            }
            return null;
        }

        String type() {
            String type = field("Content-Type");
            return type == null ? "text/plain" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        }

        private @Nullable String parameter(String name) {
            String type = field("Content-Type");
            Matcher parameter = PARAMETER.matcher(type == null ? "" : type);
            while (parameter.find()) {
                if (parameter.group(1).equalsIgnoreCase(name)) {
                    return parameter.group(2) != null ? parameter.group(2) : parameter.group(3);
                }
            }
            return null;
        }

        String text() {
            String name = parameter("charset");
            Charset charset = name == null ? null : EncodedWords.charset(name);
            return new String(decoded(), charset == null ? StandardCharsets.UTF_8 : charset);
        }

        private byte[] decoded() {
            String named = field("Content-Transfer-Encoding");
            return switch (named == null ? "" : named.strip().toLowerCase(Locale.ROOT)) {
                case "base64" -> base64();
                case "quoted-printable" -> QuotedPrintable.decode(body);
                default -> body.getBytes(StandardCharsets.ISO_8859_1);
            };
        }

        private byte[] base64() {
            try {
                return Base64.getMimeDecoder().decode(body);
            } catch (IllegalArgumentException e) {
                return body.getBytes(StandardCharsets.ISO_8859_1);
            }
        }

        List<Part> parts() {
            String boundary = parameter("boundary");
            if (boundary == null || boundary.isEmpty()) {
                return List.of();
            }
            List<Part> parts = new ArrayList<>();
            String[] pieces = ("\r\n" + body).split("\r\n--" + Pattern.quote(boundary), -1);
            for (int i = 1; i < pieces.length && !pieces[i].startsWith("--"); i++) {
                int lineEnd = pieces[i].indexOf("\r\n");
                parts.add(read(lineEnd < 0 ? "" : pieces[i].substring(lineEnd + 2)));
            }
            return parts;
        }
    }
}
