package vn.nhip.contract.portal;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.contract.Person;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.CaseTimes;
import vn.nhip.core.deadline.CaseTimes.Ending.End;

/** Writes a case as the portal's dossier, to synchronise it. What is not known is left out; all values are texts. */
public final class DossierDraft {
    private final CaseFile file;
    private final Collection<CaseFact> facts;
    private final SubjectNumbering numbering;
    private final ObjectNode dossier = PortalJson.MAPPER.createObjectNode();

    private DossierDraft(CaseFile file, Collection<CaseFact> facts, SubjectNumbering numbering) {
        this.file = file;
        this.facts = facts;
        this.numbering = numbering;
    }

    /**
     * The dossier of a case.
     *
     * @param events of the case; what was attached and charged is only in them
     * @param person the holder, {@code null} when unknown
     * @param numbering how the receiver numbers LoaiDoiTuong
     */
    public static PortalDossier of(
            CaseFile file, Collection<CaseEvent> events, @Nullable Person person, SubjectNumbering numbering) {
        DossierDraft draft = new DossierDraft(file, standing(events), numbering);
        draft.head();
        draft.holder(person);
        draft.dates();
        draft.flags();
        draft.components();
        draft.fees();
        draft.supplements();
        draft.results();
        draft.databases();
        return PortalDossier.of(draft.dossier.toString());
    }

    /** The facts as they were corrected, without those that never happened. */
    private static Collection<CaseFact> standing(Collection<CaseEvent> events) {
        Map<List<String>, CaseFact> facts = new LinkedHashMap<>();
        List<CaseEvent> ordered = events.stream().sorted(CaseEvent.ORDER).toList();
        for (CaseEvent event : ordered) {
            facts.putIfAbsent(List.of(event.source(), event.id()), event.fact());
        }
        for (CaseEvent event : ordered) {
            if (event.fact() instanceof CaseFact.Corrected corrected) {
                List<String> wrong = List.of(corrected.source(), corrected.id());
                if (corrected.withdrawn()) {
                    facts.remove(wrong);
                } else if (corrected.fact() != null) {
                    facts.replace(wrong, corrected.fact());
                }
            }
        }
        return facts.values();
    }

    private void head() {
        put(PortalField.CASE_CODE, file.code());
        put(PortalField.PROCEDURE, file.procedure());
        CaseFact.Channel channel = file.channel();
        put(PortalField.CHANNEL, channel == null ? null : number(channel));
        CaseFact.SubjectKind subject = file.subject();
        put(PortalField.SUBJECT, subject == null ? null : numbering.number(subject));
        put(PortalField.ABSTRACT, file.abstractText());
        put(PortalField.AGENCY, file.agency());
        put(PortalField.STATE, state());
    }

    private static String number(CaseFact.Channel channel) {
        return switch (channel) {
            case DIRECT -> "1";
            case ONLINE -> "2";
            case POSTAL -> "3";
        };
    }

    /** The portal knows no "Tạm dừng": it goes on as 4. */
    private @Nullable String state() {
        CaseState state = file.state() == CaseState.SUSPENDED ? CaseState.IN_PROGRESS : file.state();
        return state.portalCode() == 0 ? null : String.valueOf(state.portalCode());
    }

    private void holder(@Nullable Person person) {
        if (person != null) {
            put(PortalField.HOLDER, person.name());
            put(PortalField.HOLDER_PAPER, person.identityNumber());
            put(PortalField.PHONE, person.phone());
            put(PortalField.EMAIL, person.email());
        }
    }

    private void dates() {
        put(PortalField.SUBMITTED, file.submitted());
        put(PortalField.ACCEPTED, file.accepted());
        put(PortalField.DUE, file.due());
        put(PortalField.DECLINED, ending(End.DECLINED));
        Instant ended = ending(End.COMPLETED);
        for (End other : List.of(End.STOPPED, End.WITHDRAWN, End.DECLINED)) {
            ended = ended == null ? ending(other) : ended;
        }
        put(PortalField.ENDED, ended);
        put(PortalField.RETURNED, ending(End.RETURNED));
    }

    private @Nullable Instant ending(End kind) {
        return file.times().endings().stream()
                .filter(ending -> ending.kind() == kind)
                .map(CaseTimes.Ending::at)
                .findFirst()
                .orElse(null);
    }

    private void flags() {
        flag(dossier, PortalField.HAS_DIGITISED, file.papers().reused() > 0);
        flag(dossier, PortalField.VNEID, file.identityVerified());
        CaseFile.Fees fees = file.fees();
        if (fees.paidOnline()) {
            put(PortalField.PAID_ONLINE, fees.gateway() == CaseFact.Gateway.NATIONAL ? "1" : "2");
        } else if (fees.required() != null || fees.paid()) {
            put(PortalField.PAID_ONLINE, "0");
        }
    }

    private void components() {
        ArrayNode list = dossier.putArray(PortalField.COMPONENTS.portalName());
        for (CaseFact fact : facts) {
            if (fact instanceof CaseFact.ComponentAttached component) {
                ObjectNode entry = list.addObject();
                put(entry, PortalField.COMPONENT, component.component());
                flag(entry, PortalField.DIGITISED, component.digitised());
                flag(entry, PortalField.REUSED, component.reused());
                flag(entry, PortalField.FROM_PERSONAL_STORE, component.fromPersonalStore());
            }
        }
    }

    private void fees() {
        Map<String, CaseFact.FeeRequired> fees = new LinkedHashMap<>();
        for (CaseFact fact : facts) {
            if (fact instanceof CaseFact.FeeRequired fee) {
                fees.put(fee.fee() == null ? "" : fee.fee(), fee);
            }
        }
        ArrayNode list = dossier.putArray(PortalField.FEES.portalName());
        for (CaseFact.FeeRequired fee : fees.values()) {
            ObjectNode entry = list.addObject();
            put(entry, PortalField.FEE, fee.fee());
            put(entry, PortalField.PRICE, file.fees().waived() ? "0" : String.valueOf(fee.amount()));
        }
        if (fees.isEmpty() && file.fees().waived()) {
            put(list.addObject(), PortalField.PRICE, "0");
        }
    }

    private void supplements() {
        ArrayNode list = dossier.putArray(PortalField.SUPPLEMENTS.portalName());
        Instant before = file.times().statedDue();
        for (CaseTimes.Pause pause : file.times().pauses()) {
            if (pause.reason() == CaseTimes.Pause.Reason.SUPPLEMENT) {
                ObjectNode entry = list.addObject();
                put(entry, PortalField.SUPPLEMENT_REQUESTED, PortalTime.write(pause.from()));
                put(entry, PortalField.SUPPLEMENT_RECEIVED, written(pause.to()));
                put(entry, PortalField.DUE_BEFORE, written(before));
                put(entry, PortalField.DUE_AFTER, written(pause.newDue()));
                before = pause.newDue() == null ? before : pause.newDue();
            }
        }
    }

    private void results() {
        ArrayNode list = dossier.putArray(PortalField.RESULTS.portalName());
        for (CaseFact fact : facts) {
            if (fact instanceof CaseFact.ResultAttached result) {
                ObjectNode entry = list.addObject();
                put(entry, PortalField.RESULT, result.result());
                put(entry, PortalField.RESULT_LINK, result.link());
            }
        }
    }

    private void databases() {
        ArrayNode list = dossier.putArray(PortalField.DATABASES.portalName());
        for (CaseFact fact : facts) {
            if (fact instanceof CaseFact.PopulationDataUsed used && used.database() != null) {
                put(list.addObject(), PortalField.DATABASE, used.database());
            }
        }
    }

    private void put(PortalField field, @Nullable String value) {
        put(dossier, field, value);
    }

    private void put(PortalField field, @Nullable Instant time) {
        put(dossier, field, written(time));
    }

    private static @Nullable String written(@Nullable Instant time) {
        return time == null ? null : PortalTime.write(time);
    }

    private static void put(ObjectNode object, PortalField field, @Nullable String value) {
        if (value != null) {
            object.put(field.portalName(), value);
        }
    }

    private static void flag(ObjectNode object, PortalField field, boolean set) {
        object.put(field.portalName(), set ? "1" : "0");
    }
}
