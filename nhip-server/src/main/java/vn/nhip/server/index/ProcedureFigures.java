package vn.nhip.server.index;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.ProcedureFact;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.Counts;
import vn.nhip.server.catalog.HandlingLevel;
import vn.nhip.server.catalog.OnlineLevel;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;

/**
 * Counts procedures under the authority of each unit (766-rules section 1.3): of a province those handled there or in its communes, of a
 * commune those handled in communes. Which of them belong to a department the catalogue does not say, so a department has no count.
 */
final class ProcedureFigures {
    private static final Pattern PROVINCE = Pattern.compile("H\\d\\d(\\..*)?");

    private final Procedures procedures;
    private final CountingPlan plan;
    private final UnitTree tree;
    private final String root;
    private final LocalDate day;
    private final Map<String, Integer> ofProvince = new HashMap<>();
    private final Map<String, Integer> ofCommune = new HashMap<>();

    /**
     * Reads the catalogue.
     *
     * @param day as it stood then
     */
    ProcedureFigures(
            Procedures procedures, CountingPlan plan, UnitTree tree, String root, Period period, LocalDate day) {
        this.procedures = procedures;
        this.plan = plan;
        this.tree = tree;
        this.root = root;
        this.day = day;
        for (Procedure procedure : procedures.on(day)) {
            if (isElsewhere(procedure)) {
                continue;
            }
            int facts = facts(procedure, period);
            boolean commune = procedure.levels().contains(HandlingLevel.COMMUNE);
            if (commune || procedure.levels().contains(HandlingLevel.PROVINCE)) {
                ofProvince.put(procedure.code(), facts);
            }
            if (commune) {
                ofCommune.put(procedure.code(), facts);
            }
        }
    }

    /** Special to another province. */
    private boolean isElsewhere(Procedure procedure) {
        String code = procedure.promulgator().code();
        return code != null
                && PROVINCE.matcher(code).matches()
                && !UnitTree.rootOf(code).equals(root);
    }

    private static int facts(Procedure procedure, Period period) {
        int facts = either(procedure.traits().complete(), ProcedureFact.COMPLETE, ProcedureFact.LACKS_PART)
                | either(procedure.traits().hasFee(), ProcedureFact.HAS_FEE, ProcedureFact.HAS_NO_FEE);
        facts |= Boolean.TRUE.equals(procedure.traits().forCitizens()) ? ProcedureFact.FOR_CITIZENS.bit() : 0;
        facts |= procedure.online() == OnlineLevel.FULL ? ProcedureFact.ONLINE_FULL.bit() : 0;
        facts |= procedure.online() == OnlineLevel.PARTIAL ? ProcedureFact.ONLINE_PARTIAL.bit() : 0;
        facts |= procedure.online() == OnlineLevel.NONE ? ProcedureFact.NOT_ONLINE.bit() : 0;
        boolean changed = !procedure.validFrom().isBefore(period.firstDay())
                && !procedure.validFrom().isAfter(period.lastDay());
        return facts | (changed ? ProcedureFact.CHANGED.bit() : 0);
    }

    private static int either(@Nullable Boolean known, ProcedureFact yes, ProcedureFact no) {
        return known == null ? 0 : known ? yes.bit() : no.bit();
    }

    /**
     * Adds the counts to those of the units.
     *
     * @param uses of every unit and use the codes of procedures with such a case, as the sources write them
     */
    void add(Map<String, Map<String, Counts>> counts, Map<String, Map<Integer, Set<String>>> uses) {
        if (ofProvince.isEmpty()) {
            return;
        }
        counts.forEach((unit, ofUnit) -> {
            Map<String, Integer> authority = authority(unit);
            Map<Integer, Set<String>> used = uses.getOrDefault(unit, Map.of());
            for (CountingPlan.OfProcedures each : plan.procedures()) {
                if (authority != null) {
                    ofUnit.put(each.key(), count(each, authority, national(used.getOrDefault(each.use(), Set.of()))));
                }
            }
        });
    }

    private @Nullable Map<String, Integer> authority(String unit) {
        var agency = tree.units().get(unit);
        Level level = agency == null ? null : CaseFigures.level(agency, root);
        return level == Level.PROVINCE ? ofProvince : level == Level.COMMUNE ? ofCommune : null;
    }

    /** The codes of the catalogue; two codes of a source may be one procedure. */
    private Set<String> national(Set<String> codes) {
        Set<String> national = new HashSet<>();
        codes.forEach(code -> procedures.at(code, day).ifPresent(procedure -> national.add(procedure.code())));
        return national;
    }

    private static Counts count(CountingPlan.OfProcedures each, Map<String, Integer> authority, Set<String> used) {
        long[] counts = {0, 0};
        authority.forEach((code, facts) -> {
            if (each.measure().of().holds(facts)) {
                counts[1]++;
                boolean won = each.measure().where().holds(facts) && (each.use() < 0 || used.contains(code));
                counts[0] += won ? 1 : 0;
            }
        });
        return Counts.of(counts[0], counts[1]);
    }
}
