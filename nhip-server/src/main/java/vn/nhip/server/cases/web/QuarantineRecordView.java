package vn.nhip.server.cases.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.quarantine.HeldDetail;
import vn.nhip.server.cases.store.HeldRecords.Status;

/**
 * One record that could not be taken.
 *
 * @param text what stands in the field for correcting it; null while what the record says was not opened
 * @param opened whether what it says is shown
 * @param checked whether the text was just checked
 * @param problem what is wrong with it; empty when it would be taken; only where it was checked
 */
public record QuarantineRecordView(
        HeldDetail detail, @Nullable String text, boolean opened, boolean checked, Optional<Problem> problem) {

    /** Without what it says. */
    static QuarantineRecordView closed(HeldDetail detail) {
        return new QuarantineRecordView(detail, null, false, false, Optional.empty());
    }

    /** With what it says, to be corrected. */
    static QuarantineRecordView opened(HeldDetail detail, String text) {
        return new QuarantineRecordView(detail, text, true, false, Optional.empty());
    }

    /** With a correction that was sent. */
    static QuarantineRecordView checked(HeldDetail detail, String text, Optional<Problem> problem) {
        return new QuarantineRecordView(detail, text, false, true, problem);
    }

    public boolean isOpen() {
        return detail.held().status() == Status.OPEN;
    }

    /** Whether what it says does not open. */
    public boolean isShut() {
        return detail.shut();
    }

    public Badge badge() {
        return QuarantineView.badge(detail.held().status());
    }

    /** Where the case is shown; null when the record names none. */
    public @Nullable String caseAddress() {
        String code = detail.held().caseCode();
        return code == null ? null : "/cases/" + CaseWords.segment(code);
    }

    /** Whether taking it as it is can help: the catalogue does not know something. */
    public boolean isUnknown() {
        Problem.Kind kind = detail.held().problem().kind();
        return kind == Problem.Kind.UNKNOWN_PROCEDURE || kind == Problem.Kind.UNKNOWN_AGENCY;
    }

    /** What was done, in words. */
    public String action(HeldDetail.Action action) {
        return switch (action.action()) {
            case "SENT_AGAIN" -> "Nguồn gửi lại đúng";
            case "CORRECTED" -> "Sửa";
            case "READ_AGAIN" -> "Đọc lại";
            case "ACCEPTED" -> "Nhận dù ngoài danh mục";
            case "DISCARDED" -> "Bỏ";
            case "TEXT_ERASED" -> "Xóa nội dung, vì hết thời hạn lưu hoặc chủ thể yêu cầu";
            default -> action.action();
        };
    }

    public String address() {
        return QuarantineAsked.PLACE + "/" + detail.held().id();
    }
}
