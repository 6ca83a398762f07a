package vn.nhip.contract.portal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.nhip.contract.portal.LintFinding.Severity;
import vn.nhip.core.facts.ProcedureTraits;

/**
 * Says of a payload what is missing or wrong in it, and which indicators of Decision 766 that costs, before the portal says so by the score
 * (counting conditions: 766-rules 1.3, fields: section 4). It judges what the payload tells, not the work: a case that ended late is late, and
 * no finding.
 */
public final class PortalLinter {

    private PortalLinter() {}

    /** The findings on a whole request, in its order; of procedures nothing is known. */
    public static List<LintFinding> lint(PortalPayload payload) {
        return lint(payload, dossier -> ProcedureTraits.UNKNOWN);
    }

    /**
     * The findings on a whole request, in its order.
     *
     * @param traits what the catalogue says of a dossier's procedure
     */
    public static List<LintFinding> lint(PortalPayload payload, Function<PortalDossier, ProcedureTraits> traits) {
        List<LintFinding> findings = new ArrayList<>(request(payload));
        Map<String, Integer> times = new HashMap<>();
        for (PortalRecord read : payload.records()) {
            switch (read) {
                case PortalDossier dossier -> {
                    findings.addAll(lint(dossier, traits.apply(dossier)));
                    findings.addAll(repeated(dossier, times));
                }
                case PortalProgress progress -> findings.addAll(lint(progress));
                case PortalRecord.Unread unread ->
                    findings.add(new LintFinding(
                            null,
                            "data",
                            Severity.COSTS,
                            List.of("1.4"),
                            unread.problem().english(),
                            unread.problem().vietnamese(),
                            LintRules.FIELDS));
            }
        }
        return findings;
    }

    /** The findings on one dossier. */
    public static List<LintFinding> lint(PortalDossier dossier, ProcedureTraits traits) {
        LintRules rules = new LintRules(dossier);
        new IdentityLint(dossier, rules).check();
        new TimeLint(dossier, rules).check();
        new PaperLint(dossier, traits, rules).check();
        new FeeLint(dossier, traits, rules).check();
        return rules.findings();
    }

    /** The findings on one progress entry. */
    public static List<LintFinding> lint(PortalProgress progress) {
        LintRules rules = new LintRules(progress.caseCode());
        if (progress.caseCode() == null) {
            rules.cost(
                    PortalField.CASE_CODE,
                    "the progress belongs to no case",
                    "Tiến độ không gắn với hồ sơ nào. Hãy điền mã hồ sơ.",
                    "2.1");
        }
        for (PortalField field : List.of(PortalField.HANDLED, PortalField.STEP_STARTED, PortalField.STEP_DUE)) {
            rules.time(progress.fields(), field, Severity.COSMETIC, "2.1");
        }
        return rules.findings();
    }

    private static List<LintFinding> request(PortalPayload payload) {
        List<LintFinding> findings = new ArrayList<>();
        if (payload.problem() != null) {
            findings.add(wrapper(
                    payload.problem().field(),
                    payload.problem().english(),
                    payload.problem().vietnamese()));
        }
        Map<String, Boolean> needed = Map.of(
                "session", payload.hasSession(),
                "madonvi", payload.agency() != null,
                "service", payload.service() != null,
                "isUpdating", payload.updating() != null);
        for (String name : List.of("session", "madonvi", "service", "isUpdating")) {
            if (Boolean.FALSE.equals(needed.get(name))) {
                findings.add(wrapper(
                        name,
                        "\"" + name
                                + "\" is missing: the portal's adapter refuses the whole request, and no case of it is synchronised",
                        "Thiếu \"" + name
                                + "\": Cổng từ chối cả lần gửi, không hồ sơ nào được đồng bộ. Hãy điền trường này."));
            }
        }
        return findings;
    }

    private static LintFinding wrapper(String field, String english, String vietnamese) {
        return new LintFinding(null, field, Severity.COSTS, List.of("1.4"), english, vietnamese, LintRules.WIRE);
    }

    private static List<LintFinding> repeated(PortalDossier dossier, Map<String, Integer> times) {
        String code = dossier.caseCode();
        if (code == null || times.merge(code, 1, Integer::sum) != 2) {
            return List.of();
        }
        return List.of(new LintFinding(
                code,
                PortalField.CASE_CODE.portalName(),
                Severity.MAY_COST,
                List.of("1.4"),
                "the case stands more than once in the request: the last one may undo the first",
                "Hồ sơ có mặt nhiều lần trong một lần gửi: bản sau có thể đè bản trước. Hãy chỉ gửi một bản.",
                LintRules.WIRE));
    }
}
