package vn.nhip.server.index;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import vn.nhip.core.facts.ProcedureUse;

/**
 * Which procedures have a case as a measure asks for it, by unit: of a whole also those of its parts. Told once for every agency, procedure
 * and measure, which are millions, so it is bits until a name is asked for.
 */
final class Uses implements ProcedureUse.Visitor {
    private static final BitSet NONE = new BitSet();

    private final List<String> procedures;
    private final Map<String, Integer> units = new HashMap<>();
    /** Positions of units by position of the agency; the first is for cases of which no agency is known. */
    private final int[][] holders;

    /** By unit and measure. */
    private final BitSet[][] used;

    private Map<String, BitSet> positions = Map.of();

    /**
     * Of nothing yet.
     *
     * @param procedures their codes by position, as the sources write them
     * @param measures how many measures there are
     */
    Uses(UnitTree tree, List<String> agencies, List<String> procedures, int measures) {
        this.procedures = procedures;
        tree.units().keySet().forEach(unit -> units.put(unit, units.size()));
        holders = new int[agencies.size() + 1][];
        for (int agency = -1; agency < agencies.size(); agency++) {
            holders[agency + 1] = tree.holders(agency < 0 ? null : agencies.get(agency)).stream()
                    .map(units::get)
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
        used = new BitSet[units.size()][measures];
    }

    @Override
    public void found(int measure, int agency, int procedure) {
        if (procedure < 0 || procedure >= procedures.size()) {
            return;
        }
        for (int unit : holders[agency + 1 < holders.length ? agency + 1 : 0]) {
            BitSet[] ofUnit = used[unit];
            if (ofUnit[measure] == null) {
                ofUnit[measure] = new BitSet();
            }
            ofUnit[measure].set(procedure);
        }
    }

    /**
     * Says what procedures are called from now on.
     *
     * @param national the code of the catalogue for a source's; two codes of a source may be one procedure
     */
    void name(UnaryOperator<String> national) {
        Map<String, BitSet> named = new HashMap<>();
        for (int procedure = 0; procedure < procedures.size(); procedure++) {
            named.computeIfAbsent(national.apply(procedures.get(procedure)), added -> new BitSet())
                    .set(procedure);
        }
        positions = named;
    }

    /** Whether a procedure, by the code of the catalogue, has such a case in a unit; never where nothing is asked for (-1). */
    Predicate<String> of(String unit, int measure) {
        Integer at = units.get(unit);
        BitSet found = at == null || measure < 0 ? null : used[at][measure];
        return found == null ? code -> false : code -> found.intersects(positions.getOrDefault(code, NONE));
    }
}
