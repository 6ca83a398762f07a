package vn.nhip.server.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.Condition;
import vn.nhip.core.facts.NamedFact;
import vn.nhip.core.facts.ProcedureFact;
import vn.nhip.core.facts.ProcedureMeasure;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.Counts;
import vn.nhip.server.catalog.HandlingLevel;
import vn.nhip.server.catalog.OnlineLevel;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;

/**
 * Counts procedures under the authority of each unit (766-rules section 1.3): of a province those handled there or in its communes, of every
 * other unit those that the register of authority names for it. Where the register names none, a commune has those handled in communes; any
 * other unit has no count.
 */
final class ProcedureFigures implements ThingCounter {
    private static final Pattern PROVINCE = Pattern.compile("H\\d\\d(\\..*)?");
    /** Facts that announcements tell; of a unit below the province they tell nothing. */
    private static final int ANNOUNCED_FACTS = ProcedureFact.ANNOUNCED.bit()
            | ProcedureFact.ANNOUNCED_LATE.bit()
            | ProcedureFact.ANNOUNCED_LATE_IN_WORKING_DAYS.bit()
            | ProcedureFact.PUBLISHED_LATE.bit()
            | ProcedureFact.ANNOUNCED_SHORTLY_AFTER.bit()
            | ProcedureFact.PUBLISHED_LATE_SHORTLY_AFTER.bit();

    private final Procedures procedures;
    private final CountingPlan plan;
    private final UnitTree tree;
    private final String root;
    private final LocalDate day;
    private final Uses uses;
    private final Announced announced;
    private final Map<String, Integer> ofProvince = new HashMap<>();
    private final Map<String, Integer> ofCommune = new HashMap<>();
    /** By unit, what the register names for it or for a part of it. */
    private final Map<String, Map<String, Integer>> told = new HashMap<>();

    private final boolean catalogued;

    /**
     * Reads the catalogue.
     *
     * @param authority codes of procedures by agency, as the register has them
     * @param day as it stood then
     */
    ProcedureFigures(
            Procedures procedures,
            CountingPlan plan,
            UnitTree tree,
            String root,
            Period period,
            LocalDate day,
            Uses uses,
            Announced announced,
            Map<String, Set<String>> authority) {
        this.procedures = procedures;
        this.plan = plan;
        this.tree = tree;
        this.root = root;
        this.day = day;
        this.uses = uses;
        this.announced = announced;
        Map<String, Integer> all = new HashMap<>();
        for (Procedure procedure : procedures.on(day)) {
            if (isElsewhere(procedure)) {
                continue;
            }
            int facts = facts(procedure, period);
            all.put(procedure.code(), facts);
            boolean commune = procedure.levels().contains(HandlingLevel.COMMUNE);
            if (commune || procedure.levels().contains(HandlingLevel.PROVINCE)) {
                ofProvince.put(procedure.code(), facts);
            }
            if (commune) {
                ofCommune.put(procedure.code(), facts);
            }
        }
        catalogued = !ofProvince.isEmpty();
        announced.facts().forEach((code, facts) -> ofProvince.merge(national(code), facts, (a, b) -> a | b));
        authority.forEach((agency, codes) -> {
            for (String unit : tree.holders(agency)) {
                codes.forEach(code -> told.computeIfAbsent(unit, added -> new HashMap<>())
                        .put(national(code), all.getOrDefault(national(code), 0)));
            }
        });
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

    /** The code of the catalogue; the code itself where it does not know it. */
    private String national(String code) {
        return procedures.at(code, day).map(Procedure::code).orElse(code);
    }

    @Override
    public void add(Map<String, Map<String, Counts>> counts) {
        counts.forEach((unit, ofUnit) -> {
            for (CountingPlan.OfProcedures each : plan.procedures()) {
                Map<String, Integer> authority = authority(unit, each.measure());
                if (authority != null) {
                    ofUnit.put(each.key(), count(each, authority, uses.of(unit, each.use())));
                }
            }
        });
    }

    /** The facts of the procedures under a unit's authority; {@code null} when they are not known. */
    private @Nullable Map<String, Integer> authority(String unit, ProcedureMeasure measure) {
        var agency = tree.units().get(unit);
        Level level = agency == null ? null : CaseFigures.level(agency, root);
        if ((measure.of().asks() & ANNOUNCED_FACTS) != 0) {
            return level == Level.PROVINCE && announced.isTold() ? ofProvince : null;
        }
        if (!catalogued) {
            return null;
        }
        if (level == Level.PROVINCE) {
            return ofProvince;
        }
        Map<String, Integer> ofUnit = told.get(unit);
        return ofUnit == null && level == Level.COMMUNE ? ofCommune : ofUnit;
    }

    private static Counts count(
            CountingPlan.OfProcedures each, Map<String, Integer> authority, Predicate<String> used) {
        long[] counts = {0, 0};
        authority.forEach((code, facts) -> {
            if (each.measure().of().holds(facts)) {
                counts[1]++;
                counts[0] += wins(each, code, facts, used) ? 1 : 0;
            }
        });
        return Counts.of(counts[0], counts[1]);
    }

    private static boolean wins(CountingPlan.OfProcedures each, String code, int facts, Predicate<String> used) {
        return each.measure().where().holds(facts) && (each.use() < 0 || used.test(code));
    }

    @Override
    public Optional<List<Thing>> things(String unit, String key) {
        return plan.procedures().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .flatMap(each -> Optional.ofNullable(authority(unit, each.measure()))
                        .map(authority -> things(each, authority, uses.of(unit, each.use()))));
    }

    private List<Thing> things(CountingPlan.OfProcedures each, Map<String, Integer> authority, Predicate<String> used) {
        List<Thing> things = new ArrayList<>();
        authority.forEach((code, facts) -> {
            if (each.measure().of().holds(facts)) {
                boolean won = wins(each, code, facts, used);
                things.add(new Thing(code, null, code, null, won, reasons(each, code, facts, used, won)));
            }
        });
        things.sort(Comparator.comparing(Thing::code));
        return things;
    }

    private List<String> reasons(
            CountingPlan.OfProcedures each, String code, int facts, Predicate<String> used, boolean won) {
        List<String> reasons = new ArrayList<>();
        if (won || !each.measure().where().holds(facts)) {
            new ConditionReasons(facts, (fact, holds) -> words(fact, holds, code), reasons)
                    .find(each.measure().where(), won);
        }
        Condition cases = each.measure().cases();
        if (cases != null && (won || !used.test(code))) {
            reasons.add((won ? "có hồ sơ trong kỳ " : "không có hồ sơ nào trong kỳ ") + cases.words());
        }
        return reasons;
    }

    private String words(NamedFact fact, boolean holds, String code) {
        String words = holds ? fact.words() : fact.negation();
        List<String> decisions =
                (fact.bit() & ANNOUNCED_FACTS) == 0 ? List.of() : announced.words(code, this::national);
        return decisions.isEmpty() ? words : words + ": " + String.join("; ", decisions);
    }
}
