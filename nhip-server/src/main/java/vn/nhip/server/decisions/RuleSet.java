package vn.nhip.server.decisions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.definitions.Calendars;
import vn.nhip.definitions.DeadlineRuleBook;
import vn.nhip.definitions.DefinitionError;
import vn.nhip.definitions.DefinitionException;

/**
 * Texts of rules by the names of their files: {@code calendars/NAME.yaml} and {@code deadlines.yaml}. What is not among them is what ships.
 *
 * @param texts none is empty
 */
record RuleSet(SortedMap<String, String> texts) {
    static final String DEADLINES = "deadlines.yaml";
    static final String CALENDARS = "calendars/";
    private static final Pattern NAME = Pattern.compile("calendars/[A-Za-z0-9][A-Za-z0-9._-]{0,59}\\.yaml");

    RuleSet(Map<String, String> texts) {
        this(new TreeMap<>(texts));
    }

    static boolean isName(String name) {
        return name.equals(DEADLINES) || NAME.matcher(name).matches();
    }

    /** The text of a file; empty for what ships. */
    String text(String name) {
        return texts.getOrDefault(name, "");
    }

    /** The same with another text of a file; what is empty is left out. */
    RuleSet with(String name, String text) {
        SortedMap<String, String> more = new TreeMap<>(texts);
        if (text.isBlank()) {
            more.remove(name);
        } else {
            more.put(name, text);
        }
        return new RuleSet(more);
    }

    /**
     * The calendars that ship with these over them.
     *
     * @throws DefinitionException with every mistake
     */
    Calendars calendars() {
        SortedMap<String, String> files = new TreeMap<>(texts);
        files.remove(DEADLINES);
        return Calendars.read(files);
    }

    /**
     * The switches of the clocks.
     *
     * @throws DefinitionException with every mistake
     */
    DeadlineRuleBook deadlines() {
        String text = texts.get(DEADLINES);
        return text == null ? DeadlineRuleBook.STANDARD : DeadlineRuleBook.read(DEADLINES, text);
    }

    /**
     * Reads everything as the server would.
     *
     * @throws RuleMistakes with all that is wrong
     */
    void check() {
        List<DefinitionError> errors = new ArrayList<>();
        try {
            calendars();
        } catch (DefinitionException e) {
            errors.addAll(e.errors());
        }
        try {
            deadlines();
        } catch (DefinitionException e) {
            errors.addAll(e.errors());
        }
        if (!errors.isEmpty()) {
            throw new RuleMistakes(errors.stream().map(MistakeWords::say).toList());
        }
    }

    /** Codes of the agencies for which a change of a file from one text to another counts; none where that is everybody. */
    static Set<String> places(String name, String before, String after) {
        Set<String> places = new HashSet<>();
        for (String text : List.of(before, after)) {
            if (text.isBlank()) {
                continue;
            }
            Set<String> agencies = agencies(name, text);
            if (agencies.isEmpty()) {
                return Set.of();
            }
            places.addAll(agencies);
        }
        return places;
    }

    private static Set<String> agencies(String name, String text) {
        if (name.equals(DEADLINES)) {
            return Set.of();
        }
        try {
            return Set.copyOf(Calendars.read(Map.of(name, text)).agencies());
        } catch (DefinitionException | UnknownYearException e) {
            // It leans on other files: as far as can be told, it concerns everybody.
            return Set.of();
        }
    }
}
