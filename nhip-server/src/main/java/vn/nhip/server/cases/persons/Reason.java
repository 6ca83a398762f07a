package vn.nhip.server.cases.persons;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.nhip.server.screen.Refusal;

/** Why somebody looks, corrects or erases, in their own words. It is kept in the audit log for good, so it must say something, and nothing personal. */
final class Reason {
    private static final int LETTERS_LEAST = 10;
    private static final int LONGEST = 500;
    private static final int TELLING = 4;
    private static final String WAY = "Viết rõ việc đang làm, ví dụ: “gọi hẹn lại ngày trả do thiếu bản đồ”.";
    private static final Pattern NUMBER = Pattern.compile("\\d(?:[ .-]?\\d){8,}");

    private Reason() {}

    /**
     * The words as they are kept.
     *
     * @param caseCode may be named, and does not count as a reason
     * @throws Refusal when they say too little or too much
     */
    static String check(String words, String caseCode) {
        String kept = words.strip().replaceAll("\\s+", " ");
        String said = kept.replace(caseCode, "");
        if (said.codePoints().filter(Character::isLetter).count() < LETTERS_LEAST) {
            throw Refusal.notUnderstood(
                    "Nêu lý do bằng ít nhất %d chữ cái, ngoài mã hồ sơ".formatted(LETTERS_LEAST), WAY);
        }
        if (kept.length() > LONGEST) {
            throw Refusal.notUnderstood("Lý do dài quá %d ký tự".formatted(LONGEST), WAY);
        }
        if (said.contains("@") || NUMBER.matcher(said).find()) {
            throw personal();
        }
        return kept;
    }

    /** The same words, once the person's values are known: none of them may stand there. */
    static void checkAgainst(String words, Collection<String> values) {
        String folded = words.toLowerCase(Locale.ROOT);
        for (String value : values) {
            String one = value.strip().toLowerCase(Locale.ROOT);
            if (one.length() >= TELLING && folded.contains(one)) {
                throw personal();
            }
        }
    }

    private static Refusal personal() {
        return Refusal.notUnderstood(
                "Lý do có dữ liệu cá nhân: tên, số, địa chỉ của người nộp",
                "Bỏ chúng ra; lý do được ghi vào nhật ký kiểm toán, nơi không giữ dữ liệu cá nhân.");
    }
}
