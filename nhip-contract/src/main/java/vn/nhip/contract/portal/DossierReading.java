package vn.nhip.contract.portal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Person;
import vn.nhip.contract.Problem;
import vn.nhip.contract.Problem.Kind;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseState;

/** Turns one dossier of the portal into events. */
final class DossierReading {
    private static final String AGENCY_CODE = "[A-Z]\\d{2}(\\.\\d{1,3})*|\\d{3}(\\.\\d{2}){2}\\.[A-Z]\\d{2}";
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_TEXT = 4_000;

    private final PortalDossier dossier;
    private final PortalSource source;
    private final EventDraft draft;
    private final @Nullable Person person;
    private final @Nullable Instant submitted;
    private final @Nullable Instant accepted;
    private final @Nullable Instant due;
    private final @Nullable Instant ended;
    private final @Nullable Instant declined;
    private final @Nullable Instant returned;

    DossierReading(PortalDossier dossier, PortalSource source) {
        this.dossier = dossier;
        this.source = source;
        this.draft = new EventDraft(source.source(), dossier.caseCode());
        this.person = HolderFields.person(dossier);
        this.submitted = time(PortalField.SUBMITTED);
        this.accepted = time(PortalField.ACCEPTED);
        this.due = time(PortalField.DUE);
        this.ended = time(PortalField.ENDED);
        this.declined = time(PortalField.DECLINED);
        this.returned = time(PortalField.RETURNED);
    }

    private @Nullable Instant time(PortalField field) {
        return draft.time(dossier.fields(), field);
    }

    PortalEvents events() {
        submission();
        holder();
        components();
        fees();
        acceptance();
        supplements();
        state();
        results();
        return draft.events();
    }

    private @Nullable String code(PortalField field) {
        return bounded(dossier.text(field), field, LONGEST_CODE);
    }

    private @Nullable String bounded(@Nullable String text, PortalField field, int longest) {
        if (text != null && text.length() > longest) {
            draft.problem(new Problem(
                    Kind.WRONG_FORM,
                    field.portalName(),
                    "\"" + field.portalName() + "\" is longer than " + longest + " characters; it was left out",
                    "Trường \"" + field.portalName() + "\" dài quá " + longest
                            + " ký tự nên bị bỏ qua. Hãy rút ngắn."));
            return null;
        }
        return text;
    }

    private void submission() {
        String number = dossier.text(PortalField.SUBJECT);
        CaseFact.SubjectKind subject =
                number == null ? null : source.numbering().kind(number);
        if (number != null && subject == null) {
            draft.unknown(PortalField.SUBJECT, "the numbers of " + source.numbering());
        }
        String text = HolderFields.withoutHolder(dossier.text(PortalField.ABSTRACT), person);
        draft.add(
                submitted,
                new CaseFact.Submitted(
                        code(PortalField.PROCEDURE),
                        null,
                        agency(),
                        channel(),
                        subject,
                        bounded(text, PortalField.ABSTRACT, LONGEST_TEXT)),
                person);
    }

    private void acceptance() {
        draft.add(
                accepted,
                new CaseFact.Accepted(code(PortalField.PROCEDURE), null, agency(), channel(), firstDue()),
                submitted == null ? person : null);
    }

    /** A code where there is one: DonViXuLy is a name in some systems. */
    private @Nullable String agency() {
        String given = dossier.text(PortalField.AGENCY);
        boolean isCode = given != null && given.matches(AGENCY_CODE);
        return isCode || source.agency() == null ? bounded(given, PortalField.AGENCY, LONGEST_CODE) : source.agency();
    }

    private CaseFact.@Nullable Channel channel() {
        return switch (dossier.text(PortalField.CHANNEL)) {
            case null -> null;
            case "1" -> CaseFact.Channel.DIRECT;
            case "2" -> CaseFact.Channel.ONLINE;
            case "3" -> CaseFact.Channel.POSTAL;
            default -> {
                draft.unknown(PortalField.CHANNEL, "1, 2, 3");
                yield null;
            }
        };
    }

    /** Ngày hẹn trả of the receipt: where supplements moved it, the one before the first of them. */
    private @Nullable Instant firstDue() {
        List<PortalObject> supplements = dossier.entries(PortalField.SUPPLEMENTS);
        for (PortalObject supplement : supplements) {
            String before = supplement.text(PortalField.DUE_BEFORE);
            if (before != null) {
                return PortalTime.parse(before);
            }
        }
        boolean moved = supplements.stream().anyMatch(s -> s.has(PortalField.DUE_AFTER));
        return moved ? null : due;
    }

    private void holder() {
        Instant at = submitted == null ? accepted : submitted;
        if (dossier.fields().isSet(PortalField.VNEID)) {
            draft.addUndated(at, new CaseFact.IdentityVerified());
        }
        for (PortalObject database : dossier.entries(PortalField.DATABASES)) {
            String code = bounded(database.text(PortalField.DATABASE), PortalField.DATABASE, LONGEST_CODE);
            boolean population = source.populationDatabases().isEmpty()
                    || (code != null && source.populationDatabases().contains(code));
            if (code != null && population) {
                draft.addUndated(at, new CaseFact.PopulationDataUsed(code));
            }
        }
    }

    private void components() {
        Instant at = submitted == null ? accepted : submitted;
        List<PortalObject> components = dossier.entries(PortalField.COMPONENTS);
        boolean reusedTold = false;
        for (PortalObject component : components) {
            boolean reused = component.isSet(PortalField.REUSED);
            reusedTold |= reused;
            draft.addUndated(
                    at,
                    new CaseFact.ComponentAttached(
                            bounded(component.text(PortalField.COMPONENT), PortalField.COMPONENT, LONGEST_CODE),
                            component.isSet(PortalField.DIGITISED) || component.text(PortalField.FILE_LINK) != null,
                            reused,
                            component.isSet(PortalField.FROM_PERSONAL_STORE),
                            false));
        }
        // 4.3 counts by this flag of the whole dossier; no component of its own says which one it was.
        if (!reusedTold && dossier.fields().isSet(PortalField.HAS_DIGITISED)) {
            draft.addUndated(
                    at,
                    new CaseFact.ComponentAttached(PortalField.HAS_DIGITISED.portalName(), true, true, false, false));
        }
        if (at == null && !components.isEmpty()) {
            draft.missing(PortalField.SUBMITTED, "a time; without one the components cannot be kept");
        }
    }

    private void fees() {
        Instant at = accepted == null ? submitted : accepted;
        List<PortalObject> fees = dossier.entries(PortalField.FEES);
        boolean allFree = !fees.isEmpty();
        for (PortalObject fee : fees) {
            Long price = price(fee);
            allFree &= price != null && price == 0;
            if (price != null && price > 0) {
                String name = bounded(fee.text(PortalField.FEE), PortalField.FEE, LONGEST_CODE);
                draft.addUndated(at, new CaseFact.FeeRequired(price, name));
            }
        }
        if (allFree) {
            draft.addUndated(at, new CaseFact.FeeWaived(null));
        }
        payment(at);
    }

    private void payment(@Nullable Instant at) {
        switch (dossier.text(PortalField.PAID_ONLINE)) {
            case null -> {}
            // Not paid online; whether it was paid at all is not said.
            case "0", "false" -> {}
            case "1", "true" -> draft.addUndated(at, new CaseFact.FeePaid(null, CaseFact.Gateway.NATIONAL));
            case "2" -> draft.addUndated(at, new CaseFact.FeePaid(null, CaseFact.Gateway.LOCAL));
            default -> draft.unknown(PortalField.PAID_ONLINE, "0, 1, 2");
        }
    }

    private @Nullable Long price(PortalObject fee) {
        String text = fee.text(PortalField.PRICE);
        if (text == null) {
            return null;
        }
        Long price = Price.parse(text);
        if (price == null) {
            draft.problem(new Problem(
                    Kind.WRONG_FORM,
                    PortalField.PRICE.portalName(),
                    "\"Gia\" is no whole number of đồng",
                    "\"Gia\" không phải số đồng nguyên. Hãy ghi số, ví dụ 150000."));
        }
        return price;
    }

    private void supplements() {
        List<PortalObject> supplements = dossier.entries(PortalField.SUPPLEMENTS);
        Instant lastDue = null;
        Instant last = null;
        for (PortalObject supplement : supplements) {
            Instant requested = draft.time(supplement, PortalField.SUPPLEMENT_REQUESTED);
            Instant received = draft.time(supplement, PortalField.SUPPLEMENT_RECEIVED);
            Instant newDue = draft.time(supplement, PortalField.DUE_AFTER);
            draft.add(requested, new CaseFact.SupplementRequested(null), null);
            draft.add(received, new CaseFact.SupplementReceived(newDue), null);
            lastDue = newDue == null ? lastDue : newDue;
            last = received == null ? last : received;
        }
        if (lastDue != null && due != null && !due.equals(lastDue)) {
            draft.add(last, new CaseFact.Extended(due, false, null), null);
        }
    }

    private void results() {
        Instant end = ended == null ? returned : ended;
        Instant at = end == null ? (accepted == null ? submitted : accepted) : end;
        for (PortalObject result : dossier.entries(PortalField.RESULTS)) {
            String code = bounded(result.text(PortalField.RESULT), PortalField.RESULT, LONGEST_CODE);
            String link = bounded(result.text(PortalField.RESULT_LINK), PortalField.RESULT_LINK, LONGEST_TEXT);
            if (code != null || link != null) {
                draft.addUndated(at, new CaseFact.ResultAttached(code, link, false, false));
            }
        }
    }

    /** What the state says; its raw number is taken as it is, also where a date says otherwise. */
    private void state() {
        String number = dossier.text(PortalField.STATE);
        if (number == null) {
            draft.missing(PortalField.STATE, "the state of the case, 1 to 10");
            return;
        }
        CaseState state = number.matches("\\d{1,2}")
                ? CaseState.ofPortalCode(Integer.parseInt(number)).orElse(null)
                : null;
        switch (state) {
            case null -> draft.unknown(PortalField.STATE, "1 to 10");
            case SUBMITTED -> needs(submitted, PortalField.SUBMITTED);
            case ACCEPTED, IN_PROGRESS, FEE_REQUIRED -> needs(accepted, PortalField.ACCEPTED);
            case DECLINED -> ending(PortalField.DECLINED, new CaseFact.Declined(null), declined, ended);
            case SUPPLEMENT_REQUESTED -> supplementState();
            case WITHDRAWN -> ending(PortalField.ENDED, new CaseFact.Withdrawn(null), ended, returned, declined);
            case STOPPED -> ending(PortalField.ENDED, new CaseFact.Stopped(null), ended, returned, declined);
            case COMPLETED -> ending(PortalField.ENDED, new CaseFact.Completed(), ended, returned);
            case RETURNED -> {
                draft.add(ended, new CaseFact.Completed(), null);
                ending(PortalField.RETURNED, new CaseFact.Returned(null), returned, ended);
            }
            case UNKNOWN, SUSPENDED -> draft.unknown(PortalField.STATE, "1 to 10");
        }
    }

    private void supplementState() {
        boolean requested = dossier.entries(PortalField.SUPPLEMENTS).stream()
                .anyMatch(supplement -> supplement.has(PortalField.SUPPLEMENT_REQUESTED));
        if (!requested) {
            draft.missing(PortalField.SUPPLEMENT_REQUESTED, "when the supplement was requested, as the state is 5");
        }
    }

    private void needs(@Nullable Instant time, PortalField field) {
        if (time == null && !dossier.fields().has(field)) {
            draft.missing(field, "a time, as the state says that it happened");
        }
    }

    /** An ending at the first of the times that is known. */
    private void ending(PortalField field, CaseFact fact, @Nullable Instant... times) {
        for (Instant time : times) {
            if (time != null) {
                draft.add(time, fact, null);
                return;
            }
        }
        if (!dossier.fields().has(field)) {
            draft.missing(field, "the time of the end, as the state says that the case has ended");
        }
    }
}
