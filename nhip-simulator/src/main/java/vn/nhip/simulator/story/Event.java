package vn.nhip.simulator.story;

import java.time.Instant;
import vn.nhip.contract.CaseMessage;

/**
 * A step of a story as it is told.
 *
 * @param step its position in the course
 * @param told when, in seconds since 1970
 */
public record Event(Story story, int step, long told) {

    /** What is told. */
    public Told what() {
        return story.course().get(step);
    }

    /** As the contract has it. */
    public CaseMessage message() {
        Told what = what();
        return new CaseMessage(
                story.source(),
                story.id(step),
                story.code(),
                Instant.ofEpochSecond(what.occurred()),
                what.fact(),
                null);
    }
}
