package vn.nhip.server.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How names of agencies are shortened and compared. */
final class AgencyNames {
    private static final int IGNORING_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern PROVINCE_SUFFIX =
            Pattern.compile("\\s+[-–]\\s+(tỉnh|thành phố|tp\\.?)\\s+\\S.*$", IGNORING_CASE);
    private static final Pattern COMMITTEE = Pattern.compile("^(?:ubnd|[uủ][yỷ] ban nhân dân)\\s+(.+)$", IGNORING_CASE);
    private static final Pattern PROVINCE = Pattern.compile("^(?:tỉnh|thành phố|tp\\.?)\\s+(.+)$", IGNORING_CASE);
    private static final Pattern COMMUNE = Pattern.compile("^(phường|xã|đặc khu|thị trấn)\\s+(.+)$", IGNORING_CASE);
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    // Grave, acute, tilde, hook above, dot below: the five tone marks, as opposed to marks that make another letter.
    private static final Pattern TONES = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");

    private AgencyNames() {}

    /** "UBND Phường Việt Trì" is "phường Việt Trì", "Sở Y tế - Tỉnh Phú Thọ" is "Sở Y tế", "UBND tỉnh Phú Thọ" is "Phú Thọ". */
    static String shorten(String name) {
        String own = withoutProvince(tidy(name));
        Matcher committee = COMMITTEE.matcher(own);
        if (!committee.matches()) {
            return own;
        }
        String place = committee.group(1);
        Matcher province = PROVINCE.matcher(place);
        if (province.matches()) {
            return province.group(1);
        }
        Matcher commune = COMMUNE.matcher(place);
        return commune.matches() ? commune.group(1).toLowerCase(Locale.ROOT) + " " + commune.group(2) : place;
    }

    /** Same name, but for case, spaces, the place of a tone mark (hòa, hoà) and the province at its end. */
    static boolean same(String one, String other) {
        return spelling(withoutProvince(tidy(one))).equals(spelling(withoutProvince(tidy(other))));
    }

    /** A form in which ways of writing one name are equal, and different names are not. */
    static String spelling(String name) {
        StringBuilder spelling = new StringBuilder();
        for (String word : decomposed(tidy(name)).split(" ", -1)) {
            Matcher tones = TONES.matcher(word);
            StringBuilder tone = new StringBuilder();
            while (tones.find()) {
                tone.append(tones.group());
            }
            spelling.append(tones.replaceAll("")).append(tone).append(' ');
        }
        return spelling.toString().strip();
    }

    /** Lower case, without diacritics. */
    static String plain(String text) {
        return MARKS.matcher(decomposed(tidy(text))).replaceAll("").replace('đ', 'd');
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    }

    private static String withoutProvince(String name) {
        return PROVINCE_SUFFIX.matcher(name).replaceFirst("");
    }

    private static String tidy(String name) {
        return SPACES.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }
}
