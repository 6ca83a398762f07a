package vn.nhip.server.decisions;

import java.util.Map;
import vn.nhip.definitions.DefinitionError;

/** Mistakes in files of rules as the office reads them. */
final class MistakeWords {
    private static final Map<String, String> EXPECTED = Map.of(
            "correct YAML", "đúng cú pháp YAML (thụt lề bằng dấu cách, sau dấu hai chấm có dấu cách)",
            "plain YAML without aliases of lists and objects", "YAML thường, không dùng & và *",
            "a definition", "các khóa của tệp quy tắc",
            "a switch of the clocks", "một công tắc của đồng hồ hạn (./nhip help deadline)",
            "every year once", "mỗi năm một tệp",
            "every day once", "mỗi ngày một lần",
            "one calendar for it", "mỗi đơn vị một lịch",
            "once", "một lần",
            "the key year", "khóa year",
            "hours of at least one day", "giờ làm việc của ít nhất một ngày");

    private MistakeWords() {}

    /** "calendars/2028.yaml, dòng 3: đang là …; cần …". */
    static String say(DefinitionError error) {
        return "%s, dòng %d: đang là “%s”; cần: %s"
                .formatted(
                        error.file(),
                        error.line(),
                        error.what(),
                        EXPECTED.getOrDefault(error.expected(), error.expected()));
    }
}
