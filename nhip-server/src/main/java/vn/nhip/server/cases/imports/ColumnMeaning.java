package vn.nhip.server.cases.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a column of a file can be taken for on the guided page; a mapping written by hand can say more. */
public enum ColumnMeaning {
    UNUSED(Group.NONE, "không dùng"),
    CASE_CODE(Group.CASE, "mã hồ sơ"),
    PROCEDURE(Group.CASE, "mã thủ tục"),
    CASE_KIND(Group.CASE, "trường hợp của thủ tục"),
    AGENCY(Group.CASE, "mã đơn vị giải quyết"),
    CHANNEL(Group.CASE, "kênh nộp"),
    ABSTRACT(Group.CASE, "trích yếu, không có tên người"),
    SUBMITTED_AT(Group.TIMES, "nộp lúc"),
    ACCEPTED_AT(Group.TIMES, "tiếp nhận lúc"),
    DUE(Group.TIMES, "hẹn trả"),
    SUPPLEMENT_REQUESTED_AT(Group.TIMES, "yêu cầu bổ sung lúc"),
    SUPPLEMENT_RECEIVED_AT(Group.TIMES, "bổ sung đủ lúc"),
    SUSPENDED_AT(Group.TIMES, "tạm dừng lúc"),
    RESUMED_AT(Group.TIMES, "tiếp tục lúc"),
    COMPLETED_AT(Group.TIMES, "xử lý xong lúc"),
    RETURNED_AT(Group.TIMES, "trả kết quả lúc"),
    WITHDRAWN_AT(Group.TIMES, "công dân rút lúc"),
    STOPPED_AT(Group.TIMES, "dừng xử lý lúc"),
    STEP(Group.STEP, "tên bước"),
    STEP_STARTED_AT(Group.STEP, "bước bắt đầu lúc"),
    STEP_FINISHED_AT(Group.STEP, "bước xong lúc"),
    STEP_DUE(Group.STEP, "hạn của bước"),
    STEP_AGENCY(Group.STEP, "mã đơn vị làm bước"),
    STEP_OUTCOME(Group.STEP, "kết quả của bước"),
    PERSON_NAME(Group.PERSON, "họ tên"),
    PERSON_IDENTITY(Group.PERSON, "số định danh"),
    PERSON_PHONE(Group.PERSON, "điện thoại"),
    PERSON_EMAIL(Group.PERSON, "thư điện tử"),
    PERSON_ADDRESS(Group.PERSON, "địa chỉ");

    /** Meanings that belong together. */
    public enum Group {
        NONE("Bỏ qua"),
        CASE("Hồ sơ"),
        TIMES("Thời điểm"),
        STEP("Bước xử lý"),
        PERSON("Người nộp (mã hóa, để riêng)");

        private final String vietnamese;

        Group(String vietnamese) {
            this.vietnamese = vietnamese;
        }

        public String vietnamese() {
            return vietnamese;
        }

        /** What belongs to it. */
        public List<ColumnMeaning> meanings() {
            return Arrays.stream(ColumnMeaning.values())
                    .filter(meaning -> meaning.group == this)
                    .toList();
        }
    }

    private final Group group;
    private final String vietnamese;

    ColumnMeaning(Group group, String vietnamese) {
        this.group = group;
        this.vietnamese = vietnamese;
    }

    public Group group() {
        return group;
    }

    /** What the page calls it. */
    public String vietnamese() {
        return vietnamese;
    }

    /** Its name in forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The meaning of that name; {@link #UNUSED} for a name that is none. */
    public static ColumnMeaning of(String code) {
        return Arrays.stream(values())
                .filter(meaning -> meaning.code().equals(code))
                .findFirst()
                .orElse(UNUSED);
    }
}
