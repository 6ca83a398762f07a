package vn.nhip.server.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.nhip.core.scoring.Counts;
import vn.nhip.server.catalog.OnlineService;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.catalog.Procedures;

/**
 * Counts online services of each unit and of its parts (766-rules section 1.3, 3.2). A case says its procedure, not its service: where a
 * unit's part offers several services of a procedure that has such cases, it is not known which, and the unit has no count.
 */
final class ServiceFigures implements ThingCounter {
    private final Procedures procedures;
    private final CountingPlan plan;
    private final UnitTree tree;
    private final LocalDate day;
    private final Uses uses;
    private final Map<String, List<OnlineService>> byUnit = new HashMap<>();
    private final Map<Offer, Integer> offers = new HashMap<>();
    private final boolean told;

    /** A procedure at the unit of the agency that offers it. */
    private record Offer(String unit, String procedure) {}

    ServiceFigures(
            List<OnlineService> services,
            Procedures procedures,
            CountingPlan plan,
            UnitTree tree,
            LocalDate day,
            Uses uses) {
        this.procedures = procedures;
        this.plan = plan;
        this.tree = tree;
        this.day = day;
        this.uses = uses;
        for (OnlineService service : services) {
            if (service.isOfferedOn(day)) {
                List<String> holders = tree.holders(service.agency());
                holders.forEach(unit ->
                        byUnit.computeIfAbsent(unit, added -> new ArrayList<>()).add(service));
                if (!holders.isEmpty()) {
                    offers.merge(new Offer(holders.getFirst(), national(service.procedure())), 1, Integer::sum);
                }
            }
        }
        this.told = !byUnit.isEmpty();
    }

    private String national(String code) {
        return procedures.at(code, day).map(Procedure::code).orElse(code);
    }

    @Override
    public void add(Map<String, Map<String, Counts>> counts) {
        if (!told) {
            return;
        }
        counts.forEach((unit, ofUnit) -> plan.services().forEach(each -> {
            List<OnlineService> services = byUnit.getOrDefault(unit, List.of());
            if (services.stream().noneMatch(service -> isUnclear(service, each.use()))) {
                long won = services.stream()
                        .filter(service -> isUsed(service, each.use()))
                        .count();
                ofUnit.put(each.key(), Counts.of(won, services.size()));
            }
        }));
    }

    private boolean isUsed(OnlineService service, int use) {
        String unit = tree.holders(service.agency()).getFirst();
        return uses.of(unit, use).test(national(service.procedure()));
    }

    private boolean isUnclear(OnlineService service, int use) {
        Offer offer = new Offer(tree.holders(service.agency()).getFirst(), national(service.procedure()));
        return offers.getOrDefault(offer, 0) > 1 && isUsed(service, use);
    }

    @Override
    public Optional<List<Thing>> things(String unit, String key) {
        return plan.services().stream()
                .filter(each -> told && each.key().equals(key))
                .findFirst()
                .map(each -> byUnit.getOrDefault(unit, List.of()).stream()
                        .sorted(Comparator.comparing(OnlineService::code))
                        .map(service -> thing(service, each))
                        .toList());
    }

    private Thing thing(OnlineService service, CountingPlan.OfServices each) {
        boolean won = isUsed(service, each.use());
        String cases = each.measure().cases().words();
        return new Thing(
                service.code(),
                service.agency(),
                national(service.procedure()),
                null,
                won,
                List.of((won ? "có hồ sơ trong kỳ " : "không có hồ sơ nào trong kỳ ") + cases));
    }
}
