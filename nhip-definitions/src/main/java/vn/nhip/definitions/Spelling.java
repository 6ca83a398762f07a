package vn.nhip.definitions;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What somebody who misspelt a name probably meant. */
public final class Spelling {
    private Spelling() {}

    /** The known name with the fewest edits from a word; empty when nothing is near. */
    public static Optional<String> nearest(String word, Collection<String> known) {
        String nearest = null;
        int fewest = Math.max(1, Math.min(3, word.length() / 2)) + 1;
        for (String candidate : known) {
            int edits = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (edits < fewest) {
                fewest = edits;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Levenshtein distance, long words cut: nobody misspells a name into a page of text. */
    private static int distance(String a, String b) {
        String left = a.substring(0, Math.min(64, a.length()));
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
