package vn.nhip.core.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.facts.ProcedureTraits;
import vn.nhip.core.scoring.CaseVerdict.Outcome;

/**
 * Says for one case in which indicators of Decision 766 it counts and what it wins or loses there (766-rules section 1.3). Pure: the same
 * case, clock and traits give the same verdicts.
 *
 * <p>Only indicators that count cases are here; those that count procedures or petitions are not decided by one case.
 */
public final class CaseVerdicts {

    private final CaseFile file;
    private final Reckoning portal;
    private final ProcedureTraits traits;

    private CaseVerdicts(CaseFile file, Reckoning portal, ProcedureTraits traits) {
        this.file = file;
        this.portal = portal;
        this.traits = traits;
    }

    /**
     * The verdicts in the order of the index.
     *
     * @param portal the portal's clock at the instant asked for; the index follows it, not the legal one
     */
    public static List<CaseVerdict> of(CaseFile file, Reckoning portal, ProcedureTraits traits) {
        return new CaseVerdicts(file, portal, traits).all();
    }

    private List<CaseVerdict> all() {
        return List.of(
                synchronised(),
                onTime(),
                online(),
                paidOnline(),
                electronicResult(),
                digitised(),
                reused(),
                personalStore(),
                populationData(),
                satisfied());
    }

    private CaseVerdict synchronised() {
        if (file.accepted() == null) {
            return notReceived("1.4");
        }
        var answer = file.synchronisation();
        if (answer != null && answer.succeeded()) {
            return won("1.4", "synchronised with the portal", "Đã đồng bộ lên Cổng");
        }
        String code = answer == null ? null : answer.answer();
        return answer == null
                ? lost("1.4", "never synchronised", "Chưa đồng bộ lên Cổng", "Đồng bộ hồ sơ lên Cổng")
                : lost(
                        "1.4",
                        "the portal refused it: " + code,
                        code == null ? "Cổng không nhận" : "Cổng không nhận, mã lỗi " + code,
                        "Sửa lỗi Cổng báo rồi đồng bộ lại");
    }

    private CaseVerdict onTime() {
        if (file.accepted() == null) {
            return notReceived("2.1");
        }
        if (isTermUnknown()) {
            return verdict(
                    "2.1",
                    Outcome.UNKNOWN,
                    "neither a due date nor a term is known",
                    "Chưa biết ngày hẹn trả và thời hạn của thủ tục",
                    "Bổ sung ngày hẹn trả");
        }
        return switch (portal.standing()) {
            case FINISHED_EARLY -> won("2.1", "finished before the due day", "Xong trước hạn theo Cổng");
            case FINISHED_ON_TIME -> won("2.1", "finished in time", "Xong đúng hạn theo Cổng");
            case FINISHED_LATE -> lostForGood("2.1", "finished late", "Xong quá hạn theo Cổng");
            case OVERDUE -> lostForGood("2.1", "running and overdue", "Đang xử lý, đã quá hạn theo Cổng");
            case RUNNING, DUE_SOON, WAITING_FOR_CITIZEN, SUSPENDED ->
                verdict(
                        "2.1",
                        Outcome.HOLDING,
                        "running within the term",
                        "Đang trong hạn, được tính đúng hạn",
                        "Xong trước ngày hẹn trả");
            case NO_TERM, NOT_STARTED -> notReceived("2.1");
        };
    }

    /** Waiting for the citizen without a due date is neither in time nor late. */
    private boolean isTermUnknown() {
        return portal.due() == null && !portal.standing().isLate();
    }

    private CaseVerdict online() {
        if (file.accepted() == null) {
            return notReceived("3.3");
        }
        Channel channel = file.channel();
        if (channel == null) {
            return verdict(
                    "3.3",
                    Outcome.UNKNOWN,
                    "no channel given: in neither count",
                    "Không ghi kênh nộp: không có trong tử số và mẫu số",
                    "Nếu nộp trực tuyến, bổ sung kênh thực hiện (KenhThucHien = 2)");
        }
        return channel == Channel.ONLINE
                ? won("3.3", "submitted online", "Nộp trực tuyến")
                : lostForGood("3.3", "submitted " + channel, "Không nộp trực tuyến");
    }

    private CaseVerdict paidOnline() {
        if (file.accepted() == null) {
            return notReceived("3.6");
        }
        var fees = file.fees();
        if (fees.paidOnline()) {
            return won("3.6", "paid online through " + fees.gateway(), "Đã thanh toán trực tuyến");
        }
        Long required = fees.required();
        if (fees.waived() || (required != null && required == 0)) {
            return notCounted("3.6", "no fee to pay", "Hồ sơ được miễn hoặc không có phí, lệ phí");
        }
        boolean feeSeen = required != null || fees.paid();
        Boolean hasFee = feeSeen ? Boolean.TRUE : traits.hasFee();
        if (hasFee == null) {
            return verdict(
                    "3.6",
                    Outcome.UNKNOWN,
                    "whether a fee is due is not known",
                    "Chưa biết hồ sơ có phải nộp phí, lệ phí không",
                    "Bổ sung danh sách lệ phí");
        }
        if (!hasFee) {
            return notCounted("3.6", "the procedure has no fee", "Thủ tục không có phí, lệ phí");
        }
        if (fees.paid()) {
            return lostForGood("3.6", "paid at the counter", "Nộp phí, lệ phí tại quầy");
        }
        return file.state().isEnd()
                ? lost(
                        "3.6",
                        "ended, no online payment told",
                        "Hồ sơ đã xong, không ghi nhận thanh toán trực tuyến",
                        "Nếu đã thanh toán trực tuyến, gửi thông tin thanh toán")
                : verdict(
                        "3.6", Outcome.OPEN, "not paid yet", "Chưa nộp phí, lệ phí", "Hướng dẫn thanh toán trực tuyến");
    }

    private CaseVerdict electronicResult() {
        if (file.accepted() == null) {
            return notReceived("4.1");
        }
        Boolean needsResult = traits.resultIsDocument();
        if (needsResult != null && !needsResult) {
            return notCounted("4.1", "the procedure has no document result", "Thủ tục không có kết quả giấy tờ");
        }
        if (file.papers().result()) {
            return won("4.1", "an electronic result is attached", "Đã đính kèm kết quả điện tử");
        }
        return needsResult == null ? unknownResult("4.1") : resultMissing("4.1");
    }

    private CaseVerdict digitised() {
        if (file.accepted() == null) {
            return notReceived("4.2");
        }
        if (file.papers().digitised() == 0) {
            return lost(
                    "4.2",
                    "no component has an electronic copy",
                    "Chưa có thành phần hồ sơ nào được số hóa",
                    "Số hóa và đính kèm thành phần hồ sơ");
        }
        if (file.papers().result()) {
            return won("4.2", "components and result are digitised", "Thành phần hồ sơ và kết quả đã số hóa");
        }
        Boolean needsResult = traits.resultIsDocument();
        if (needsResult == null) {
            return unknownResult("4.2");
        }
        return needsResult
                ? resultMissing("4.2")
                : won("4.2", "components are digitised", "Thành phần hồ sơ đã số hóa");
    }

    private CaseVerdict reused() {
        return had(
                "4.3",
                file.papers().reused() > 0,
                "digitised data were re-used",
                "Có dùng lại dữ liệu đã số hóa",
                "Dùng lại giấy tờ đã có trong kho thay vì yêu cầu nộp");
    }

    private CaseVerdict personalStore() {
        return had(
                "4.4",
                file.papers().fromPersonalStore() > 0 || file.papers().resultToPersonalStore(),
                "a paper came from or went to the personal store",
                "Có giấy tờ lấy từ hoặc chuyển vào kho dữ liệu cá nhân, tổ chức",
                "Chuyển kết quả điện tử vào kho dữ liệu của người nộp");
    }

    private CaseVerdict populationData() {
        return had(
                "4.5b",
                file.identityVerified()
                        || file.populationDataUsed()
                        || file.papers().fromPersonalStore() > 0,
                "population data were used",
                "Có khai thác dữ liệu dân cư",
                "Xác thực tài khoản người nộp bằng VNeID");
    }

    private CaseVerdict had(String indicator, boolean had, String english, String vietnamese, String remedy) {
        if (file.accepted() == null) {
            return notReceived(indicator);
        }
        if (had) {
            return won(indicator, english, vietnamese);
        }
        return verdict(
                indicator,
                file.state().isEnd() ? Outcome.LOST : Outcome.OPEN,
                "not so: " + english,
                vietnamese.replaceFirst("^Có ", "Chưa "),
                remedy);
    }

    private CaseVerdict satisfied() {
        if (file.accepted() == null) {
            return notReceived("5.4");
        }
        if (file.petitioned()) {
            return lostForGood("5.4", "somebody sent a petition about it", "Hồ sơ bị phản ánh, kiến nghị");
        }
        Boolean satisfied = file.satisfied();
        if (satisfied != null && !satisfied) {
            return lostForGood("5.4", "the citizen was not satisfied", "Người dân đánh giá không hài lòng");
        }
        if (portal.standing().isLate()) {
            return lostForGood(
                    "5.4", "a late case counts as not satisfied", "Hồ sơ quá hạn được tính là không hài lòng");
        }
        if (isTermUnknown()) {
            return verdict(
                    "5.4",
                    Outcome.UNKNOWN,
                    "whether it is late is not known",
                    "Chưa biết hồ sơ có quá hạn không",
                    "Bổ sung ngày hẹn trả");
        }
        return portal.standing().isFinished()
                ? won("5.4", "in time and no complaint", "Đúng hạn, không bị phản ánh")
                : verdict(
                        "5.4",
                        Outcome.HOLDING,
                        "in time so far and no complaint",
                        "Đang trong hạn, chưa bị phản ánh",
                        "Xong trước ngày hẹn trả");
    }

    private CaseVerdict resultMissing(String indicator) {
        return verdict(
                indicator,
                file.state().isEnd() ? Outcome.LOST : Outcome.OPEN,
                "no electronic result with a link",
                "Chưa có kết quả điện tử",
                "Đính kèm tệp kết quả điện tử đã ký số");
    }

    private static CaseVerdict unknownResult(String indicator) {
        return verdict(
                indicator,
                Outcome.UNKNOWN,
                "no result; whether the procedure ends in a document is not known",
                "Chưa có kết quả điện tử; chưa biết thủ tục có kết quả giấy tờ không",
                "Nạp danh mục thủ tục");
    }

    private static CaseVerdict won(String indicator, String english, String vietnamese) {
        return verdict(indicator, Outcome.WON, english, vietnamese, null);
    }

    private static CaseVerdict lost(String indicator, String english, String vietnamese, String remedy) {
        return verdict(indicator, Outcome.LOST, english, vietnamese, remedy);
    }

    private static CaseVerdict lostForGood(String indicator, String english, String vietnamese) {
        return verdict(indicator, Outcome.LOST, english, vietnamese, null);
    }

    private static CaseVerdict notReceived(String indicator) {
        return notCounted(indicator, "never accepted", "Hồ sơ chưa được tiếp nhận");
    }

    private static CaseVerdict notCounted(String indicator, String english, String vietnamese) {
        return verdict(indicator, Outcome.NOT_COUNTED, english, vietnamese, null);
    }

    private static CaseVerdict verdict(
            String indicator, Outcome outcome, String english, String vietnamese, @Nullable String remedy) {
        return new CaseVerdict(indicator, outcome, english, vietnamese, "QĐ 766, mục " + indicator, remedy);
    }
}
