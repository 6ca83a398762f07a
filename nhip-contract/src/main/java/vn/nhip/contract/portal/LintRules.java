package vn.nhip.contract.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.portal.LintFinding.Severity;

/** The findings on one record while they are gathered, and what several rules look for alike. */
final class LintRules {
    static final String CONDITIONS = "766-rules 1.3";
    static final String FIELDS = "766-rules 4";
    static final String WIRE = "766-rules 12";

    private final @Nullable String caseCode;
    private final List<LintFinding> findings = new ArrayList<>();

    LintRules(PortalDossier dossier) {
        this(dossier.caseCode());
    }

    LintRules(@Nullable String caseCode) {
        this.caseCode = caseCode;
    }

    List<LintFinding> findings() {
        return List.copyOf(findings);
    }

    void cost(PortalField field, String english, String vietnamese, String... indicators) {
        find(field, Severity.COSTS, english, vietnamese, indicators);
    }

    void mayCost(PortalField field, String english, String vietnamese, String... indicators) {
        find(field, Severity.MAY_COST, english, vietnamese, indicators);
    }

    void cosmetic(PortalField field, String english, String vietnamese) {
        find(field, Severity.COSMETIC, english, vietnamese);
    }

    void find(PortalField field, Severity severity, String english, String vietnamese, String... indicators) {
        findings.add(new LintFinding(
                caseCode,
                field.portalName(),
                severity,
                List.of(indicators),
                field.portalName() + ": " + english,
                vietnamese,
                severity == Severity.COSMETIC ? FIELDS : CONDITIONS + ", " + String.join(", ", indicators)));
    }

    /** A time in the portal's form; {@code null} when absent, or when it is wrong, which is then said. */
    @Nullable
    Instant time(PortalObject object, PortalField field, Severity severity, String... indicators) {
        String text = object.text(field);
        if (text == null) {
            return null;
        }
        Instant time = PortalTime.parse(text);
        if (time == null) {
            find(
                    field,
                    severity,
                    "no time of the form yyyyMMddHHmmss: it counts as absent",
                    "\"" + field.portalName()
                            + "\" không đúng mẫu yyyyMMddHHmmss nên coi như không có. Hãy ghi như 20260213153000.",
                    severity == Severity.COSMETIC ? new String[0] : indicators);
        }
        return time;
    }

    /** A flag that is neither 0 nor 1 counts as 0. */
    void flag(PortalObject object, PortalField field, String... indicators) {
        String text = object.text(field);
        if (text != null && !text.equals("0") && !text.equals("1")) {
            cost(
                    field,
                    "neither 0 nor 1: it counts as 0",
                    "\"" + field.portalName() + "\" không phải 0 hoặc 1 nên coi như 0. Hãy ghi 0 hoặc 1.",
                    indicators);
        }
    }
}
