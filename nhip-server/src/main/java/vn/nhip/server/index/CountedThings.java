package vn.nhip.server.index;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.feedback.Petition;
import vn.nhip.core.feedback.PetitionClock;
import vn.nhip.core.index.Period;
import vn.nhip.server.catalog.CatalogRegisters;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;
import vn.nhip.server.decisions.RulesInForce;
import vn.nhip.server.feedback.Petitions;
import vn.nhip.server.screen.Vi;

/** Counts from the catalogue, its registers and petitions. */
@Component
class CountedThings implements ThingFigures {
    private final Procedures procedures;
    private final CatalogRegisters registers;
    private final Petitions petitions;
    private final RulesInForce rules;

    CountedThings(Procedures procedures, CatalogRegisters registers, Petitions petitions, RulesInForce rules) {
        this.procedures = procedures;
        this.registers = registers;
        this.petitions = petitions;
        this.rules = rules;
    }

    @Override
    public Set<String> agencies() {
        Set<String> agencies = new HashSet<>();
        petitions.all().stream().map(Petition::agency).forEach(agencies::add);
        return agencies;
    }

    @Override
    public List<ThingCounter> of(
            CountingPlan plan, UnitTree tree, String root, Period period, Question question, LocalDate day, Uses uses) {
        uses.name(code -> procedures.at(code, day).map(Procedure::code).orElse(code));
        WorkCalendar calendar = rules.calendars().of(root);
        LocalDate asOf = Vi.dayOf(Objects.requireNonNull(Seconds.instant(question.asOf())));
        return List.of(
                new ProcedureFigures(
                        procedures,
                        plan,
                        tree,
                        root,
                        period,
                        day,
                        uses,
                        new Announced(registers.announcements(), calendar, root, period, asOf),
                        registers.authority(day)),
                new ServiceFigures(registers.services(), procedures, plan, tree, day, uses),
                new PetitionFigures(petitions.all(), plan, tree, new PetitionClock(calendar), question));
    }
}
