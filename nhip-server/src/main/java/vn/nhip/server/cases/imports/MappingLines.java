package vn.nhip.server.cases.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single lines at the top of a mapping's text, read and changed without touching what somebody wrote around them. */
public final class MappingLines {
    private MappingLines() {}

    /** The text after a key; empty when the mapping does not have that line. */
    public static String get(String mapping, String key) {
        Matcher line = line(key).matcher(mapping);
        if (!line.find()) {
            return "";
        }
        String value = line.group(1).strip();
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : value;
    }

    /** The mapping with another value at a key; put first when the key was not there. */
    static String with(String mapping, String key, String value) {
        String written = key + ": " + value;
        Matcher line = line(key).matcher(mapping);
        return line.find() ? line.replaceFirst(Matcher.quoteReplacement(written)) : written + "\n" + mapping;
    }

    static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ") + '"';
    }

    private static Pattern line(String key) {
        return Pattern.compile("(?m)^" + Pattern.quote(key) + ":[ \\t]*(.*)$");
    }
}
