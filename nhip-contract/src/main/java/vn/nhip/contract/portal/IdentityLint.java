package vn.nhip.contract.portal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which case it is, of which procedure, agency, channel and holder. */
final class IdentityLint {
    /** Old and new forms of the code (766-rules section 4). */
    private static final Pattern CASE_CODE = Pattern.compile(
            "([A-Z]\\d{2}(?:\\.\\d{1,3}){0,4}|\\d{3}(?:\\.\\d{2}){2}\\.[A-Z]\\d{2})-(\\d{6}|\\d{8})-(\\d{3,7})");

    private static final Pattern PROCEDURE = Pattern.compile("\\d\\.\\d{6}(\\..+)?");

    private static final Map<String, PortalField> NAMES = names();

    private final PortalDossier dossier;
    private final LintRules rules;

    IdentityLint(PortalDossier dossier, LintRules rules) {
        this.dossier = dossier;
        this.rules = rules;
    }

    private static Map<String, PortalField> names() {
        Map<String, PortalField> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        names.putAll(PortalField.byName());
        return names;
    }

    void check() {
        names(dossier.fields());
        caseCode();
        procedure();
        agency();
        channel();
        holder();
    }

    private void names(PortalObject object) {
        for (String name : object.names()) {
            PortalField meant = NAMES.get(name.strip());
            if (meant != null && !meant.portalName().equals(name)) {
                rules.mayCost(
                        meant,
                        "written \"" + name + "\": a name in other letters is not read",
                        "Tên trường \"" + name + "\" viết sai nên Cổng không đọc. Hãy viết đúng \"" + meant.portalName()
                                + "\".",
                        "1.4");
            }
        }
    }

    private void caseCode() {
        String code = dossier.caseCode();
        if (code == null) {
            rules.cost(
                    PortalField.CASE_CODE,
                    "missing: the case cannot be synchronised, so it counts nowhere",
                    "Thiếu mã hồ sơ: hồ sơ không đồng bộ được. Hãy điền mã hồ sơ.",
                    "1.4");
        } else if (!CASE_CODE.matcher(code).matches()) {
            rules.mayCost(
                    PortalField.CASE_CODE,
                    "none of the known forms, as H26.19.15-260213-0001; the portal may refuse it",
                    "Mã hồ sơ không theo mẫu (ví dụ H26.19.15-260213-0001), Cổng có thể từ chối. Hãy kiểm tra cách cấp mã.",
                    "1.4");
        }
    }

    private void procedure() {
        String code = dossier.text(PortalField.PROCEDURE);
        String[] byProcedure = {"2.1", "3.2", "3.5a", "3.5b", "3.6", "4.1", "4.2", "4.5a"};
        if (code == null) {
            rules.cost(
                    PortalField.PROCEDURE,
                    "missing: no term, fee, result or service of a procedure can be set against the case",
                    "Thiếu mã thủ tục: không biết thời hạn, phí, kết quả của thủ tục để tính. Hãy điền MaTTHC.",
                    byProcedure);
        } else if (!PROCEDURE.matcher(code).matches()) {
            rules.cost(
                    PortalField.PROCEDURE,
                    "no code of a procedure, as 1.004194 or 1.004194.000.00.00.H26",
                    "Mã thủ tục không theo mẫu 1.004194 (có thể kèm mã cơ quan). Hãy sửa theo CSDL quốc gia về TTHC.",
                    byProcedure);
        }
    }

    private void agency() {
        if (dossier.text(PortalField.AGENCY) == null) {
            rules.mayCost(
                    PortalField.AGENCY,
                    "missing: the case may be counted for no unit",
                    "Thiếu đơn vị xử lý: hồ sơ có thể không được tính cho đơn vị nào. Hãy điền DonViXuLy.",
                    "1.4");
        }
    }

    private void channel() {
        String channel = dossier.text(PortalField.CHANNEL);
        if (channel == null) {
            rules.cost(
                    PortalField.CHANNEL,
                    "missing: how it was submitted is not known, so it is not counted as online",
                    "Không ghi kênh nộp: hồ sơ không được tính trực tuyến. Hãy ghi 1, 2 hoặc 3.",
                    "3.3",
                    "3.2");
        } else if (!List.of("1", "2", "3").contains(channel)) {
            rules.cost(
                    PortalField.CHANNEL,
                    "none of 1 (direct), 2 (online), 3 (postal): not counted as online",
                    "Kênh thực hiện phải là 1 (trực tiếp), 2 (trực tuyến) hoặc 3 (bưu chính); giá trị khác không được tính trực tuyến. Hãy"
                            + " sửa.",
                    "3.3",
                    "3.2");
        }
    }

    private void holder() {
        if (dossier.text(PortalField.HOLDER) == null) {
            rules.cosmetic(
                    PortalField.HOLDER,
                    "missing: no indicator counts it, the portal may ask for it",
                    "Thiếu chủ hồ sơ: không ảnh hưởng điểm, nhưng Cổng có thể yêu cầu. Hãy điền nếu có.");
        }
        if (dossier.text(PortalField.SUBJECT) == null) {
            rules.cosmetic(
                    PortalField.SUBJECT,
                    "missing: no indicator counts it",
                    "Thiếu loại đối tượng: không ảnh hưởng điểm. Hãy điền nếu có.");
        }
        rules.flag(dossier.fields(), PortalField.VNEID, "4.5a", "4.5b");
        boolean store = dossier.entries(PortalField.COMPONENTS).stream()
                .anyMatch(component -> component.isSet(PortalField.FROM_PERSONAL_STORE));
        boolean databases = dossier.entries(PortalField.DATABASES).stream()
                .anyMatch(database -> database.text(PortalField.DATABASE) != null);
        if (dossier.text(PortalField.VNEID) == null && !store && !databases) {
            rules.cost(
                    PortalField.VNEID,
                    "missing, and nothing else (DuocLayTuKhoDMQG, MaCSDL) says that population data were used",
                    "Không có gì cho thấy đã khai thác dữ liệu dân cư (TaiKhoanDuocXacThucVoiVNeID, DuocLayTuKhoDMQG, MaCSDL). Hãy điền nếu đã"
                            + " khai thác.",
                    "4.5a",
                    "4.5b");
        }
    }
}
