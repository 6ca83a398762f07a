package vn.nhip.simulator.sandbox.portal;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.CaseClock;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.DeadlineRules;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Standing;

/** How a dossier stood at an instant, by the portal's own reckoning. */
final class DossierClock {
    private static final double SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

    private final WorkCalendar calendar;

    DossierClock(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * What of a dossier counts.
     *
     * @param end by the portal's clock; {@code null} while it runs
     * @param late {@code null} when no term is known
     * @param days from the receipt to the end, with parts; {@code null} while it runs
     */
    record Judged(
            DossierCopy copy,
            Instant accepted,
            @Nullable Instant end,
            @Nullable Boolean late,
            boolean finished,
            @Nullable Double days,
            CaseFile file) {

        /** Channel 2. */
        boolean online() {
            return file.channel() == CaseFact.Channel.ONLINE;
        }

        boolean onTime() {
            return Boolean.FALSE.equals(late);
        }

        /** 766-rules 1.3, indicator 4.5. */
        boolean populationData() {
            return file.identityVerified()
                    || file.populationDataUsed()
                    || file.papers().fromPersonalStore() > 0;
        }

        /** 766-rules 1.3, indicator 3.6: without those whose every price is 0. */
        boolean feeOwed() {
            Long required = file.fees().required();
            boolean free = file.fees().waived() || (required != null && required == 0);
            return file.fees().paidOnline() || (!free && required != null);
        }
    }

    /** {@code null} while the dossier had not been accepted. */
    @Nullable
    Judged judge(DossierCopy copy, Instant asOf) {
        CaseFile whole = copy.file();
        Instant accepted = whole == null ? null : whole.accepted();
        if (accepted == null || accepted.isAfter(asOf)) {
            return null;
        }
        CaseFile file = copy.fileAsOf(asOf);
        return file == null ? null : judged(copy, file, accepted, asOf);
    }

    private Judged judged(DossierCopy copy, CaseFile file, Instant accepted, Instant asOf) {
        Reckoning reckoning = reckon(file, asOf);
        Instant end = reckoning.end();
        boolean unknown = reckoning.standing() == Standing.NO_TERM
                || (reckoning.due() == null && !reckoning.standing().isLate());
        boolean finished = file.state().isEnd();
        Double days = finished && end != null
                ? Double.valueOf(Duration.between(accepted, end).toSeconds() / SECONDS_OF_A_DAY)
                : null;
        return new Judged(
                copy, accepted, end, unknown ? null : reckoning.standing().isLate(), finished, days, file);
    }

    Reckoning reckon(CaseFile file, Instant asOf) {
        return CaseClock.reckon(ClockKind.PORTAL, file.times(), null, DeadlineRules.STANDARD, calendar, asOf);
    }
}
