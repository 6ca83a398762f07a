package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.catalog.Agency;

/**
 * The units of a province, and for which of them the cases of an agency count: for the agency itself and for everything above it. An agency
 * that the catalogue does not have stands under the nearest one by its code; a case of which no agency is known counts for the province only.
 */
final class UnitTree {
    /** The code of a province to which all cases belong while no source names an agency. */
    static final String NO_ROOT = "-";

    private final String root;
    private final Map<String, Agency> units = new LinkedHashMap<>();

    private UnitTree(String root) {
        this.root = root;
    }

    /**
     * Builds the tree.
     *
     * @param known the catalogue's agencies below the root, by code
     * @param seen agencies that have cases, of any province
     */
    static UnitTree of(String root, Map<String, Agency> known, Collection<String> seen) {
        UnitTree tree = new UnitTree(root);
        tree.units.put(root, known.getOrDefault(root, unnamed(root)));
        tree.units.putAll(known);
        // The whole before its parts, in whichever order they were seen.
        for (String code : new TreeSet<>(seen)) {
            if (rootOf(code).equals(root) && tree.nearest(code).equals(root)) {
                tree.units.putIfAbsent(code, unnamed(code));
            }
        }
        return tree;
    }

    private static Agency unnamed(String code) {
        String name = code.equals(NO_ROOT) ? "Nguồn không ghi cơ quan" : code;
        return new Agency(code, name, name, null, null, null, null);
    }

    /** The province of an agency, by its code. */
    static String rootOf(@Nullable String agency) {
        if (agency == null) {
            return NO_ROOT;
        }
        int dot = agency.indexOf('.');
        return dot < 0 ? agency : agency.substring(0, dot);
    }

    /** All units, the province first. */
    Map<String, Agency> units() {
        return units;
    }

    /** The unit above each unit but the province. */
    Map<String, String> parents() {
        Map<String, String> parents = new LinkedHashMap<>();
        units.keySet().stream().filter(unit -> !unit.equals(root)).forEach(unit -> {
            Agency agency = units.get(unit);
            String parent = agency == null ? null : agency.parent();
            parents.put(unit, parent == null || !units.containsKey(parent) ? root : parent);
        });
        return parents;
    }

    /** The units for which an agency's cases count; none when it belongs to another province. */
    List<String> holders(@Nullable String agency) {
        if (agency == null) {
            return List.of(root);
        }
        if (!rootOf(agency).equals(root)) {
            return List.of();
        }
        List<String> holders = new ArrayList<>();
        String code = nearest(agency);
        // As many steps as there are units at most, should a tree ever bite its tail.
        for (int step = 0; step < units.size() && !holders.contains(code); step++) {
            holders.add(code);
            Agency unit = units.get(code);
            String parent = unit == null ? null : unit.parent();
            code = parent == null || !units.containsKey(parent) ? root : parent;
        }
        if (!holders.contains(root)) {
            holders.add(root);
        }
        return holders;
    }

    private String nearest(String agency) {
        String code = agency;
        while (!units.containsKey(code)) {
            int dot = code.lastIndexOf('.');
            if (dot < 0) {
                return root;
            }
            code = code.substring(0, dot);
        }
        return code;
    }
}
