package vn.nhip.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.cases.CaseFact.Gateway;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Standing;
import vn.nhip.core.facts.ProcedureTraits;
import vn.nhip.core.scoring.CaseVerdict.Outcome;

/** What one case wins and loses, by 766-rules section 1.3. */
class CaseVerdictsTests {

    private static final Instant BEGIN = Instant.parse("2026-03-02T02:00:00Z");
    private static final ProcedureTraits WITH_RESULT_AND_FEE = new ProcedureTraits(true, true);
    private static final ProcedureTraits WITHOUT = new ProcedureTraits(false, false);

    private static final CaseFact ONLINE = new CaseFact.Accepted(null, null, null, Channel.ONLINE, null);
    private static final CaseFact AT_COUNTER = new CaseFact.Accepted(null, null, null, Channel.DIRECT, null);
    private static final CaseFact NO_CHANNEL = new CaseFact.Accepted(null, null, null, null, null);
    private static final CaseFact SCANNED = new CaseFact.ComponentAttached("KQ1", true, false, false, false);
    private static final CaseFact RESULT =
            new CaseFact.ResultAttached("KQ", "https://mot-cua.example/kq/1", true, false);
    private static final CaseFact COMPLETED = new CaseFact.Completed();

    @Test
    void IDX_1_4_aCaseThePortalTookIsWonAndOneItRefusedIsLostWithTheWayOut() {
        assertThat(verdict("1.4", ONLINE, new CaseFact.Synchronised("00")).outcome())
                .isEqualTo(Outcome.WON);

        var refused = verdict("1.4", ONLINE, new CaseFact.SynchronisationFailed("-2", "Sai mã thủ tục"));
        assertThat(refused.outcome()).isEqualTo(Outcome.LOST);
        assertThat(refused.vietnamese()).isEqualTo("Cổng không nhận, mã lỗi -2");
        assertThat(refused.remedy()).isNotNull();
    }

    @Test
    void IDX_1_4_aCaseThePortalTookAfterRefusingItIsWon() {
        assertThat(verdict(
                                "1.4",
                                ONLINE,
                                new CaseFact.SynchronisationFailed("-2", null),
                                new CaseFact.Synchronised("0"))
                        .outcome())
                .isEqualTo(Outcome.WON);
    }

    @Test
    void IDX_2_1_followsThePortalsClock() {
        assertThat(onTime(Standing.FINISHED_EARLY)).isEqualTo(Outcome.WON);
        assertThat(onTime(Standing.FINISHED_ON_TIME)).isEqualTo(Outcome.WON);
        assertThat(onTime(Standing.FINISHED_LATE)).isEqualTo(Outcome.LOST);
        assertThat(onTime(Standing.OVERDUE)).isEqualTo(Outcome.LOST);
        assertThat(onTime(Standing.RUNNING)).isEqualTo(Outcome.HOLDING);
        assertThat(onTime(Standing.DUE_SOON)).isEqualTo(Outcome.HOLDING);
        assertThat(onTime(Standing.WAITING_FOR_CITIZEN)).isEqualTo(Outcome.HOLDING);
        assertThat(onTime(Standing.NO_TERM)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void IDX_3_3_countsOnlineCasesWhateverTheirResult() {
        assertThat(outcome("3.3", WITH_RESULT_AND_FEE, ONLINE)).isEqualTo(Outcome.WON);
        assertThat(outcome("3.3", WITH_RESULT_AND_FEE, ONLINE, COMPLETED)).isEqualTo(Outcome.WON);
        assertThat(outcome("3.3", ProcedureTraits.UNKNOWN, ONLINE)).isEqualTo(Outcome.WON);
        assertThat(outcome("3.3", WITH_RESULT_AND_FEE, AT_COUNTER, COMPLETED, RESULT))
                .isEqualTo(Outcome.LOST);
    }

    @Test
    void IDX_3_3_aCaseWithoutAChannelIsNotCountedAndCanBeWonBack() {
        assertThat(verdict("3.3", NO_CHANNEL).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(verdict("3.3", NO_CHANNEL).remedy()).isNotNull();
        assertThat(verdict("3.3", AT_COUNTER).remedy()).isNull();
    }

    @Test
    void IDX_3_6_countsCasesThatHaveAFee() {
        var required = new CaseFact.FeeRequired(50_000, "PH01");
        assertThat(outcome("3.6", WITHOUT, ONLINE)).isEqualTo(Outcome.NOT_COUNTED);
        assertThat(outcome("3.6", ProcedureTraits.UNKNOWN, ONLINE)).isEqualTo(Outcome.UNKNOWN);
        assertThat(outcome("3.6", WITHOUT, ONLINE, required)).isEqualTo(Outcome.OPEN);
        assertThat(outcome("3.6", WITHOUT, ONLINE, required, COMPLETED)).isEqualTo(Outcome.LOST);
        assertThat(outcome("3.6", WITHOUT, ONLINE, required, new CaseFact.FeePaid(50_000L, Gateway.LOCAL)))
                .isEqualTo(Outcome.WON);
        assertThat(outcome("3.6", WITHOUT, ONLINE, required, new CaseFact.FeePaid(50_000L, Gateway.COUNTER)))
                .isEqualTo(Outcome.LOST);
        assertThat(outcome("3.6", WITH_RESULT_AND_FEE, ONLINE, new CaseFact.FeeRequired(0, "PH01")))
                .isEqualTo(Outcome.NOT_COUNTED);
        assertThat(outcome("3.6", WITH_RESULT_AND_FEE, ONLINE, new CaseFact.FeeWaived("Hộ nghèo")))
                .isEqualTo(Outcome.NOT_COUNTED);
    }

    @Test
    void IDX_4_1_countsOnlyProceduresThatEndInADocument() {
        assertThat(outcome("4.1", WITHOUT, ONLINE, COMPLETED, RESULT)).isEqualTo(Outcome.NOT_COUNTED);
        assertThat(outcome("4.1", WITH_RESULT_AND_FEE, ONLINE, COMPLETED, RESULT))
                .isEqualTo(Outcome.WON);
        assertThat(outcome("4.1", WITH_RESULT_AND_FEE, ONLINE, COMPLETED)).isEqualTo(Outcome.LOST);
        assertThat(outcome("4.1", ProcedureTraits.UNKNOWN, ONLINE, COMPLETED)).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void IDX_4_2_needsDigitisedComponentsAndAResultWhereThereIsOne() {
        assertThat(outcome("4.2", WITH_RESULT_AND_FEE, SCANNED, ONLINE, COMPLETED))
                .isEqualTo(Outcome.LOST);
        assertThat(outcome("4.2", WITH_RESULT_AND_FEE, SCANNED, ONLINE, COMPLETED, RESULT))
                .isEqualTo(Outcome.WON);
        assertThat(outcome("4.2", WITHOUT, SCANNED, ONLINE)).isEqualTo(Outcome.WON);
        assertThat(outcome("4.2", WITHOUT, ONLINE)).isEqualTo(Outcome.LOST);
    }

    @Test
    void IDX_4_3_4_4_4_5b_countOneFactOfTheCase() {
        var reused = new CaseFact.ComponentAttached("KQ1", true, true, false, false);
        var fromStore = new CaseFact.ComponentAttached("KQ1", true, false, true, false);
        assertThat(outcome("4.3", WITHOUT, reused, ONLINE)).isEqualTo(Outcome.WON);
        assertThat(outcome("4.3", WITHOUT, ONLINE)).isEqualTo(Outcome.OPEN);
        assertThat(outcome("4.3", WITHOUT, ONLINE, COMPLETED)).isEqualTo(Outcome.LOST);
        assertThat(outcome("4.4", WITHOUT, fromStore, ONLINE)).isEqualTo(Outcome.WON);
        assertThat(outcome("4.5b", WITHOUT, new CaseFact.IdentityVerified(), ONLINE))
                .isEqualTo(Outcome.WON);
        assertThat(outcome("4.5b", WITHOUT, fromStore, ONLINE)).isEqualTo(Outcome.WON);
    }

    @Test
    void IDX_5_4_aLateOrDislikedCaseIsLost() {
        assertThat(outcome("5.4", WITHOUT, ONLINE, COMPLETED, new CaseFact.Rated(false, 1)))
                .isEqualTo(Outcome.LOST);
        assertThat(outcome("5.4", WITHOUT, ONLINE, COMPLETED, new CaseFact.Rated(true, 5)))
                .isEqualTo(Outcome.WON);
        assertThat(of(portal(Standing.OVERDUE), WITHOUT, "5.4", ONLINE).outcome())
                .isEqualTo(Outcome.LOST);
    }

    @Test
    void aCaseThatWasNeverAcceptedCountsNowhere() {
        var submitted = new CaseFact.Submitted("1.004194", null, "H26.19.15", Channel.ONLINE, null, null);
        var verdicts =
                CaseVerdicts.of(CaseLife.fold(events(submitted)), portal(Standing.NOT_STARTED), WITH_RESULT_AND_FEE);
        assertThat(verdicts).hasSize(10).allMatch(verdict -> verdict.outcome() == Outcome.NOT_COUNTED);
    }

    @Test
    void whatIsNotKnownIsNeverLost() {
        for (var verdict : CaseVerdicts.of(
                CaseLife.fold(events(ONLINE, SCANNED, COMPLETED)), portal(Standing.NO_TERM), ProcedureTraits.UNKNOWN)) {
            if (List.of("2.1", "3.6", "4.1", "4.2", "5.4").contains(verdict.indicator())) {
                assertThat(verdict.outcome()).as(verdict.indicator()).isEqualTo(Outcome.UNKNOWN);
            }
        }
    }

    private static Outcome onTime(Standing standing) {
        return of(portal(standing), WITHOUT, "2.1", ONLINE).outcome();
    }

    private static Outcome outcome(String indicator, ProcedureTraits traits, CaseFact... facts) {
        boolean ended = Arrays.asList(facts).contains(COMPLETED);
        return of(portal(ended ? Standing.FINISHED_ON_TIME : Standing.RUNNING), traits, indicator, facts)
                .outcome();
    }

    private static CaseVerdict verdict(String indicator, CaseFact... facts) {
        return of(portal(Standing.RUNNING), WITH_RESULT_AND_FEE, indicator, facts);
    }

    private static CaseVerdict of(Reckoning portal, ProcedureTraits traits, String indicator, CaseFact... facts) {
        return CaseVerdicts.of(CaseLife.fold(events(facts)), portal, traits).stream()
                .filter(verdict -> verdict.indicator().equals(indicator))
                .findFirst()
                .orElseThrow();
    }

    private static Reckoning portal(Standing standing) {
        Instant notAsked = null;
        boolean known = standing != Standing.NO_TERM && standing != Standing.NOT_STARTED;
        return new Reckoning(
                ClockKind.PORTAL,
                known ? Instant.parse("2026-03-06T16:59:59Z") : notAsked,
                notAsked,
                standing,
                new Reckoning.Ledger(null, null, null, 0),
                false,
                List.of());
    }

    private static List<CaseEvent> events(CaseFact... facts) {
        List<CaseEvent> events = new ArrayList<>();
        for (CaseFact fact : facts) {
            Instant at = BEGIN.plusSeconds(60L * events.size());
            events.add(new CaseEvent("mot-cua.example", "e" + events.size(), "H26.19.15-260302-0001", at, at, fact));
        }
        return events;
    }
}
