package vn.nhip.contract.portal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.portal.LintFinding.Severity;

/** Dates, state and supplements: what 2.1 and 5.4 are counted by, and whether the case is counted at all. */
final class TimeLint {
    private final PortalDossier dossier;
    private final LintRules rules;
    private final @Nullable Instant submitted;
    private final @Nullable Instant accepted;
    private final @Nullable Instant due;
    private final @Nullable Instant ended;
    private final @Nullable Instant returned;
    private final @Nullable Instant declined;
    private final int state;

    TimeLint(PortalDossier dossier, LintRules rules) {
        this.dossier = dossier;
        this.rules = rules;
        this.submitted = time(PortalField.SUBMITTED, Severity.COSMETIC);
        this.accepted = time(PortalField.ACCEPTED, Severity.COSTS, "1.4", "2.1", "3.3", "4.1", "4.2", "4.3", "4.4");
        this.due = time(PortalField.DUE, Severity.MAY_COST, "2.1", "5.4");
        this.ended = time(PortalField.ENDED, Severity.COSTS, "2.1", "5.4");
        this.returned = time(PortalField.RETURNED, Severity.MAY_COST, "2.1");
        this.declined = time(PortalField.DECLINED, Severity.MAY_COST, "2.1");
        this.state = stateNumber();
    }

    private @Nullable Instant time(PortalField field, Severity severity, String... indicators) {
        return rules.time(dossier.fields(), field, severity, indicators);
    }

    /** 1 to 10; 0 when it is missing or none of them. */
    private int stateNumber() {
        String text = dossier.text(PortalField.STATE);
        int number = text != null && text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > 10) {
            rules.cost(
                    PortalField.STATE,
                    (text == null ? "missing" : "none of 1 to 10") + ": the end of the case cannot be told",
                    "Trạng thái hồ sơ thiếu hoặc không thuộc 1–10: không biết hồ sơ kết thúc chưa. Hãy ghi đúng mã trạng thái.",
                    "2.1",
                    "5.4");
            return 0;
        }
        return number;
    }

    void check() {
        receipt();
        dueDate();
        ending();
        collapsed();
        supplements();
    }

    private void receipt() {
        boolean neverAccepted = state == 1 || state == 3;
        if (!neverAccepted && !dossier.fields().has(PortalField.ACCEPTED)) {
            rules.cost(
                    PortalField.ACCEPTED,
                    "missing: a case without a receipt is counted neither in group 4 nor as received in the period",
                    "Thiếu ngày tiếp nhận: hồ sơ không được tính ở nhóm 4 và không thuộc kỳ nào. Hãy điền NgayTiepNhan.",
                    "1.4",
                    "2.1",
                    "3.3",
                    "4.1",
                    "4.2",
                    "4.3",
                    "4.4");
        }
        if (submitted == null && accepted == null) {
            rules.mayCost(
                    PortalField.SUBMITTED,
                    "missing, and so is NgayTiepNhan: the case lies in no period",
                    "Thiếu cả ngày nộp và ngày tiếp nhận: hồ sơ không thuộc kỳ nào. Hãy điền NgayNopHoSo.",
                    "3.5a");
        }
        before(submitted, accepted, PortalField.ACCEPTED, "before NgayNopHoSo", "Ngày tiếp nhận trước ngày nộp");
    }

    private void dueDate() {
        boolean never = state == 1 || state == 3;
        if (!never && !dossier.fields().has(PortalField.DUE)) {
            rules.mayCost(
                    PortalField.DUE,
                    "missing: the case is held to the statutory maximum of its procedure",
                    "Thiếu ngày hẹn trả: Cổng tính theo thời hạn tối đa của thủ tục. Hãy điền NgayHenTra.",
                    "2.1",
                    "5.4");
        }
        if (accepted != null && due != null && due.isBefore(accepted)) {
            rules.cost(
                    PortalField.DUE,
                    "before NgayTiepNhan: the case is late whatever is done",
                    "Ngày hẹn trả trước ngày tiếp nhận: hồ sơ luôn bị tính quá hạn. Hãy sửa NgayHenTra.",
                    "2.1",
                    "5.4");
        }
    }

    private void ending() {
        boolean over = state == 3 || state >= 7;
        Instant end = ended;
        end = end == null && (state == 9 || state == 10) ? returned : end;
        end = end == null && state == 3 ? declined : end;
        if (over && end == null) {
            rules.cost(
                    PortalField.ENDED,
                    "missing or unreadable although the state says that the case has ended: it runs on until the period's end",
                    "Hồ sơ đã kết thúc nhưng không có thời điểm kết thúc: Cổng tính đến hết kỳ. Hãy điền NgayKetThucXuLy.",
                    "2.1",
                    "5.4");
        } else if (over && ended == null && !dossier.fields().has(PortalField.ENDED)) {
            rules.mayCost(
                    PortalField.ENDED,
                    "missing: another, mostly later, date is taken for the end",
                    "Thiếu NgayKetThucXuLy: Cổng lấy ngày khác, thường muộn hơn. Hãy điền.",
                    "2.1");
        }
        if (!over && state != 0 && ended != null) {
            rules.mayCost(
                    PortalField.STATE,
                    "says that the case runs although NgayKetThucXuLy is given: it counts as unfinished",
                    "Có ngày kết thúc nhưng trạng thái vẫn là đang xử lý: hồ sơ bị tính chưa xong. Hãy cập nhật TrangThaiHoSo.",
                    "2.1",
                    "5.4");
        }
        before(accepted, ended, PortalField.ENDED, "before NgayTiepNhan", "Ngày kết thúc trước ngày tiếp nhận");
    }

    /** A local system that writes 9 for what was declined, stopped or sent back destroys what 2.1 needs. */
    private void collapsed() {
        boolean finished = state == 9 || state == 10;
        if (finished && dossier.fields().has(PortalField.DECLINED)) {
            rules.mayCost(
                    PortalField.STATE,
                    state
                            + " although NgayTuChoi is given: states collapsed into one; a declined case is 3, a stopped one 8",
                    "Trạng thái " + state
                            + " nhưng có ngày từ chối: nhiều trạng thái bị gộp thành một. Hãy ghi 3 (không tiếp nhận) hoặc 8 (dừng xử lý).",
                    "2.1");
        }
        boolean owed = dossier.entries(PortalField.SUPPLEMENTS).stream().anyMatch(TimeLint::isOwed);
        if (finished && owed) {
            rules.cost(
                    PortalField.SUPPLEMENT_RECEIVED,
                    "missing in a finished case: the wait for the citizen is not taken off, or 5 was written as 9",
                    "Hồ sơ đã xong nhưng lần bổ sung chưa có ngày nhận: thời gian chờ không được trừ. Hãy điền NgayTiepNhanBoSung, hoặc ghi đúng"
                            + " trạng thái 5.",
                    "2.1",
                    "5.4");
        }
    }

    private static boolean isOwed(PortalObject supplement) {
        return supplement.has(PortalField.SUPPLEMENT_REQUESTED) && !supplement.has(PortalField.SUPPLEMENT_RECEIVED);
    }

    private void supplements() {
        List<PortalObject> supplements = dossier.entries(PortalField.SUPPLEMENTS);
        int requests = 0;
        for (PortalObject supplement : supplements) {
            requests += supplement.has(PortalField.SUPPLEMENT_REQUESTED) ? 1 : 0;
            supplement(supplement);
        }
        boolean unfinished = state != 9 && state != 10 && state != 3 && state != 7 && state != 8;
        if (requests > 1 && unfinished) {
            rules.cost(
                    PortalField.SUPPLEMENTS,
                    requests + " supplement requests in a case that is not finished: it counts as late",
                    "Hồ sơ chưa xong mà đã yêu cầu bổ sung " + requests
                            + " lần: bị tính quá hạn. Hãy xử lý xong hồ sơ; lần sau yêu cầu bổ sung một lần cho đủ.",
                    "2.1",
                    "5.4");
        } else if (requests > 1) {
            rules.mayCost(
                    PortalField.SUPPLEMENTS,
                    requests + " supplement requests: by one reading of the rule also a finished case is late then",
                    "Đã yêu cầu bổ sung " + requests
                            + " lần: có cách hiểu tính hồ sơ đã xong là quá hạn. Hãy yêu cầu bổ sung một lần cho đủ.",
                    "2.1");
        }
        if (state == 5 && requests == 0) {
            rules.cost(
                    PortalField.SUPPLEMENT_REQUESTED,
                    "missing although the state is 5: the case runs on instead of waiting",
                    "Trạng thái 5 nhưng không có ngày yêu cầu bổ sung: đồng hồ của Cổng vẫn chạy. Hãy điền NgayBoSung.",
                    "2.1",
                    "5.4");
        }
    }

    private void supplement(PortalObject supplement) {
        Instant requested = rules.time(supplement, PortalField.SUPPLEMENT_REQUESTED, Severity.COSTS, "2.1", "5.4");
        Instant received = rules.time(supplement, PortalField.SUPPLEMENT_RECEIVED, Severity.COSTS, "2.1", "5.4");
        rules.time(supplement, PortalField.DUE_BEFORE, Severity.COSMETIC);
        rules.time(supplement, PortalField.DUE_AFTER, Severity.MAY_COST, "2.1");
        if (received != null && !supplement.has(PortalField.SUPPLEMENT_REQUESTED)) {
            rules.cost(
                    PortalField.SUPPLEMENT_REQUESTED,
                    "missing beside NgayTiepNhanBoSung: the wait for the citizen cannot be taken off",
                    "Có ngày nhận bổ sung nhưng thiếu ngày yêu cầu: thời gian chờ không được trừ. Hãy điền NgayBoSung.",
                    "2.1");
        }
        before(
                requested,
                received,
                PortalField.SUPPLEMENT_RECEIVED,
                "before NgayBoSung",
                "Ngày nhận bổ sung trước ngày yêu cầu");
    }

    private void before(
            @Nullable Instant first, @Nullable Instant second, PortalField field, String english, String vietnamese) {
        if (first != null && second != null && second.isBefore(first)) {
            rules.mayCost(
                    field,
                    english + ": one of the two is wrong, and the time between counts wrongly",
                    vietnamese + ": một trong hai ngày sai nên thời gian tính sai. Hãy sửa.",
                    "2.1");
        }
    }
}
