package vn.nhip.contract.portal;

import java.util.List;
import vn.nhip.contract.portal.LintFinding.Severity;
import vn.nhip.core.facts.ProcedureTraits;

/** Components and results: what group 4 asks for, and the result that 3.3 asks for by the documents. */
final class PaperLint {
    private final PortalDossier dossier;
    private final ProcedureTraits traits;
    private final LintRules rules;

    PaperLint(PortalDossier dossier, ProcedureTraits traits, LintRules rules) {
        this.dossier = dossier;
        this.traits = traits;
        this.rules = rules;
    }

    void check() {
        components();
        reuse();
        results();
    }

    private void components() {
        List<PortalObject> components = dossier.entries(PortalField.COMPONENTS);
        if (components.isEmpty()) {
            rules.cost(
                    PortalField.COMPONENTS,
                    "missing or empty: a case counts as digitised only with an attachment in its components",
                    "Không có thành phần hồ sơ nào đính kèm: không được tính là số hóa. Hãy đính kèm bản điện tử vào TaiLieuNop.",
                    "4.2");
            return;
        }
        boolean attached = false;
        boolean storeTold = false;
        for (PortalObject component : components) {
            attached |= component.text(PortalField.FILE_LINK) != null || component.isSet(PortalField.DIGITISED);
            storeTold |= component.text(PortalField.FROM_PERSONAL_STORE) != null;
            rules.flag(component, PortalField.DIGITISED, "4.2", "4.3");
            rules.flag(component, PortalField.REUSED, "4.3");
            rules.flag(component, PortalField.FROM_PERSONAL_STORE, "4.4", "4.5a", "4.5b");
        }
        if (!attached) {
            rules.cost(
                    PortalField.FILE_LINK,
                    "no component has a file: a case counts as digitised only with an attachment in its components",
                    "Không thành phần nào có tệp: không được tính là số hóa. Hãy điền DuongDanTaiTepTin hoặc DuocSoHoa = 1.",
                    "4.2");
        }
        if (!storeTold) {
            rules.mayCost(
                    PortalField.FROM_PERSONAL_STORE,
                    "no component says whether it came from the personal store",
                    "Không thành phần nào ghi DuocLayTuKhoDMQG. Nếu có giấy tờ lấy từ kho, hãy ghi 1.",
                    "4.4",
                    "4.5b");
        }
    }

    private void reuse() {
        rules.flag(dossier.fields(), PortalField.HAS_DIGITISED, "4.3");
        boolean told = dossier.fields().isSet(PortalField.HAS_DIGITISED);
        boolean reused = dossier.entries(PortalField.COMPONENTS).stream()
                .anyMatch(component -> component.isSet(PortalField.REUSED));
        if (!told && reused) {
            rules.cost(
                    PortalField.HAS_DIGITISED,
                    "not 1 although a component is re-used: synchronised cases are counted by this flag",
                    "HoSoCoThanhPhanSoHoa chưa là 1 dù có thành phần được tái sử dụng: Cổng đếm theo cờ này. Hãy ghi 1.",
                    "4.3");
        } else if (dossier.text(PortalField.HAS_DIGITISED) == null) {
            rules.mayCost(
                    PortalField.HAS_DIGITISED,
                    "missing: counts as without re-used components",
                    "Thiếu HoSoCoThanhPhanSoHoa: coi như không dùng lại dữ liệu số hóa. Hãy ghi 0 hoặc 1.",
                    "4.3");
        }
    }

    private void results() {
        if (Boolean.FALSE.equals(traits.resultIsDocument()) || !hasResult()) {
            return;
        }
        boolean linked = false;
        boolean linkedWithoutCode = false;
        for (PortalObject result : dossier.entries(PortalField.RESULTS)) {
            boolean link = result.text(PortalField.RESULT_LINK) != null;
            linked |= link;
            linkedWithoutCode |= link && result.text(PortalField.RESULT) == null;
        }
        boolean online = "2".equals(dossier.text(PortalField.CHANNEL));
        if (!linked) {
            rules.find(
                    PortalField.RESULT_LINK,
                    traits.resultIsDocument() == null ? Severity.MAY_COST : Severity.COSTS,
                    "the case is finished without a link to its electronic result; it is counted unless the procedure ends in no"
                            + " document",
                    "Hồ sơ đã xong nhưng không có đường dẫn kết quả điện tử. Hãy đính kèm kết quả và điền DuongDanTepTinKetQua.",
                    "4.1",
                    "4.2");
        } else if (linkedWithoutCode && online) {
            rules.mayCost(
                    PortalField.RESULT,
                    "missing beside a link: by the documents an online case needs code and link of its result",
                    "Kết quả có đường dẫn nhưng thiếu MaGiayToKetQua; theo tài liệu, hồ sơ trực tuyến cần cả hai. Hãy điền mã.",
                    "3.3");
        }
    }

    /** Only a finished case has one. */
    private boolean hasResult() {
        String state = dossier.text(PortalField.STATE);
        return "9".equals(state) || "10".equals(state);
    }
}
