package vn.nhip.simulator.sandbox.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Encoded words of header fields (RFC 2047): {@code =?UTF-8?Q?H=E1=BB=93_s=C6=A1?=}. */
final class EncodedWords {
    /** A run of words with nothing but space between them: that space is no part of the text. */
    private static final Pattern RUN =
            Pattern.compile("=\\?[^?\\s]+\\?[BbQq]\\?[^?\\s]*\\?=(?:\\s+=\\?[^?\\s]+\\?[BbQq]\\?[^?\\s]*\\?=)*");

    private static final Pattern WORD = Pattern.compile("=\\?([^?\\s*]+)(?:\\*[^?\\s]*)?\\?([BbQq])\\?([^?\\s]*)\\?=");

    private EncodedWords() {}

    /** The text of a field's body. What cannot be decoded stays as it was sent. */
    static String decode(String body) {
        return RUN.matcher(body).replaceAll(run -> Matcher.quoteReplacement(decodeRun(run.group())));
    }

    /** Octets of neighbouring words are put together first: senders cut a letter in two, although they must not. */
    private static String decodeRun(String run) {
        StringBuilder text = new StringBuilder();
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        Charset charset = StandardCharsets.UTF_8;
        for (MatchResult word : WORD.matcher(run).results().toList()) {
            Charset own = charset(word.group(1));
            byte[] decoded = own == null ? null : octets(word.group(2), word.group(3));
            if (own == null || decoded == null) {
                return run;
            }
            if (!own.equals(charset)) {
                text.append(octets.toString(charset));
                octets.reset();
                charset = own;
            }
            octets.writeBytes(decoded);
        }
        return text.append(octets.toString(charset)).toString();
    }

    static @Nullable Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    private static byte @Nullable [] octets(String encoding, String encoded) {
        if ("Q".equals(encoding.toUpperCase(Locale.ROOT))) {
            return QuotedPrintable.decode(encoded.replace('_', ' '));
        }
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
