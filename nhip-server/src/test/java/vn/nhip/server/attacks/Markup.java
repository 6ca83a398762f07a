package vn.nhip.server.attacks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a page as a browser does, tag by tag and attribute by attribute, and says what in it would run, or is refused by the policy. */
final class Markup {
    private static final Pattern TAG =
            Pattern.compile("<([a-zA-Z][^\\s/>]*)((?:\"[^\"]*\"|'[^']*'|[^'\">])*)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s\"'>/=]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?", Pattern.DOTALL);
    private static final Pattern ADDRESS_THAT_RUNS = Pattern.compile(
            "(?i)[\\s\\p{Cntrl}]*(javascript|vbscript|data)\\s*:.*|[\\s]*(//|https?:).*", Pattern.DOTALL);
    private static final Set<String> ADDRESSES =
            Set.of("href", "src", "action", "formaction", "xlink:href", "hx-get", "hx-post");
    private static final Set<String> NOT_OURS = Set.of("style", "iframe", "object", "embed", "base", "applet");

    private Markup() {}

    static List<String> dangers(String html) {
        List<String> dangers = new ArrayList<>();
        Matcher tags = TAG.matcher(html);
        while (tags.find()) {
            String tag = tags.group(1).toLowerCase(Locale.ROOT);
            boolean hasSource = false;
            Matcher attributes = ATTRIBUTE.matcher(Objects.requireNonNull(tags.group(2)));
            while (attributes.find()) {
                String name = attributes.group(1).toLowerCase(Locale.ROOT);
                String value = value(attributes);
                hasSource |= name.equals("src");
                if (name.startsWith("on")
                        || name.startsWith("hx-on")
                        || name.equals("style")
                        || name.equals("srcdoc")) {
                    dangers.add("<" + tag + " " + name);
                }
                if (ADDRESSES.contains(name) && ADDRESS_THAT_RUNS.matcher(value).matches()) {
                    dangers.add("<" + tag + " " + name + "=" + value);
                }
            }
            if (NOT_OURS.contains(tag) || (tag.equals("script") && !hasSource)) {
                dangers.add("<" + tag);
            }
        }
        return dangers;
    }

    private static String value(Matcher attribute) {
        for (int group = 2; group <= 4; group++) {
            String value = attribute.group(group);
            if (value != null) {
                return value.replace("&#58;", ":").replace("&colon;", ":").replace("&amp;", "&");
            }
        }
        return "";
    }
}
