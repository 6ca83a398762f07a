package vn.nhip.contract.portal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseState;

/** Turns one progress entry of the portal into events. Names of officers and what they wrote are not read. */
final class ProgressReading {
    private static final int LONGEST_STEP = 500;
    private static final String UNNAMED = "Bước xử lý";

    private final PortalProgress progress;
    private final PortalSource source;
    private final EventDraft draft;

    ProgressReading(PortalProgress progress, PortalSource source) {
        this.progress = progress;
        this.source = source;
        this.draft = new EventDraft(source.source(), progress.caseCode());
    }

    PortalEvents events() {
        Instant started = draft.time(progress.fields(), PortalField.STEP_STARTED);
        Instant due = draft.time(progress.fields(), PortalField.STEP_DUE);
        Instant handled = draft.time(progress.fields(), PortalField.HANDLED);
        if (started == null && handled == null) {
            draft.missing(PortalField.STEP_STARTED, "when the step began");
        }
        draft.add(started, new CaseFact.StepStarted(step(), source.agency(), due), null);
        if (handled != null && (started == null || handled.isAfter(started))) {
            draft.add(handled, new CaseFact.StepFinished(step(), source.agency(), outcome()), null);
        }
        return draft.events();
    }

    /** The division, else the title of whoever handled it. */
    private String step() {
        String division = progress.text(PortalField.DIVISION);
        String title = progress.text(PortalField.OFFICER_TITLE);
        String step = division != null ? division : title != null ? title : UNNAMED;
        return step.substring(0, Math.min(step.length(), LONGEST_STEP));
    }

    /** The portal's words for the state the step led to. */
    private @Nullable String outcome() {
        String number = progress.text(PortalField.STEP_STATE);
        if (number == null || !number.matches("\\d{1,2}")) {
            return null;
        }
        return CaseState.ofPortalCode(Integer.parseInt(number))
                .map(CaseState::vietnamese)
                .orElse(null);
    }
}
