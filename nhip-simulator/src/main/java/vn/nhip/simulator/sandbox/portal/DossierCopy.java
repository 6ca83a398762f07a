package vn.nhip.simulator.sandbox.portal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.portal.PortalDossier;
import vn.nhip.contract.portal.PortalField;
import vn.nhip.core.cases.CaseEvent;

/**
 * The portal's copy of a dossier: what happened to it, and nothing of whom it is about.
 *
 * @param hash of the dossier as it was sent last; the same again is no change
 * @param received when it was sent last, by the portal's clock
 * @param state TrangThaiHoSo as sent
 * @param events what the dossier says has happened
 * @param progress what progress entries say has happened
 */
record DossierCopy(
        String code,
        String hash,
        Instant received,
        @Nullable String procedure,
        String agency,
        String state,
        List<CaseEvent> events,
        List<CaseEvent> progress) {

    DossierCopy {
        events = List.copyOf(events);
        progress = List.copyOf(progress);
    }

    static DossierCopy of(
            String code,
            PortalDossier dossier,
            String sender,
            Instant now,
            List<CaseEvent> events,
            @Nullable DossierCopy before) {
        String named = dossier.text(PortalField.AGENCY);
        return new DossierCopy(
                code,
                hash(dossier),
                now,
                dossier.text(PortalField.PROCEDURE),
                named != null && SyncAdapter.AGENCY_CODE.matcher(named).matches() ? named : sender,
                String.valueOf(dossier.text(PortalField.STATE)),
                events,
                before == null ? List.of() : before.progress);
    }

    static String hash(PortalDossier dossier) {
        return SyncAdapter.sha256(dossier.json());
    }

    DossierCopy with(List<CaseEvent> moreProgress) {
        List<CaseEvent> all = new ArrayList<>(progress);
        all.addAll(moreProgress);
        return new DossierCopy(code, hash, received, procedure, agency, state, events, all);
    }

    List<CaseEvent> allEvents() {
        List<CaseEvent> all = new ArrayList<>(events);
        all.addAll(progress);
        return all;
    }
}
