package vn.nhip.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseTransitionsTests {

    @ParameterizedTest
    @EnumSource
    void saysWhatEveryKindOfFactDoesInEveryState(CaseState state) {
        for (CaseFact.Kind kind : CaseFact.Kind.values()) {
            assertThat(CaseTransitions.on(state, kind, false)).isNotNull();
            assertThat(CaseTransitions.on(state, kind, true)).isNotNull();
        }
    }

    @Test
    void everyStateIsReached() {
        Set<CaseState> reached = EnumSet.of(CaseState.UNKNOWN);
        Deque<CaseState> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            CaseState from = open.remove();
            for (CaseFact.Kind kind : CaseFact.Kind.values()) {
                for (boolean begun : new boolean[] {false, true}) {
                    if (CaseTransitions.on(from, kind, begun) instanceof Transition.Moved(CaseState to)
                            && reached.add(to)) {
                        open.add(to);
                    }
                }
            }
        }
        assertThat(reached).containsExactly(CaseState.values());
    }

    @Test
    void nothingLeadsBackToTheUnknown() {
        for (CaseState from : CaseState.values()) {
            for (CaseFact.Kind kind : CaseFact.Kind.values()) {
                if (from != CaseState.UNKNOWN) {
                    assertThat(CaseTransitions.on(from, kind, true))
                            .isNotEqualTo(new Transition.Moved(CaseState.UNKNOWN));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEndIsToldInEveryOpenState(CaseState from) {
        if (from.isEnd()) {
            return;
        }
        for (CaseState end : CaseState.values()) {
            if (end.isEnd()) {
                assertThat(CaseTransitions.on(from, CaseFact.Kind.valueOf(end.name()), false))
                        .isEqualTo(new Transition.Moved(end));
            }
        }
    }

    @Test
    void CASE_1_3_endingsFollowThePortalsPriority() {
        assertMoves(CaseState.STOPPED, CaseFact.Kind.COMPLETED, CaseState.COMPLETED);
        assertMoves(CaseState.STOPPED, CaseFact.Kind.RETURNED, CaseState.RETURNED);
        assertMoves(CaseState.DECLINED, CaseFact.Kind.COMPLETED, CaseState.COMPLETED);
        assertMoves(CaseState.DECLINED, CaseFact.Kind.RETURNED, CaseState.RETURNED);
        assertMoves(CaseState.WITHDRAWN, CaseFact.Kind.COMPLETED, CaseState.COMPLETED);
        assertMoves(CaseState.COMPLETED, CaseFact.Kind.RETURNED, CaseState.RETURNED);
        assertMoves(CaseState.RETURNED, CaseFact.Kind.COMPLETED, CaseState.RETURNED);
        for (CaseFact.Kind weaker : Set.of(CaseFact.Kind.STOPPED, CaseFact.Kind.DECLINED, CaseFact.Kind.WITHDRAWN)) {
            assertThat(CaseTransitions.on(CaseState.COMPLETED, weaker, true)).isInstanceOf(Transition.Refused.class);
            assertThat(CaseTransitions.on(CaseState.RETURNED, weaker, true)).isInstanceOf(Transition.Refused.class);
        }
    }

    @Test
    void CASE_4_knowsThePortalsTenCodes() {
        for (int code = 1; code <= 10; code++) {
            assertThat(CaseState.ofPortalCode(code).orElseThrow().portalCode()).isEqualTo(code);
        }
        assertThat(CaseState.ofPortalCode(0)).isEmpty();
        assertThat(CaseState.ofPortalCode(11)).isEmpty();
        assertThat(CaseState.ofPortalCode(4)).contains(CaseState.IN_PROGRESS);
        assertThat(CaseState.ofPortalCode(9)).contains(CaseState.COMPLETED);
        assertThat(CaseState.SUSPENDED.portalCode()).isZero();
        assertThat(CaseState.UNKNOWN.portalCode()).isZero();
    }

    @Test
    void aRefusalNamesBothEndsAndTheWayOut() {
        assertThat(CaseTransitions.on(CaseState.RETURNED, CaseFact.Kind.SUPPLEMENT_REQUESTED, true))
                .isEqualTo(new Transition.Refused(
                        "cannot go RETURNED -> SUPPLEMENT_REQUESTED on SupplementRequested: an ended case neither waits"
                                + " nor moves its due date; from RETURNED allowed: Submitted, IdentityVerified,"
                                + " PopulationDataUsed, ComponentAttached, FeeRequired, FeeWaived, FeePaid, Accepted,"
                                + " StepStarted, StepFinished, Completed, ResultAttached, Returned, Synchronised,"
                                + " SynchronisationFailed, Rated, Petitioned, Corrected",
                        "đang ở trạng thái “Đã trả kết quả”, không nhận “Yêu cầu bổ sung”: hồ sơ đã kết thúc nên không"
                                + " chờ và không đổi hẹn. Nếu việc này có thật, hãy gửi đính chính cho sự kiện đã ghi"
                                + " sai trước đó."));
        assertThat(CaseTransitions.allowedFrom(CaseState.RETURNED))
                .hasSize(18)
                .doesNotContain(CaseFact.Kind.SUPPLEMENT_REQUESTED);
    }

    private static void assertMoves(CaseState from, CaseFact.Kind kind, CaseState to) {
        assertThat(CaseTransitions.on(from, kind, true)).isEqualTo(new Transition.Moved(to));
    }
}
