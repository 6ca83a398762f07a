package vn.nhip.server.index;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which procedures have a case as a measure asks for it, by unit: of a whole also those of its parts. */
final class Uses {
    private final Map<String, Map<Integer, Set<String>>> byUnit = new HashMap<>();

    /** Adds a procedure, by the code as a source writes it. */
    void add(int use, String unit, String procedure) {
        byUnit.computeIfAbsent(unit, added -> new HashMap<>())
                .computeIfAbsent(use, added -> new HashSet<>())
                .add(procedure);
    }

    /** The codes of a unit, as the sources write them. */
    Set<String> of(String unit, int use) {
        return byUnit.getOrDefault(unit, Map.of()).getOrDefault(use, Set.of());
    }
}
