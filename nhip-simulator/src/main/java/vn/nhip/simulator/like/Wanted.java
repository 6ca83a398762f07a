package vn.nhip.simulator.like;

import java.util.List;
import java.util.Set;
import vn.nhip.core.index.Level;
import vn.nhip.simulator.like.Published.Unit;

/**
 * What the cases of one unit must come to. The groups were captured at two instants, between which the month moved: cases left it and came
 * into it by corrections.
 *
 * @param unit code of the unit
 * @param first what the earlier captures say (1.4, 2.1, 3.x)
 * @param second what the later ones say (4.x, 5.x)
 */
record Wanted(String unit, Level level, First first, Second second, Petitions petitions) {

    /**
     * At the first instant.
     *
     * @param received cases in 2.1: those of which the term is known
     * @param onTime of them not late
     * @param synchronised cases in 1.4
     * @param owing cases with a fee (3.6)
     * @param paid of them paid online
     * @param paidProcedures procedures with such a case (3.5b)
     * @param integratedProcedures procedures with a synchronised case with a fee (3.5a)
     * @param feeProcedures procedures with a fee
     */
    record First(
            int received,
            int onTime,
            int synchronised,
            int owing,
            int paid,
            int paidProcedures,
            int integratedProcedures,
            int feeProcedures) {

        /** All cases there are: one without a known term is received but not in 2.1. */
        int cases() {
            return Math.max(received, synchronised);
        }

        /**
         * Cases that cannot be synchronised: a procedure that is not integrated has no synchronised case with a fee. Where no procedures are
         * published, no procedure is counted whatever is synchronised.
         */
        int unsynchronisable() {
            if (feeProcedures == 0) {
                return 0;
            }
            if (integratedProcedures == 0) {
                return paidProcedures == 0 ? owing - paid : owing;
            }
            return Math.max(0, paidProcedures - integratedProcedures);
        }

        /** Cases that need not be synchronised. */
        private int unsynchronised() {
            return cases() - synchronised;
        }

        /**
         * How many procedures are at least both paid and integrated. Each that is integrated only asks for a case that is not paid, each that
         * is paid only for one that is not synchronised, and together they are no more than the procedures with a fee. Where none is both, no
         * paid case is synchronised.
         */
        int fewestBoth() {
            boolean paidIsSynchronised = paidProcedures > 0 && integratedProcedures > 0 && paid > unsynchronised();
            int byCases = Math.max(integratedProcedures - (owing - paid), paidProcedures - unsynchronised());
            int byProcedures = paidProcedures + integratedProcedures - feeProcedures;
            return Math.max(paidIsSynchronised ? 1 : 0, Math.max(byCases, byProcedures));
        }

        /** Whether there can be so many procedures that are both; where not, {@link Contradictions} says what is wrong. */
        boolean canHaveBoth() {
            return fewestBoth() <= Math.min(paidProcedures, integratedProcedures);
        }

        First withProcedures(int paidOnes, int integratedOnes) {
            return new First(received, onTime, synchronised, owing, paid, paidOnes, integratedOnes, feeProcedures);
        }

        /** The same cases, of as few procedures as they can be of and no fewer than are missing. */
        private First ofFewProcedures(First whole, First units) {
            int mustBePaid = Math.max(
                    whole.paidProcedures - units.paidProcedures, Math.min(Math.min(1, paid), whole.paidProcedures));
            int mustBeIntegrated = Math.max(
                    whole.integratedProcedures - units.integratedProcedures,
                    owing > unsynchronised() ? Math.min(1, whole.integratedProcedures) : 0);
            int paidOnes = Math.min(whole.paidProcedures, Math.max(mustBePaid, mustBeIntegrated - (owing - paid)));
            int integratedOnes =
                    Math.min(whole.integratedProcedures, Math.max(mustBeIntegrated, paidOnes - unsynchronised()));
            return withProcedures(paidOnes, integratedOnes);
        }
    }

    /**
     * At the second instant.
     *
     * @param received all cases
     * @param needingResult of procedures that end in a document (4.1)
     * @param satisfied not late, less those disliked (5.4)
     * @param populationProcedures procedures with a case that used population data (4.5a)
     * @param citizenProcedures procedures for citizens
     */
    record Second(
            int received,
            int needingResult,
            int withResult,
            int digitised,
            int reused,
            int stored,
            int populationData,
            int satisfied,
            int populationProcedures,
            int citizenProcedures) {

        /** Of procedures that end in no document. */
        int documentless() {
            return received - needingResult;
        }

        /** Cases in a personal store without a result: those by population data. */
        int storedWithoutResult() {
            return Math.max(0, stored - withResult);
        }
    }

    /** How many cases may owe a fee and stay: a procedure with a fee is neither for citizens nor without a document ({@link Pools}). */
    int owingThatMayStay() {
        return second.received - second.populationProcedures - second.documentless();
    }

    /** Cases with a term that leave the month between the captures. */
    int leavingWithTerm() {
        return Math.max(0, first.cases() - second.received) - (first.cases() - first.received);
    }

    /** Petitions: all, about procedures, in time (5.2), satisfied (5.3). */
    record Petitions(int all, int aboutProcedures, int onTime, int satisfied) {}

    static Wanted of(Unit unit) {
        int received = any(unit, "4.3", "4.5b", "4.4", "5.4", "4.1");
        return new Wanted(
                unit.code(),
                unit.level(),
                new First(
                        den(unit, "2.1"),
                        num(unit, "2.1"),
                        num(unit, "1.4"),
                        den(unit, "3.6"),
                        num(unit, "3.6"),
                        num(unit, "3.5b"),
                        num(unit, "3.5a"),
                        Math.max(den(unit, "3.5a"), den(unit, "3.5b"))),
                new Second(
                        received,
                        unit.has("4.1") ? den(unit, "4.1") : received,
                        num(unit, "4.1"),
                        num(unit, "4.2"),
                        num(unit, "4.3"),
                        num(unit, "4.4"),
                        num(unit, "4.5b"),
                        // Of a capture that does not say it nobody is made to dislike anything.
                        unit.has("5.4") ? num(unit, "5.4") : Math.min(received, num(unit, "2.1")),
                        num(unit, "4.5a"),
                        den(unit, "4.5a")),
                new Petitions(den(unit, "5.2"), num(unit, "5.1"), num(unit, "5.2"), num(unit, "5.3")));
    }

    /** The province's own: what it has beyond its units. Of procedures, counted once at the top, it has as few as its cases can be of. */
    Wanted less(Wanted units) {
        First a = first;
        First b = units.first;
        Second c = second;
        Second d = units.second;
        int left = c.received - d.received;
        return new Wanted(
                unit,
                level,
                new First(
                                a.received - b.received,
                                a.onTime - b.onTime,
                                a.synchronised - b.synchronised,
                                a.owing - b.owing,
                                a.paid - b.paid,
                                0,
                                0,
                                a.feeProcedures)
                        .ofFewProcedures(a, b),
                new Second(
                        left,
                        upTo(left, c.needingResult - d.needingResult),
                        c.withResult - d.withResult,
                        c.digitised - d.digitised,
                        c.reused - d.reused,
                        c.stored - d.stored,
                        c.populationData - d.populationData,
                        upTo(left, c.satisfied - d.satisfied),
                        Math.max(0, c.populationProcedures - d.populationProcedures),
                        c.citizenProcedures),
                new Petitions(
                        petitions.all - units.petitions.all,
                        petitions.aboutProcedures - units.petitions.aboutProcedures,
                        petitions.onTime - units.petitions.onTime,
                        petitions.satisfied - units.petitions.satisfied));
    }

    /** Where it is not published, what is taken for it need not add up. */
    private static int upTo(int most, int difference) {
        return Math.max(0, Math.min(most, difference));
    }

    /** The sum of two units, procedures of both counted twice; of denominators that cannot be added, the greater. */
    Wanted plus(Wanted other) {
        First a = first;
        First b = other.first;
        Second c = second;
        Second d = other.second;
        return new Wanted(
                unit,
                level,
                new First(
                        a.received + b.received,
                        a.onTime + b.onTime,
                        a.synchronised + b.synchronised,
                        a.owing + b.owing,
                        a.paid + b.paid,
                        a.paidProcedures + b.paidProcedures,
                        a.integratedProcedures + b.integratedProcedures,
                        Math.max(a.feeProcedures, b.feeProcedures)),
                new Second(
                        c.received + d.received,
                        c.needingResult + d.needingResult,
                        c.withResult + d.withResult,
                        c.digitised + d.digitised,
                        c.reused + d.reused,
                        c.stored + d.stored,
                        c.populationData + d.populationData,
                        c.satisfied + d.satisfied,
                        c.populationProcedures + d.populationProcedures,
                        Math.max(c.citizenProcedures, d.citizenProcedures)),
                new Petitions(
                        petitions.all + other.petitions.all,
                        petitions.aboutProcedures + other.petitions.aboutProcedures,
                        petitions.onTime + other.petitions.onTime,
                        petitions.satisfied + other.petitions.satisfied));
    }

    /** The sum of units of a province. */
    static Wanted together(Unit province, List<Unit> units) {
        return units.stream().map(Wanted::of).reduce(nothing(province.code(), province.level()), Wanted::plus);
    }

    private static Wanted nothing(String unit, Level level) {
        return new Wanted(
                unit,
                level,
                new First(0, 0, 0, 0, 0, 0, 0, 0),
                new Second(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                new Petitions(0, 0, 0, 0));
    }

    Wanted with(First other) {
        return new Wanted(unit, level, other, second, petitions);
    }

    boolean isEmpty() {
        return first.cases() == 0 && second.received == 0 && petitions.all == 0;
    }

    /** Indicators whose denominator is the number of cases in the later captures. */
    static final Set<String> OF_ALL_CASES = Set.of("4.3", "4.4", "4.5b", "5.4", "4.2");

    private static int any(Unit unit, String... indicators) {
        for (String indicator : indicators) {
            if (unit.has(indicator)) {
                return den(unit, indicator);
            }
        }
        return den(unit, "2.1");
    }

    private static int num(Unit unit, String indicator) {
        return Math.toIntExact(unit.numerator(indicator));
    }

    private static int den(Unit unit, String indicator) {
        return Math.toIntExact(unit.denominator(indicator));
    }
}
