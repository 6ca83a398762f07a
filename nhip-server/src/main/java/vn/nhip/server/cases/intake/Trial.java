package vn.nhip.server.cases.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;

/** Judges an event as the intake would, and takes nothing. */
@Component
public class Trial {
    private final Plausibility plausibility;
    private final Clock clock;

    Trial(Plausibility plausibility, Clock clock) {
        this.plausibility = plausibility;
        this.clock = clock;
    }

    /** Why it would go to quarantine; empty when it would be taken. */
    public Optional<Problem> judge(CaseMessage message, Unknowns unknowns) {
        return Optional.ofNullable(plausibility.judge(message, unknowns, clock.instant(), new ArrayList<>()));
    }
}
