package vn.nhip.core.deadline;

import vn.nhip.core.deadline.Reckoning.Reason;

/** The rules of the portal that can decide, each in both languages; the names are as stable as those of {@link Reasons}. */
final class PortalReasons {
    private static final String PORTAL = "QĐ 766/QĐ-TTg, chỉ số 2.1";

    private PortalReasons() {}

    static Reason stated(long stated) {
        return Reasons.of(
                "portal-stated-due",
                PORTAL,
                () -> "the portal measures by the due date it was sent, " + Words.momentEnglish(stated),
                () -> "Cổng so với ngày hẹn trả đã đồng bộ: " + Words.moment(stated));
    }

    static Reason statutory(Term term) {
        return Reasons.of(
                "portal-statutory-term",
                PORTAL,
                () -> "no due date was sent: the portal measures by the term, " + term.english(),
                () -> "Không có ngày hẹn trả: Cổng so với thời hạn " + term.vietnamese());
    }

    static Reason weekends() {
        return Reasons.of(
                "portal-counts-weekends",
                PORTAL,
                "the portal counts Saturdays and Sundays of this procedure",
                "Cổng đếm cả Thứ Bảy, Chủ nhật của thủ tục này");
    }

    static Reason newDue(long due) {
        return Reasons.of(
                "new-due-contains-supplement",
                PORTAL,
                () -> "a new due date came with the supplement, " + Words.momentEnglish(due)
                        + ": its time is not subtracted again",
                () -> "Ngày hẹn trả mới sau bổ sung là " + Words.moment(due) + ": không trừ thêm thời gian bổ sung");
    }

    static Reason subtracted(long seconds, long before, long due) {
        return Reasons.of(
                "supplement-subtracted",
                PORTAL,
                () -> "the time of supplements, " + Words.durationEnglish(seconds) + ", is subtracted: in time until "
                        + Words.momentEnglish(due) + " instead of " + Words.momentEnglish(before),
                () -> "Trừ thời gian bổ sung " + Words.duration(seconds) + ": đúng hạn nếu xong trước "
                        + Words.moment(due) + " thay vì " + Words.moment(before));
    }

    static Reason notYetSubtracted(long seconds) {
        return Reasons.of(
                "subtracted-only-when-finished",
                PORTAL,
                () -> "the time of supplements, " + Words.durationEnglish(seconds)
                        + ", is subtracted only once the case is finished",
                () -> "Thời gian bổ sung " + Words.duration(seconds) + " chỉ được trừ khi hồ sơ xử lý xong");
    }

    static Reason secondSupplement(int requests, boolean finished) {
        String source = PORTAL + (finished ? " (cách hiểu 5: cả khi đã xong)" : "");
        return Reasons.of(
                "second-supplement-is-late",
                source,
                () -> "asked for supplements " + requests + " times: the portal counts the case as late",
                () -> "Yêu cầu bổ sung " + requests + " lần: Cổng tính là trễ hạn");
    }

    static Reason requestIsEnd(long request) {
        return Reasons.of(
                "request-is-end",
                PORTAL,
                () -> "the citizen is not back: the portal takes the request at " + Words.momentEnglish(request)
                        + " as the end",
                () -> "Công dân chưa bổ sung: Cổng lấy lúc yêu cầu, " + Words.moment(request)
                        + ", làm thời điểm kết thúc");
    }

    static Reason suspension() {
        return Reasons.of(
                "suspension-does-not-stop-portal",
                PORTAL,
                "a suspension does not stop the portal's clock",
                "Bấm Tạm dừng không làm dừng đồng hồ của Cổng");
    }

    static Reason extension(long due, boolean taken) {
        return taken
                ? Reasons.of(
                        "portal-takes-extension",
                        PORTAL,
                        () -> "the portal measures by the re-appointment, " + Words.momentEnglish(due),
                        () -> "Cổng so với ngày hẹn lại: " + Words.moment(due))
                : Reasons.of(
                        "portal-ignores-extension",
                        PORTAL,
                        () -> "the re-appointment to " + Words.momentEnglish(due) + " holds in the local system only",
                        () -> "Hẹn lại đến " + Words.moment(due) + " chỉ có giá trị ở hệ thống của địa phương");
    }
}
