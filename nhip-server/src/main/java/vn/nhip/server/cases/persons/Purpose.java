package vn.nhip.server.cases.persons;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.nhip.server.screen.Refusal;

/** What somebody who handles a case may need its holder's data for; {@code docs/personal-data.md} gives the legal basis of each. */
public enum Purpose {
    HANDLE("Thụ lý, thẩm định hồ sơ"),
    CONTACT("Liên hệ người nộp: bổ sung, hẹn lại, xin lỗi, trả kết quả"),
    COMPARE("Đối chiếu người đến nộp hoặc nhận kết quả"),
    PETITION("Xử lý phản ánh, kiến nghị, khiếu nại về hồ sơ"),
    INSPECT("Kiểm tra, rà soát việc giải quyết hồ sơ");

    private final String vietnamese;

    Purpose(String vietnamese) {
        this.vietnamese = vietnamese;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** As it is written in forms and in the audit log. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its code; empty for any other text. */
    public static Optional<Purpose> of(String code) {
        return Stream.of(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst();
    }

    /**
     * As it was chosen in a form.
     *
     * @throws Refusal when none was
     */
    public static Purpose chosen(String code) {
        return of(code).orElseThrow(() -> Refusal.notUnderstood(
                "Chưa chọn mục đích xem dữ liệu cá nhân", "Quay lại trang trước và chọn một mục đích."));
    }
}
