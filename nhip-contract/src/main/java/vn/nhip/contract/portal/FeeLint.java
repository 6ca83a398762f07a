package vn.nhip.contract.portal;

import java.util.List;
import vn.nhip.core.facts.ProcedureTraits;

/** Fees and payment: 3.5a, 3.5b, 3.6. */
final class FeeLint {
    private final PortalDossier dossier;
    private final ProcedureTraits traits;
    private final LintRules rules;

    FeeLint(PortalDossier dossier, ProcedureTraits traits, LintRules rules) {
        this.dossier = dossier;
        this.traits = traits;
        this.rules = rules;
    }

    void check() {
        if (Boolean.FALSE.equals(traits.hasFee())) {
            return;
        }
        List<PortalObject> fees = dossier.entries(PortalField.FEES);
        if (fees.isEmpty()) {
            rules.mayCost(
                    PortalField.FEES,
                    "missing or empty: where the procedure has a fee, a case that owes nothing stays in the denominator unless every Gia"
                            + " is 0",
                    "Thiếu danh sách lệ phí: nếu thủ tục có phí mà hồ sơ được miễn, hồ sơ vẫn bị tính vào mẫu số. Hãy ghi Gia (0 nếu miễn).",
                    "3.5a",
                    "3.6");
        }
        long sum = 0;
        for (PortalObject fee : fees) {
            sum += price(fee);
        }
        payment(sum, !fees.isEmpty());
    }

    private long price(PortalObject fee) {
        String text = fee.text(PortalField.PRICE);
        Long price = text == null ? null : Price.parse(text);
        if (text == null) {
            rules.mayCost(
                    PortalField.PRICE,
                    "missing: the case stays in the denominator as if it owed a fee, and its fee data do not count as integrated",
                    "Thiếu Gia: hồ sơ vẫn bị tính là phải nộp phí. Hãy ghi số tiền, 0 nếu miễn.",
                    "3.5a",
                    "3.6");
        } else if (price == null) {
            rules.mayCost(
                    PortalField.PRICE,
                    "no whole number of đồng: it cannot be told from a fee that is owed",
                    "Gia không phải số đồng nguyên. Hãy ghi số như 150000, 0 nếu miễn.",
                    "3.5a",
                    "3.6");
        }
        return price == null ? 0 : price;
    }

    private void payment(long sum, boolean listed) {
        String paid = dossier.text(PortalField.PAID_ONLINE);
        if (paid == null) {
            if (sum > 0) {
                rules.cost(
                        PortalField.PAID_ONLINE,
                        "missing although a fee is due: counted as not paid online",
                        "Hồ sơ có phí nhưng thiếu DuocThanhToanTrucTuyen: coi như không thanh toán trực tuyến. Hãy ghi 0, 1 hoặc 2.",
                        "3.5b",
                        "3.6");
            } else {
                rules.cosmetic(
                        PortalField.PAID_ONLINE,
                        "missing; no fee is known to be due",
                        "Thiếu DuocThanhToanTrucTuyen; chưa thấy hồ sơ phải nộp phí. Hãy ghi 0 nếu không thanh toán trực tuyến.");
            }
        } else if (!List.of("0", "1", "2").contains(paid)) {
            rules.cost(
                    PortalField.PAID_ONLINE,
                    "none of 0, 1 (national gateway), 2 (local gateway): not counted as paid online",
                    "DuocThanhToanTrucTuyen phải là 0, 1 (cổng DVCQG) hoặc 2 (cổng địa phương). Hãy sửa.",
                    "3.5b",
                    "3.6");
        } else if (!paid.equals("0") && listed && sum == 0) {
            rules.mayCost(
                    PortalField.PRICE,
                    "every price is 0 although the case was paid online: it leaves the denominator",
                    "Đã thanh toán trực tuyến nhưng mọi mức giá là 0: hồ sơ bị loại khỏi mẫu số. Hãy ghi đúng số tiền.",
                    "3.5a",
                    "3.6");
        }
    }
}
