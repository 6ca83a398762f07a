package vn.nhip.server.catalog.procedures;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Published texts hold what people pasted: markup, tabs, invisible characters. Only their words and lines are kept. */
public final class PlainText {
    private static final Pattern HIDDEN =
            Pattern.compile("(?is)<(script|style|template)\\b[^>]*>.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern BREAK =
            Pattern.compile("(?i)<(?:br|/p|/div|/li|/tr|/h[1-6]|/table|/ul|/ol|/?hr)\\b[^<>]*>");
    // "<" before anything but a letter is a sign of comparison, not markup.
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]*>|<![^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});");
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}&&[^\\n\\t]]|[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff\\ufff9-\\ufffb]");
    private static final Pattern BLANKS = Pattern.compile("[\\t\\u00a0\\u2007\\u202f ]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
    private static final Map<String, String> NAMED = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "–", "mdash", "—");

    private PlainText() {}

    /** The text in lines without empty ones; null when nothing is left. */
    static @Nullable String lines(@Nullable String published) {
        if (published == null) {
            return null;
        }
        String text = isOrdinary(published)
                ? published
                : published.replace("\r\n", "\n").replace('\r', '\n').replaceAll("[\\u2028\\u2029]", "\n");
        if (text.indexOf('<') >= 0) {
            text = HIDDEN.matcher(text).replaceAll(" ");
            text = BREAK.matcher(text).replaceAll("\n");
            text = TAG.matcher(text).replaceAll("");
        }
        if (text.indexOf('&') >= 0) {
            text = ENTITY.matcher(text).replaceAll(PlainText::character);
        }
        if (!isOrdinary(text)) {
            text = Normalizer.normalize(INVISIBLE.matcher(text).replaceAll(""), Normalizer.Form.NFC);
        }
        StringBuilder lines = new StringBuilder();
        text.lines()
                .map(line -> BLANKS.matcher(line).replaceAll(" ").strip())
                .filter(line -> !line.isEmpty())
                .forEach(line -> lines.append(lines.isEmpty() ? "" : "\n").append(line));
        return lines.isEmpty() ? null : lines.toString();
    }

    /** Whether there is nothing in it but letters, marks that need no composing, and plain line ends; most texts are so. */
    private static boolean isOrdinary(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= ' ' && c < 0x7f) || (c >= 0xa1 && c < 0x300) || (c >= 0x1e00 && c < 0x2000);
            if (!letter && c != '\n' && c != '\t' && c != '–' && c != '“' && c != '”') {
                return false;
            }
        }
        return true;
    }

    /** The text in one line; null when nothing is left. */
    static @Nullable String line(@Nullable String published) {
        String lines = lines(published);
        return lines == null ? null : lines.replace('\n', ' ');
    }

    /** Lower case, without diacritics, đ as d: how texts are searched. */
    public static String searchable(String text) {
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return SPACES.matcher(MARKS.matcher(apart).replaceAll("").replace('đ', 'd'))
                .replaceAll(" ")
                .strip();
    }

    private static String character(MatchResult entity) {
        String name = entity.group(1);
        String character = name.startsWith("#") ? numbered(name) : NAMED.getOrDefault(name, entity.group());
        return Matcher.quoteReplacement(character);
    }

    private static String numbered(String name) {
        int code = name.startsWith("#x") || name.startsWith("#X")
                ? Integer.parseInt(name.substring(2), 16)
                : Integer.parseInt(name.substring(1));
        return Character.isValidCodePoint(code) && Character.isDefined(code) ? Character.toString(code) : "";
    }
}
