package vn.nhip.server.cases.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.server.screen.Vi;

/**
 * What anybody may know of a case: its code and how far it is (TT 01/2018/TT-VPCP, Điều 16).
 *
 * @param code mã số hồ sơ
 * @param headline how far it is, in one sentence
 * @param state where it stands
 * @param received day of receipt
 * @param due ngày hẹn trả
 */
public record Progress(String code, String headline, String state, String received, String due) {

    /** By the date on the receipt; where none was given, by the legal clock. */
    static Progress of(CaseFile file, Reckoning legal, Instant now) {
        Instant accepted = file.accepted();
        Instant stated = file.due();
        Instant due = stated == null ? legal.due() : stated;
        return new Progress(
                file.code(),
                headline(file, due, now),
                file.state().vietnamese(),
                accepted == null ? "chưa tiếp nhận" : Vi.date(accepted),
                due == null ? "chưa có" : CaseWords.due(due));
    }

    private static String headline(CaseFile file, @Nullable Instant due, Instant now) {
        return switch (file.state()) {
            case RETURNED -> "Hồ sơ đã trả kết quả";
            case COMPLETED -> "Hồ sơ đã xử lý xong";
            case DECLINED -> "Hồ sơ không được tiếp nhận";
            case WITHDRAWN -> "Hồ sơ đã được rút theo yêu cầu";
            case STOPPED -> "Hồ sơ đã dừng xử lý";
            case SUPPLEMENT_REQUESTED -> "Hồ sơ chờ người nộp bổ sung giấy tờ";
            case FEE_REQUIRED -> "Hồ sơ chờ người nộp phí, lệ phí";
            case SUBMITTED -> "Hồ sơ mới nộp, chờ tiếp nhận";
            case SUSPENDED -> "Hồ sơ đang tạm dừng";
            case ACCEPTED, IN_PROGRESS -> running(due, now);
            case UNKNOWN -> "Hồ sơ chưa rõ tiến độ";
        };
    }

    /** Said of the date that is shown, so that the two never disagree. */
    private static String running(@Nullable Instant due, Instant now) {
        if (due == null) {
            return "Hồ sơ đang xử lý";
        }
        return due.isBefore(now)
                ? "Hồ sơ đang xử lý, đã quá ngày hẹn trả"
                : "Hồ sơ đang xử lý, hẹn trả " + CaseWords.due(due);
    }
}
