package vn.nhip.server.cases.web;

import java.util.Locale;

/**
 * A short word on a coloured ground; the word says all, the colour repeats it.
 *
 * @param text what it says
 * @param tone how it is coloured
 */
public record Badge(String text, Tone tone) {

    /** What kind of news it is. */
    public enum Tone {
        GOOD,
        BAD,
        SOON,
        WAITING,
        PLAIN
    }

    /** Its class in the style sheet. */
    public String css() {
        return "badge " + tone.name().toLowerCase(Locale.ROOT);
    }
}
