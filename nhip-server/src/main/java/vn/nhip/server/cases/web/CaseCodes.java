package vn.nhip.server.cases.web;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Codes of cases as people type them: with spaces, in small letters, with a long dash out of a letter. */
final class CaseCodes {
    private CaseCodes() {}

    /** What was typed, then what was probably meant; each once. */
    static Set<String> spellings(String typed) {
        String stripped = typed.strip();
        String joined = stripped.replaceAll("[\\s\u00a0\u200b]+", "").replaceAll("[\u2010-\u2015\u2212]", "-");
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(stripped);
        spellings.add(joined);
        spellings.add(joined.toUpperCase(Locale.ROOT));
        spellings.remove("");
        return spellings;
    }
}
