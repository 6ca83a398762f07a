package vn.nhip.server.catalog.procedures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.server.catalog.StatedTerm;

/**
 * What can be made of a published term. The unit comes from the source, or from a sentence that says nothing but the term; it
 * is never guessed (766-rules section 3). A fraction of a day has no term: how many hours it is depends on the office.
 */
final class TermReading {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Map<String, TermUnit> UNITS = Map.of(
            "WORKING_DAY", TermUnit.WORKING_DAY,
            "DAY", TermUnit.CALENDAR_DAY,
            "HOUR", TermUnit.HOUR,
            "MONTH", TermUnit.MONTH,
            "YEAR", TermUnit.YEAR);
    private static final Map<String, TermUnit> WORDS = Map.of(
            "ngày làm việc", TermUnit.WORKING_DAY,
            "ngày", TermUnit.CALENDAR_DAY,
            "giờ làm việc", TermUnit.WORKING_HOUR,
            "giờ", TermUnit.HOUR,
            "tháng", TermUnit.MONTH,
            "năm", TermUnit.YEAR);
    private static final String NUMBER = "(\\d{1,4}(?:[.,]\\d{1,2})?)\\s*(?:\\([^)]{1,40}\\)\\s*)?";
    private static final String UNIT = "(ngày làm việc|ngày|giờ làm việc|giờ|tháng|năm)(?![\\p{L}\\d])";
    private static final String AT_MOST =
            "(?:là\\s+|không quá\\s+|tối đa\\s+|chậm nhất\\s+|trong vòng\\s+|trong thời hạn\\s+|trong\\s+)*";
    private static final String HEADING = "thời (?:hạn|gian) (?:giải quyết|thực hiện|xử lý)"
            + "(?:\\s+(?:thủ tục hành chính|tthc|hồ sơ|thủ tục))?\\s*:?\\s*";
    private static final String SINCE =
            "(?:,?\\s*(?:kể từ|tính từ|từ)\\s+(?:ngày|khi|thời điểm|lúc)\\s+(?:tiếp\\s+)?nhận"
                    + "(?:\\s+(?:được|đủ|đầy đủ))*\\s+hồ sơ(?:[\\s,]+(?:đầy đủ|hợp lệ|đúng quy định|theo quy định|đủ|và|chính xác))*)?";
    private static final Pattern SENTENCE =
            Pattern.compile("[-–+*•\\s]*(?:" + HEADING + ")?" + AT_MOST + NUMBER + UNIT + SINCE + "[.;\\s]*", FLAGS);
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\d/.,])" + NUMBER + UNIT, FLAGS);
    private static final Pattern HEADED =
            Pattern.compile(HEADING + AT_MOST + NUMBER + UNIT + "(?!\\s*(?:và|,\\s*\\d))", FLAGS);
    private static final Pattern DATE = Pattern.compile(
            "(?:ngày\\s+)?\\d{1,2}\\s+tháng\\s+\\d{1,2}(?:\\s+năm\\s+\\d{4})?|ngày\\s+\\d{1,2}/\\d{1,2}/\\d{4}", FLAGS);

    private TermReading() {}

    /** A term that a text mentions. */
    record Mention(String amount, TermUnit unit) {
        String words() {
            return amount + " " + TermWords.unit(unit);
        }

        /** Whether a stated term says the same; a stated term that could not be read says nothing. */
        boolean agrees(StatedTerm stated) {
            BigDecimal number = TermReading.number(stated.amount());
            TermUnit known = stated.term() != null
                    ? stated.term().unit()
                    : UNITS.get(stated.unit() == null ? "" : stated.unit());
            return number != null && known == unit && number.compareTo(new BigDecimal(amount.replace(',', '.'))) == 0;
        }
    }

    static StatedTerm read(@Nullable String amount, @Nullable String unit, @Nullable String text) {
        return new StatedTerm(amount, unit, text, term(amount, unit, text));
    }

    private static @Nullable Term term(@Nullable String amount, @Nullable String unit, @Nullable String text) {
        Term sentence = sentence(amount);
        if (sentence != null) {
            return sentence;
        }
        BigDecimal number = number(amount);
        TermUnit known = unit == null ? null : UNITS.get(unit);
        if (number == null || known == null) {
            return placeholder(number) ? sentence(text) : agreeing(sentence(text), number);
        }
        if (number.signum() <= 0 || number.stripTrailingZeros().scale() > 0) {
            return null;
        }
        Term stated = new Term(number.intValueExact(), known);
        return known == TermUnit.HOUR && inWorkingHours(text, stated.amount())
                ? new Term(stated.amount(), TermUnit.WORKING_HOUR)
                : stated;
    }

    /** A zero beside the unit "other" is what the portal's form holds when nothing was filled in. */
    private static boolean placeholder(@Nullable BigDecimal number) {
        return number == null || number.signum() == 0;
    }

    private static @Nullable Term agreeing(@Nullable Term sentence, @Nullable BigDecimal number) {
        return sentence != null && number != null && number.compareTo(BigDecimal.valueOf(sentence.amount())) == 0
                ? sentence
                : null;
    }

    /** The portal has no unit for working hours; the text beside the number may say so. */
    private static boolean inWorkingHours(@Nullable String text, int amount) {
        List<Mention> mentions = mentions(text);
        return mentions.size() == 1
                && mentions.getFirst().unit() == TermUnit.WORKING_HOUR
                && new BigDecimal(mentions.getFirst().amount().replace(',', '.')).compareTo(BigDecimal.valueOf(amount))
                        == 0;
    }

    /** The term of a text that says nothing else. */
    static @Nullable Term sentence(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher matcher = SENTENCE.matcher(text);
        if (!matcher.matches() || !matcher.group(1).matches("\\d+")) {
            return null;
        }
        int amount = Integer.parseInt(matcher.group(1));
        return amount == 0 ? null : new Term(amount, unit(matcher.group(2)));
    }

    /** Every term that a text mentions, dates left out. */
    static List<Mention> mentions(@Nullable String text) {
        return text == null ? List.of() : find(MENTION, DATE.matcher(text).replaceAll(" "));
    }

    /** Terms under the words "thời hạn giải quyết" and the like. */
    static List<Mention> headed(@Nullable String text) {
        return text == null ? List.of() : find(HEADED, DATE.matcher(text).replaceAll(" "));
    }

    private static List<Mention> find(Pattern pattern, String text) {
        List<Mention> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String amount = matcher.group(1).replaceFirst("^0+(?=\\d)", "");
            Mention mention = new Mention(amount, unit(matcher.group(2)));
            if (!found.contains(mention)) {
                found.add(mention);
            }
        }
        return found;
    }

    private static TermUnit unit(String words) {
        TermUnit unit = WORDS.get(words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
        if (unit == null) {
            throw new IllegalStateException("no unit for " + words);
        }
        return unit;
    }

    /** The amount as a number; null when it is words. */
    static @Nullable BigDecimal number(@Nullable String amount) {
        return amount != null && amount.matches("\\d{1,6}([.,]\\d{1,4})?")
                ? new BigDecimal(amount.replace(',', '.'))
                : null;
    }
}
