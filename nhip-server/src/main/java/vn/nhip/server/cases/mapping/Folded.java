package vn.nhip.server.cases.mapping;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words as they are compared: without diacritics, case, spaces and signs. */
final class Folded {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SIGNS = Pattern.compile("[^a-z0-9]+");

    private Folded() {}

    /** {@code "Ngày hẹn trả"} and {@code "NgayHenTra"} are both {@code "ngayhentra"}. */
    static String of(String text) {
        return SIGNS.matcher(plain(text)).replaceAll("");
    }

    /** As {@link #of}, words kept apart by one space. */
    static String words(String text) {
        String spaced = text.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ");
        return SIGNS.matcher(plain(spaced)).replaceAll(" ").strip();
    }

    private static String plain(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return bare.replace('đ', 'd').replace('Đ', 'D').toLowerCase(Locale.ROOT);
    }
}
