package vn.nhip.server.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.facts.CaseFactsReader;
import vn.nhip.core.facts.ProcedureTraits;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;

/** The world as the facts of a case are made with it: clocks and catalogue as the server has them. */
@Component
public class FactWorld {
    private final CaseClocks clocks;
    private final Procedures procedures;

    FactWorld(CaseClocks clocks, Procedures procedures) {
        this.clocks = clocks;
        this.procedures = procedures;
    }

    /**
     * The world, with positions of whoever asks.
     *
     * @param agencies the position of an agency's code
     * @param procedureCodes the position of a procedure's code
     */
    public CaseFactsReader.World with(ToIntFunction<String> agencies, ToIntFunction<String> procedureCodes) {
        return new Positioned(agencies, procedureCodes);
    }

    private final class Positioned implements CaseFactsReader.World {
        private final ToIntFunction<String> agencies;
        private final ToIntFunction<String> procedureCodes;

        // The stages of a case ask the same again and again. Several threads may overwrite each other's: each is whole.
        private Traits traits = new Traits("", Instant.EPOCH, ProcedureTraits.UNKNOWN);
        private @Nullable FileTerm term;

        Positioned(ToIntFunction<String> agencies, ToIntFunction<String> procedureCodes) {
            this.agencies = agencies;
            this.procedureCodes = procedureCodes;
        }

        @Override
        public int agency(@Nullable String code) {
            return code == null ? -1 : agencies.applyAsInt(code);
        }

        @Override
        public int procedure(@Nullable String code) {
            return code == null ? -1 : procedureCodes.applyAsInt(code);
        }

        @Override
        public ProcedureTraits traits(CaseFile file) {
            String code = file.procedure();
            Instant accepted = file.accepted();
            if (code == null || accepted == null) {
                return ProcedureTraits.UNKNOWN;
            }
            Traits known = traits;
            if (known.code().equals(code) && known.accepted().equals(accepted)) {
                return known.traits();
            }
            LocalDate day = accepted.atZone(WorkCalendar.ZONE).toLocalDate();
            ProcedureTraits found =
                    procedures.at(code, day).map(Procedure::traits).orElse(ProcedureTraits.UNKNOWN);
            traits = new Traits(code, accepted, found);
            return found;
        }

        @Override
        public Reckoning reckon(ClockKind clock, CaseFile file, Instant asOf) {
            return clocks.reckon(clock, file, term(file), asOf);
        }

        private @Nullable Term term(CaseFile file) {
            FileTerm known = term;
            if (known != null
                    && known.filing().equals(file.filing())
                    && Objects.equals(known.received(), file.times().received())) {
                return known.term();
            }
            Term found = clocks.term(file).orElse(null);
            term = new FileTerm(file.filing(), file.times().received(), found);
            return found;
        }

        private record Traits(String code, Instant accepted, ProcedureTraits traits) {}

        private record FileTerm(
                CaseFile.Filing filing,
                @Nullable Instant received,
                @Nullable Term term) {}
    }
}
