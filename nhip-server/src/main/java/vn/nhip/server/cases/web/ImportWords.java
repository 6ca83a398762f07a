package vn.nhip.server.cases.web;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.nhip.contract.Problem;
import vn.nhip.definitions.DefinitionError;
import vn.nhip.server.cases.imports.ImportStatus;
import vn.nhip.server.screen.Vi;

/** Sizes, times and reasons of imports in the office's words. */
public final class ImportWords {
    private static final long KILO = 1_000;
    private static final double MEGA = 1_000_000;
    private static final double GIGA = 1_000_000_000;

    private static final Map<Pattern, String> MISTAKES = Map.of(
            Pattern.compile("\\S+ without (\\S+)"), "thiếu “$1”",
            Pattern.compile("unknown key (\\S+) in .+"), "không có từ khóa “$1”; cần ",
            Pattern.compile("(\\S+): nothing"), "“$1” để trống; cần ");

    private ImportWords() {}

    /** "2,1 MB", "310 KB", "12 byte". */
    public static String bytes(long bytes) {
        if (bytes < KILO) {
            return bytes + " byte";
        }
        if (bytes < MEGA) {
            return Vi.count(Math.round((double) bytes / KILO)) + " KB";
        }
        return bytes < GIGA ? one(bytes / MEGA) + " MB" : one(bytes / GIGA) + " GB";
    }

    private static String one(double number) {
        return Vi.number(Math.round(number * 10) / 10.0);
    }

    /** "khoảng 2 phút", "dưới 5 giây": rough, as nobody knows better. */
    public static String roughly(Duration left) {
        long seconds = left.toSeconds();
        if (seconds < 5) {
            return "dưới 5 giây";
        }
        if (seconds < 60) {
            return "khoảng " + (seconds + 4) / 5 * 5 + " giây";
        }
        return seconds < 3_600
                ? "khoảng " + (seconds + 30) / 60 + " phút"
                : "khoảng " + one(seconds / 3_600.0) + " giờ";
    }

    /** "41 giây", "3 phút 20 giây", "1 giờ 5 phút"; "dưới 1 giây". */
    public static String exactly(Duration took) {
        long seconds = took.toSeconds();
        if (seconds < 1) {
            return "dưới 1 giây";
        }
        if (seconds < 60) {
            return seconds + " giây";
        }
        return seconds < 3_600
                ? seconds / 60 + " phút" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " giây")
                : seconds / 3_600 + " giờ" + (seconds / 60 % 60 == 0 ? "" : " " + seconds / 60 % 60 + " phút");
    }

    /** "45 %". */
    public static String share(double share) {
        return (int) Math.floor(100 * share) + "\u00a0%";
    }

    /** Why records are kept apart. */
    public static String kind(Problem.Kind kind) {
        return switch (kind) {
            case UNREADABLE -> "Không đọc được";
            case TOO_LARGE -> "Quá lớn";
            case MISSING -> "Thiếu giá trị bắt buộc";
            case UNKNOWN_VALUE -> "Giá trị lạ";
            case WRONG_FORM -> "Sai dạng";
            case WRONG_TIME -> "Thời điểm không đọc được";
            case FUTURE -> "Thời điểm ở tương lai";
            case DUE_BEFORE_RECEIPT -> "Hẹn trả trước lúc tiếp nhận";
            case UNKNOWN_PROCEDURE -> "Thủ tục không có trong danh mục";
            case UNKNOWN_AGENCY -> "Đơn vị không có trong danh mục";
        };
    }

    /** A mistake in a mapping; the usual ones in Vietnamese, others as the reader of YAML says them. */
    public static String mistake(DefinitionError mistake) {
        for (Map.Entry<Pattern, String> usual : MISTAKES.entrySet()) {
            Matcher said = usual.getKey().matcher(mistake.what());
            if (said.matches()) {
                return said.replaceFirst(usual.getValue())
                        + (said.groupCount() > 0 && usual.getValue().endsWith("cần ")
                                ? "“" + mistake.expected() + "”"
                                : "");
            }
        }
        return mistake.what() + "; cần: " + mistake.expected();
    }

    static Badge badge(ImportStatus status) {
        return new Badge(
                status.vietnamese(),
                switch (status) {
                    case DRAFT -> Badge.Tone.PLAIN;
                    case QUEUED, RUNNING -> Badge.Tone.WAITING;
                    case DONE -> Badge.Tone.GOOD;
                    case CANCELLED, INTERRUPTED -> Badge.Tone.SOON;
                    case FAILED -> Badge.Tone.BAD;
                });
    }
}
