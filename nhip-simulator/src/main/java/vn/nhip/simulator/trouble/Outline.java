package vn.nhip.simulator.trouble;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;

/**
 * What of a story decides which trouble fits it. Steps are -1 and instants {@link #NEVER} where there are none.
 *
 * @param submitted step of the submission
 * @param accepted step of the first acceptance
 * @param received when it was accepted
 * @param due ngày hẹn trả of that acceptance
 * @param ended step of the completion, or of the return where no completion is told
 * @param end when
 * @param plain accepted once, ended by completion or return or not at all, and neither waiting, nor re-appointed, nor corrected
 * @param corrected ids of events that a correction names
 */
record Outline(
        int submitted,
        int accepted,
        long received,
        long due,
        int ended,
        long end,
        boolean plain,
        CaseFact.@Nullable Channel channel,
        Set<String> corrected) {

    static final long NEVER = Long.MAX_VALUE;

    static Outline of(StoryDraft draft) {
        int submitted = -1;
        int accepted = -1;
        int completed = -1;
        int returned = -1;
        boolean plain = true;
        Set<String> corrected = new HashSet<>();
        for (int step = 0; step < draft.size(); step++) {
            switch (draft.fact(step)) {
                case CaseFact.Submitted ignored -> {
                    plain &= submitted < 0;
                    submitted = submitted < 0 ? step : submitted;
                }
                case CaseFact.Accepted ignored -> {
                    plain &= accepted < 0;
                    accepted = accepted < 0 ? step : accepted;
                }
                case CaseFact.Completed ignored -> {
                    plain &= completed < 0;
                    completed = completed < 0 ? step : completed;
                }
                case CaseFact.Returned ignored -> {
                    plain &= returned < 0;
                    returned = returned < 0 ? step : returned;
                }
                case CaseFact.Corrected correction -> {
                    plain = false;
                    corrected.add(correction.id());
                }
                case CaseFact.Declined ignored -> plain = false;
                case CaseFact.Withdrawn ignored -> plain = false;
                case CaseFact.Stopped ignored -> plain = false;
                case CaseFact.SupplementRequested ignored -> plain = false;
                case CaseFact.SupplementReceived ignored -> plain = false;
                case CaseFact.Suspended ignored -> plain = false;
                case CaseFact.Resumed ignored -> plain = false;
                case CaseFact.Extended ignored -> plain = false;
                default -> {}
            }
        }
        int ended = completed >= 0 ? completed : returned;
        long end = ended < 0 ? NEVER : draft.at(ended).occurred();
        long received = accepted < 0 ? NEVER : draft.at(accepted).occurred();
        boolean inOrder = received < end && (returned < 0 || draft.at(returned).occurred() >= end);
        return new Outline(
                submitted,
                accepted,
                received,
                due(draft, accepted),
                ended,
                end,
                plain && inOrder,
                channel(draft, submitted, accepted),
                corrected);
    }

    private static long due(StoryDraft draft, int accepted) {
        return accepted >= 0 && draft.fact(accepted) instanceof CaseFact.Accepted acceptance && acceptance.due() != null
                ? acceptance.due().getEpochSecond()
                : NEVER;
    }

    private static CaseFact.@Nullable Channel channel(StoryDraft draft, int submitted, int accepted) {
        if (accepted >= 0
                && draft.fact(accepted) instanceof CaseFact.Accepted acceptance
                && acceptance.channel() != null) {
            return acceptance.channel();
        }
        return submitted >= 0 && draft.fact(submitted) instanceof CaseFact.Submitted submission
                ? submission.channel()
                : null;
    }

    /** A plain case that will not be, or was not, done by its due date: what somebody may want to hide. */
    boolean late() {
        return plain && due != NEVER && due > received && end > due;
    }

    /** The agency that handles a case; {@code null} when its story does not say. */
    static @Nullable String agency(Story story) {
        String submitted = null;
        for (Told told : story.course()) {
            if (told.fact() instanceof CaseFact.Accepted acceptance && acceptance.agency() != null) {
                return acceptance.agency();
            }
            if (submitted == null && told.fact() instanceof CaseFact.Submitted submission) {
                submitted = submission.agency();
            }
        }
        return submitted;
    }

    /** When a case was received; when it begins where it never was. */
    static long began(List<Told> course) {
        long first = NEVER;
        for (Told told : course) {
            if (told.fact() instanceof CaseFact.Accepted) {
                return told.occurred();
            }
            first = Math.min(first, told.occurred());
        }
        return first;
    }
}
