package vn.nhip.simulator.like;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import vn.nhip.simulator.story.Dice;

/**
 * Deals out to the cases of one unit what they count for. Every count is dealt exactly; which case gets it is chance, except where one thing
 * asks for another: what is paid owes a fee, what a procedure is integrated by is synchronised.
 */
final class UnitCases {
    private final Wanted wanted;
    private final Shares shares;
    private final Pools pools;
    private final int unit;
    private final Dice dice;
    private final List<Draft> drafts = new ArrayList<>();
    /** Those that a count still may be dealt to, in an order by chance. */
    private List<Draft> deck = List.of();

    private UnitCases(Wanted wanted, int unit, Shares shares, Pools pools, Dice dice) {
        this.wanted = wanted;
        this.unit = unit;
        this.shares = shares;
        this.pools = pools;
        this.dice = dice;
    }

    /**
     * The cases of a unit.
     *
     * @param unit its position among the units
     */
    static List<Draft> of(Wanted wanted, int unit, Shares shares, Pools pools, Dice dice) {
        UnitCases cases = new UnitCases(wanted, unit, shares, pools, dice);
        cases.months();
        cases.fees();
        cases.synchronisation();
        cases.papers();
        cases.satisfaction();
        return cases.drafts;
    }

    /** Who is in the month when, and who is late. */
    private void months() {
        int before = wanted.first().cases();
        int after = wanted.second().received();
        int leaving = Math.max(0, before - after);
        int joining = Math.max(0, after - before);
        int termless = before - wanted.first().received();
        for (int i = 0; i < before + joining; i++) {
            Draft draft = new Draft();
            draft.first = i < before;
            draft.second = i < before - leaving || i >= before;
            draft.termless = i < before && i >= before - termless;
            draft.procedure = draft.termless ? pools.withoutTerm() : -1;
            drafts.add(draft);
        }
        int late = wanted.first().received() - wanted.first().onTime();
        int leavingWithTerm = wanted.leavingWithTerm();
        int onTimeAfter = wanted.first().onTime() - leavingWithTerm + joining;
        int mostLate = Math.min(leavingWithTerm, late);
        int leavingLate = Math.max(
                Math.max(0, leavingWithTerm - wanted.first().onTime()),
                Math.min(mostLate, wanted.second().satisfied() - onTimeAfter));
        int natural = onTimeAfter + leavingLate;
        deal(leavingLate, draft -> draft.first && !draft.second && !draft.termless, draft -> draft.late = true);
        deal(late - leavingLate, draft -> draft.first && draft.second, draft -> draft.late = true);
        deal(wanted.second().satisfied() - natural, draft -> draft.late && draft.second, draft -> draft.mended = true);
    }

    private void fees() {
        Wanted.First first = wanted.first();
        int[] paid = shares.paid(unit);
        int[] integrated = shares.integrated(unit);
        int[] fee = shares.fee(unit);
        List<Integer> integratedOnly = minus(integrated, paid);
        int[] mayStay = {wanted.owingThatMayStay()};
        deal(first.owing(), draft -> draft.first && !draft.termless && (!draft.second || mayStay[0] > 0), draft -> {
            draft.owing = true;
            mayStay[0] -= draft.second ? 1 : 0;
        });
        deal(first.paid(), draft -> draft.owing, draft -> draft.paid = true);
        // Every procedure that must have a case gets one; the others go where synchronising stays possible.
        int[] next = {0};
        deal(paid.length, draft -> draft.paid, draft -> draft.procedure = pools.withFee(paid[next[0]++]));
        next[0] = 0;
        deal(
                integratedOnly.size(),
                draft -> draft.owing && !draft.paid,
                draft -> draft.procedure = pools.withFee(integratedOnly.get(next[0]++)));
        List<Integer> both = new ArrayList<>();
        for (int position : paid) {
            if (contains(integrated, position)) {
                both.add(position);
            }
        }
        List<Integer> ofPaid = both.isEmpty() ? list(paid) : both;
        List<Integer> ofUnpaid = !both.isEmpty()
                ? both
                : integrated.length > 0
                        ? list(integrated)
                        : paid.length > 0 ? list(paid) : list(fee).subList(0, Math.min(1, fee.length));
        for (Draft draft : drafts) {
            if (draft.owing && draft.procedure < 0) {
                List<Integer> positions = draft.paid ? ofPaid : ofUnpaid;
                draft.procedure = positions.isEmpty() ? pools.other() : pools.withFee(skewed(positions));
            }
        }
    }

    private void synchronisation() {
        int[] integrated = shares.integrated(unit);
        int synchronised = 0;
        for (int position : integrated) {
            int procedure = pools.withFee(position);
            synchronised +=
                    deal(1, draft -> draft.owing && draft.procedure == procedure, draft -> draft.synchronised = true);
        }
        deal(
                wanted.first().synchronised() - synchronised,
                draft -> draft.first
                        && !draft.synchronised
                        && (!draft.owing
                                || draft.procedure == pools.other()
                                || isIntegrated(draft.procedure, integrated)),
                draft -> draft.synchronised = true);
    }

    private boolean isIntegrated(int procedure, int[] integrated) {
        for (int position : integrated) {
            if (pools.withFee(position) == procedure) {
                return true;
            }
        }
        return false;
    }

    private void papers() {
        Wanted.Second second = wanted.second();
        List<Integer> population = list(shares.population(unit));
        int[] next = {0};
        Predicate<Draft> free = draft -> draft.second && draft.procedure < 0;
        deal(second.populationProcedures(), free, draft -> {
            draft.procedure = pools.forCitizens(population.get(next[0]++));
            draft.population = true;
        });
        deal(second.documentless(), free, draft -> {
            draft.procedure = pools.withoutDocument();
            draft.documentless = true;
        });
        for (Draft draft : drafts) {
            if (draft.procedure < 0) {
                draft.procedure = population.isEmpty() ? pools.other() : pools.forCitizens(skewed(population));
            }
        }
        // Some population data must go where no result is: to what is stored without one.
        int apart = second.storedWithoutResult();
        int withoutDocument = deal(
                apart - (second.needingResult() - second.withResult()),
                draft -> draft.documentless,
                draft -> draft.population = true);
        deal(
                second.populationData() - second.populationProcedures() - withoutDocument,
                draft -> draft.second && !draft.population,
                draft -> draft.population = true);
        int[] both = {second.populationData() - Math.max(apart, count(draft -> draft.population && draft.documentless))
        };
        deal(
                second.withResult(),
                draft -> draft.second && !draft.documentless && (!draft.population || both[0] > 0),
                draft -> {
                    draft.result = true;
                    both[0] -= draft.population ? 1 : 0;
                });
        deal(
                second.digitised(),
                draft -> draft.second && (draft.result || draft.documentless),
                draft -> draft.digitised = true);
        deal(second.reused(), draft -> draft.second, draft -> draft.reused = true);
        int stored = deal(second.stored(), draft -> draft.second && draft.result, draft -> draft.stored = true);
        deal(
                second.stored() - stored,
                draft -> draft.second && draft.population && !draft.stored,
                draft -> draft.stored = true);
    }

    private void satisfaction() {
        int onTime = count(draft -> draft.second && (!draft.late || draft.mended));
        deal(onTime - wanted.second().satisfied(), draft -> draft.second, draft -> draft.disliked = true);
    }

    private int count(Predicate<Draft> which) {
        return Math.toIntExact(drafts.stream().filter(which).count());
    }

    /** Gives something to so many cases by chance, or to as many as there are; says to how many. */
    private int deal(int n, Predicate<Draft> who, Consumer<Draft> what) {
        if (n <= 0) {
            return 0;
        }
        if (deck.size() != drafts.size()) {
            deck = new ArrayList<>(drafts);
        }
        int dealt = 0;
        for (int i = 0; i < deck.size() && dealt < n; i++) {
            int j = i + dice.below(deck.size() - i);
            Draft draft = deck.get(j);
            deck.set(j, deck.get(i));
            deck.set(i, draft);
            if (who.test(draft)) {
                what.accept(draft);
                dealt++;
            }
        }
        return dealt;
    }

    /** The first ones far more often than the last: a few procedures make most cases. */
    private int skewed(List<Integer> positions) {
        double chance = dice.unit();
        return positions.get((int) (positions.size() * chance * chance * chance));
    }

    private static List<Integer> list(int[] positions) {
        List<Integer> list = new ArrayList<>(positions.length);
        for (int position : positions) {
            list.add(position);
        }
        return list;
    }

    private static List<Integer> minus(int[] some, int[] others) {
        List<Integer> rest = new ArrayList<>();
        for (int position : some) {
            if (!contains(others, position)) {
                rest.add(position);
            }
        }
        return rest;
    }

    private static boolean contains(int[] positions, int wanted) {
        for (int position : positions) {
            if (position == wanted) {
                return true;
            }
        }
        return false;
    }
}
