package vn.nhip.core.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The steps of one case, while it is folded. */
final class StepList {

    private final List<CaseFile.Step> steps = new ArrayList<>(0);

    void start(CaseFact.StepStarted step, Instant at) {
        steps.add(new CaseFile.Step(step.step(), step.agency(), at, step.due(), null, null));
    }

    /** Ends the last running step of that name at that agency; a step whose beginning was never told has only an end. */
    void finish(CaseFact.StepFinished step, Instant at) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            CaseFile.Step running = steps.get(i);
            if (running.finished() == null && running.step().equals(step.step()) && sameAgency(running, step)) {
                String agency = running.agency() == null ? step.agency() : running.agency();
                steps.set(
                        i,
                        new CaseFile.Step(
                                running.step(), agency, running.started(), running.due(), at, step.outcome()));
                return;
            }
        }
        steps.add(new CaseFile.Step(step.step(), step.agency(), null, null, at, step.outcome()));
    }

    List<CaseFile.Step> steps() {
        return steps;
    }

    private static boolean sameAgency(CaseFile.Step running, CaseFact.StepFinished step) {
        return running.agency() == null
                || step.agency() == null
                || running.agency().equals(step.agency());
    }
}
