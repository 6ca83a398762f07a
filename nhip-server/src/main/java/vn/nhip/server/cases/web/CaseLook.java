package vn.nhip.server.cases.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.CaseTimes;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Standing;
import vn.nhip.core.deadline.StepReckoning;
import vn.nhip.core.scoring.CaseVerdict.Outcome;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Vi;

/**
 * One case as it is looked at: all its screen says.
 *
 * @param file what is known of it
 * @param clocks what both clocks say
 * @param strip the days
 * @param timeline the events
 * @param indicators what it does to each indicator, losses first
 * @param names names of its procedure and agency
 * @param asOf the instant it is looked at
 */
public record CaseLook(
        CaseFile file,
        BothClocks clocks,
        Strip strip,
        Timeline timeline,
        List<IndicatorRow> indicators,
        Names names,
        AsOf asOf) {
    public CaseLook {
        indicators = List.copyOf(indicators);
    }

    /**
     * Names that the catalogue gives for the codes of a case; {@code null} where it knows none.
     *
     * @param procedure the procedure's name
     * @param procedureCode its national code, without an agency's suffix
     * @param agency the agency's short name
     */
    public record Names(
            @Nullable String procedure,
            @Nullable String procedureCode,
            @Nullable String agency) {}

    public List<Badge> badges() {
        return CaseWords.badges(clocks.legal().standing(), clocks.portal().standing());
    }

    /** In words: how late or early, by which clock. */
    public String headline() {
        String legal = CaseWords.clause(clocks.legal(), asOf.instant());
        String portal = CaseWords.clause(clocks.portal(), asOf.instant());
        return legal.equals(portal)
                ? Vi.capital("theo cả luật và Cổng, hồ sơ " + legal) + "."
                : "Theo Cổng: " + portal + ". Theo luật: " + legal + ".";
    }

    /** Why the clocks differ, or why both are late; empty when neither. */
    public List<Why> why() {
        Reckoning legal = clocks.legal();
        Reckoning portal = clocks.portal();
        List<Why> why = new ArrayList<>();
        boolean sameDue = Objects.equals(legal.due(), portal.due());
        if (!clocks.agree() || !sameDue) {
            add(why, "Cổng", clocks.only(portal, legal));
            add(why, "Luật", clocks.only(legal, portal));
        } else if (legal.standing().isLate()) {
            add(why, "Cả hai", legal.reasons());
        }
        return why;
    }

    private static void add(List<Why> why, String clock, List<Reckoning.Reason> reasons) {
        reasons.forEach(reason -> why.add(new Why(clock, reason.vietnamese(), reason.source())));
    }

    /** One rule that decided. */
    public record Why(String clock, String words, String source) {}

    /** "Mất ở 2 chỉ số, còn gỡ được 1". */
    public String indicatorsTitle() {
        long lost = count(Outcome.LOST);
        long open = count(Outcome.OPEN);
        long unknown = count(Outcome.UNKNOWN);
        List<String> parts = new ArrayList<>();
        if (lost > 0) {
            parts.add("mất ở " + lost + " chỉ số");
        }
        if (open > 0) {
            parts.add("còn gỡ được " + open);
        }
        if (unknown > 0) {
            parts.add("chưa rõ " + unknown);
        }
        return parts.isEmpty() ? "Hồ sơ này không làm mất điểm" : Vi.capital(String.join(", ", parts));
    }

    private long count(Outcome outcome) {
        return indicators.stream().filter(r -> r.verdict().outcome() == outcome).count();
    }

    /** Supplements and suspensions, with how long each lasted. */
    public List<CaseTimes.Pause> pauses() {
        return file.times().pauses();
    }

    /** How long a pause lasted, up to now where it lasts. */
    public String length(CaseTimes.Pause pause) {
        Instant to = pause.to();
        Instant until = to == null ? asOf.instant() : to;
        return CaseWords.length(
                Math.max(0, until.getEpochSecond() - pause.from().getEpochSecond()));
    }

    /**
     * A step with what the clock says of it.
     *
     * @param reckoning {@code null} when a year is needed for which there is no calendar
     */
    public record Step(CaseFile.Step step, @Nullable StepReckoning reckoning) {

        /** How it stands to its own term; {@code null} where that is not known, or nothing is to be said. */
        public @Nullable Badge badge() {
            Standing standing = reckoning == null ? Standing.NO_TERM : reckoning.standing();
            return switch (standing) {
                case NO_TERM, NOT_STARTED, RUNNING -> null;
                default -> CaseWords.badge(standing);
            };
        }

        /** Why, in one sentence. */
        public String why() {
            return reckoning == null || reckoning.reasons().isEmpty()
                    ? ""
                    : Vi.capital(reckoning.reasons().getLast().vietnamese());
        }

        /** How long it took; empty while it runs or where its beginning is not known. */
        public String length() {
            Instant started = step.started();
            Instant finished = step.finished();
            return started == null || finished == null
                    ? ""
                    : CaseWords.length(Math.max(0, finished.getEpochSecond() - started.getEpochSecond()));
        }
    }

    /** The steps in their order. */
    public List<Step> steps() {
        List<StepReckoning> reckoned = clocks.steps();
        List<Step> steps = new ArrayList<>();
        for (CaseFile.Step step : file.steps()) {
            steps.add(new Step(step, reckoned.isEmpty() ? null : reckoned.get(steps.size())));
        }
        return steps;
    }

    /** What was required and paid. */
    public String feeWords() {
        CaseFile.Fees fees = file.fees();
        Long required = fees.required();
        if (fees.waived()) {
            return "Được miễn";
        }
        String due = required == null ? "" : required == 0 ? "Không phải nộp" : "Phải nộp " + CaseWords.money(required);
        String paid = fees.paid() ? "đã nộp " + CaseWords.gateway(fees.gateway()) : "chưa nộp";
        if (required == null) {
            return fees.paid() ? Vi.capital(paid) : "Nguồn không nói đến phí, lệ phí";
        }
        return required == 0 && !fees.paid() ? due : due + ", " + paid;
    }

    /** "Vì sao hai đồng hồ khác nhau", "Vì sao hồ sơ này trễ hạn". */
    public String whyTitle() {
        return clocks.agree() && clocks.legal().standing().isLate()
                ? "Vì sao hồ sơ này trễ hạn"
                : "Vì sao hai đồng hồ khác nhau";
    }

    /** Why there are no days to show. */
    public String noStrip() {
        String noDays = clocks.noDays();
        if (noDays != null) {
            return "Không kể được từng ngày. " + noDays;
        }
        return clocks.legal().standing() == Standing.NOT_STARTED
                ? "Hồ sơ chưa được tiếp nhận nên chưa đồng hồ nào chạy."
                : "Chưa rõ thời hạn và ngày hẹn trả nên không có ngày nào để đếm.";
    }

    /** The case as it is now. */
    public Address now() {
        return Address.of("/cases/" + CaseWords.segment(file.code()));
    }

    public Address address() {
        return asOf.on(Address.of("/cases/" + CaseWords.segment(file.code())));
    }

    public Address daysFile() {
        return address().at("/cases/" + CaseWords.segment(file.code()) + "/days.csv");
    }
}
