package vn.nhip.simulator.sandbox.portal;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.simulator.sandbox.portal.DossierClock.Judged;
import vn.nhip.simulator.trouble.Recognition;

/** What the portal counts of the dossiers of one unit in one period. Dossiers add up from units to the province; procedures do not. */
final class Figures {
    /** Received in the period. */
    private final List<Judged> received;

    /** Received or handled in it, with a term. */
    private final List<Judged> handled;

    private final Catalogue catalogue;
    private final double unrecognised;

    /** @param unrecognised the share of payments through a province's own gateway that the portal does not count */
    Figures(Collection<Judged> all, Asked asked, Catalogue catalogue, double unrecognised) {
        this.unrecognised = unrecognised;
        this.received = all.stream()
                .filter(one -> !one.accepted().isBefore(asked.begins()))
                .toList();
        this.handled = all.stream()
                .filter(one -> one.late() != null)
                .filter(one -> one.end() == null || !one.end().isBefore(asked.begins()))
                .toList();
        this.catalogue = catalogue;
    }

    long received() {
        return received.size();
    }

    private long count(Predicate<Judged> which) {
        return received.stream().filter(which).count();
    }

    private Set<String> procedures(Predicate<Judged> which) {
        Set<String> procedures = new HashSet<>();
        for (Judged one : received) {
            String code = one.copy().procedure();
            if (code != null && which.test(one)) {
                procedures.add(Catalogue.shortCode(code));
            }
        }
        return procedures;
    }

    long handled() {
        return handled.size();
    }

    long handledOnTime() {
        return handled.stream().filter(Judged::onTime).count();
    }

    long completed() {
        return handled.stream().filter(Judged::finished).count();
    }

    /** 0 when nothing was finished. */
    double averageDays() {
        return handled.stream()
                .filter(one -> one.days() != null)
                .mapToDouble(one -> one.days() == null ? 0 : one.days())
                .average()
                .orElse(0);
    }

    long online() {
        return count(Judged::online);
    }

    long onlineOnTime() {
        return count(one -> one.online() && one.onTime());
    }

    long postal() {
        return count(one -> one.file().channel() == CaseFact.Channel.POSTAL);
    }

    /** What is told of no channel counts as direct. */
    long direct() {
        return received() - online() - postal();
    }

    /** Pairs of procedure and agency. */
    long services(boolean onlineOnly) {
        Set<List<String>> services = new HashSet<>();
        for (Judged one : received) {
            String code = one.copy().procedure();
            String agency = one.copy().agency();
            if (code != null && (!onlineOnly || one.online())) {
                services.add(List.of(Catalogue.shortCode(code), agency));
            }
        }
        return services.size();
    }

    long owed() {
        return count(Judged::feeOwed);
    }

    long paidOnline() {
        return count(this::isPaidOnline);
    }

    private boolean isPaidOnline(Judged one) {
        CaseFile.Fees fees = one.file().fees();
        return fees.paidOnline()
                && (fees.gateway() != CaseFact.Gateway.LOCAL
                        || Recognition.recognises(one.copy().code(), unrecognised));
    }

    long proceduresWithFeeDossiers() {
        return procedures(Judged::feeOwed).size();
    }

    long proceduresPaidOnline() {
        return procedures(this::isPaidOnline).size();
    }

    /** By the catalogue; where it is empty, those whose dossiers had one. */
    long feeProcedures(boolean province) {
        if (catalogue.procedures().isEmpty()) {
            return procedures(Judged::feeOwed).size();
        }
        return province
                ? catalogue.procedures().values().stream()
                        .filter(Catalogue.Procedure::fee)
                        .count()
                : procedures(this::hasFee).size();
    }

    private boolean hasFee(Judged one) {
        Catalogue.Procedure procedure = catalogue.procedure(one.copy().procedure());
        return procedure != null && procedure.fee();
    }

    /** Of procedures that end in no document nothing is asked. */
    private boolean needsResult(Judged one) {
        Catalogue.Procedure procedure = catalogue.procedure(one.copy().procedure());
        return procedure == null || procedure.document();
    }

    long needResult() {
        return count(this::needsResult);
    }

    long withResult() {
        return count(one -> needsResult(one) && one.file().papers().result());
    }

    long digitised() {
        return count(one ->
                one.file().papers().digitised() > 0 && (one.file().papers().result() || !needsResult(one)));
    }

    long reused() {
        return count(one -> one.file().papers().reused() > 0);
    }

    long fromStore() {
        return count(one -> one.file().papers().fromPersonalStore() > 0);
    }

    long populationData() {
        return count(Judged::populationData);
    }

    long populationProcedures() {
        return procedures(Judged::populationData).size();
    }

    /** By the catalogue; where it is empty, those with dossiers. */
    long citizenProcedures() {
        if (catalogue.procedures().isEmpty()) {
            return procedures(one -> true).size();
        }
        return catalogue.procedures().values().stream()
                .filter(Catalogue.Procedure::citizens)
                .count();
    }

    /** 5.4 without petitions and ratings, which do not come with a dossier. */
    long notLate() {
        return count(Judged::onTime);
    }

    long judged() {
        return count(one -> one.late() != null);
    }
}
