package vn.nhip.simulator.sandbox.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.portal.PortalDossier;
import vn.nhip.contract.portal.PortalField;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;

/**
 * The portal's copy of a dossier: what happened to it, and nothing of whom it is about.
 *
 * @param hash of the dossier as it was sent last; the same again is no change
 * @param received when it was sent last, by the portal's clock
 * @param state TrangThaiHoSo as sent
 * @param events what the dossier says has happened
 * @param progress what progress entries say has happened
 * @param file what all of it comes to; {@code null} when nothing is told to have happened at a time
 */
record DossierCopy(
        String code,
        String hash,
        Instant received,
        @Nullable String procedure,
        String agency,
        String state,
        List<CaseEvent> events,
        List<CaseEvent> progress,
        @Nullable CaseFile file) {

    DossierCopy {
        events = List.copyOf(events);
        progress = List.copyOf(progress);
    }

    static DossierCopy of(
            String code,
            PortalDossier dossier,
            String sender,
            Instant now,
            List<CaseMessage> messages,
            @Nullable DossierCopy before) {
        List<CaseEvent> events = new ArrayList<>();
        for (CaseMessage message : messages) {
            // A dossier replaces the one before as a whole: a number among its own will do, and is short.
            events.add(new CaseEvent(
                    message.source(), String.valueOf(events.size()), code, message.occurred(), now, message.fact()));
        }
        String named = dossier.text(PortalField.AGENCY);
        List<CaseEvent> progress = before == null ? List.of() : before.progress;
        return new DossierCopy(
                code,
                hash(dossier),
                now,
                dossier.text(PortalField.PROCEDURE),
                named != null && SyncAdapter.AGENCY_CODE.matcher(named).matches() ? named : sender,
                String.valueOf(dossier.text(PortalField.STATE)),
                events,
                progress,
                folded(events, progress));
    }

    static String hash(PortalDossier dossier) {
        return SyncAdapter.sha256(dossier.json());
    }

    DossierCopy with(List<CaseEvent> moreProgress) {
        List<CaseEvent> all = new ArrayList<>(progress);
        all.addAll(moreProgress);
        return new DossierCopy(code, hash, received, procedure, agency, state, events, all, folded(events, all));
    }

    private static @Nullable CaseFile folded(List<CaseEvent> events, List<CaseEvent> progress) {
        List<CaseEvent> all = new ArrayList<>(events);
        all.addAll(progress);
        return all.isEmpty() ? null : CaseLife.fold(all);
    }

    /** What it came to at an instant; {@code null} when nothing had happened yet. */
    @Nullable
    CaseFile fileAsOf(Instant asOf) {
        CaseFile whole = file;
        if (whole == null || !whole.lastOccurred().isAfter(asOf)) {
            return whole;
        }
        List<CaseEvent> all = new ArrayList<>(events);
        all.addAll(progress);
        return CaseLife.foldAsOf(all, asOf, Instant.MAX).orElse(null);
    }

    /** Whether it can count in a period that begins then: not when it had ended before, and nothing has happened since. */
    boolean livesAfter(Instant begin) {
        CaseFile whole = file;
        return whole != null && !(whole.state().isEnd() && whole.lastOccurred().isBefore(begin));
    }
}
