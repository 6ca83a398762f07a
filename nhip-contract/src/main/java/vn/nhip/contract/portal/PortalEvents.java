package vn.nhip.contract.portal;

import java.util.List;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;

/**
 * What one record of a payload says has happened.
 *
 * @param messages in the natural course of a case. Their ids depend on what they say alone: sent again they are the same events, and a changed
 *     record gives new ones only for what changed
 * @param problems what could not be read; the rest is in the messages all the same
 */
public record PortalEvents(List<CaseMessage> messages, List<Problem> problems) {
    public PortalEvents {
        messages = List.copyOf(messages);
        problems = List.copyOf(problems);
    }

    /** The events of a record. */
    public static PortalEvents of(PortalRecord read, PortalSource source) {
        return switch (read) {
            case PortalDossier dossier -> new DossierReading(dossier, source).events();
            case PortalProgress progress -> new ProgressReading(progress, source).events();
            case PortalRecord.Unread unread -> new PortalEvents(List.of(), List.of(unread.problem()));
        };
    }
}
