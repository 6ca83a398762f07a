package vn.nhip.simulator.sandbox.portal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.portal.Catalogue.Agency;
import vn.nhip.simulator.sandbox.portal.Catalogue.Level;
import vn.nhip.simulator.sandbox.portal.DossierClock.Judged;

/** What the portal finds of one province and period: the agencies it lists, and the figures of each. */
final class Evaluation {
    private static final int NOT_FOUND = 404;

    private final Asked asked;
    private final Catalogue catalogue;
    private final double unrecognised;
    private final NationalReport report;
    private final DossierClock clock;
    private final List<DossierCopy> copies;
    private final Instant now;
    private final Agency root;
    private final Figures province;
    private final Map<Agency, Figures> units = new LinkedHashMap<>();

    Evaluation(Asked asked, DossierCopies copies, NationalReport report, DossierClock clock, Instant now) {
        this.asked = asked;
        this.catalogue = copies.catalogue();
        this.unrecognised = copies.unrecognised();
        this.report = report;
        this.clock = clock;
        this.copies = copies.all();
        this.now = now;
        this.root = root();
        Collection<Judged> all = judged(asked);
        this.province = figures(all, asked);
        Map<String, List<Judged>> byUnit = new TreeMap<>();
        listed().forEach(code -> byUnit.put(code, new ArrayList<>()));
        for (Judged one : all) {
            String unit = unit(one.copy());
            if (!unit.equals(root.code())) {
                byUnit.computeIfAbsent(unit, code -> new ArrayList<>()).add(one);
            }
        }
        byUnit.keySet().stream()
                .map(catalogue::agency)
                .sorted(Catalogue.order())
                .forEach(agency -> units.put(agency, figures(byUnit.getOrDefault(agency.code(), List.of()), asked)));
    }

    private Figures figures(Collection<Judged> all, Asked period) {
        return new Figures(all, period, catalogue, unrecognised);
    }

    /** The portal's own id of an agency; the same for the same code. */
    static String departmentId(String code) {
        return UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private SortedSet<String> provinces() {
        SortedSet<String> provinces = new TreeSet<>();
        catalogue.agencies().keySet().forEach(code -> provinces.add(SyncAdapter.province(code)));
        copies.forEach(copy -> provinces.add(SyncAdapter.province(copy.agency())));
        return provinces;
    }

    private Agency root() {
        SortedSet<String> provinces = provinces();
        String wanted = asked.root();
        if (wanted == null && provinces.size() == 1) {
            return catalogue.agency(provinces.first());
        }
        for (String code : provinces) {
            if (code.equals(wanted) || departmentId(code).equals(wanted)) {
                return catalogue.agency(code);
            }
        }
        throw new Refusal(
                NOT_FOUND,
                "rootDepartmentId is " + wanted + "; expected the departmentId or code of one of " + provinces);
    }

    private List<String> listed() {
        return catalogue.agencies().keySet().stream()
                .filter(code -> !code.equals(root.code()) && Catalogue.isWithin(code, root.code()))
                .map(this::belowRoot)
                .distinct()
                .toList();
    }

    private String unit(DossierCopy copy) {
        String agency = copy.agency();
        return Catalogue.isWithin(agency, root.code()) ? belowRoot(agency) : root.code();
    }

    /** {@code H44.100} of {@code H44.100.05}. */
    private String belowRoot(String code) {
        int end = code.indexOf('.', root.code().length() + 1);
        return end < 0 ? code : code.substring(0, end);
    }

    /** What had been received by the end of a period, as it stood then, or stands now. */
    private List<Judged> judged(Asked period) {
        Instant lastSecond = period.ends().minusSeconds(1);
        Instant asOf = now.isBefore(lastSecond) ? now : lastSecond;
        String procedure = period.procedure() == null ? null : Catalogue.shortCode(period.procedure());
        List<Judged> all = new ArrayList<>();
        for (DossierCopy copy : copies) {
            String own = copy.procedure() == null ? null : Catalogue.shortCode(copy.procedure());
            boolean here = SyncAdapter.province(copy.agency()).equals(root.code());
            if (here && copy.livesAfter(period.begins()) && (procedure == null || procedure.equals(own))) {
                Judged one = clock.judge(copy, asOf);
                if (one != null) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    Agency province() {
        return root;
    }

    Figures figures() {
        return province;
    }

    /** The agencies right below the province with their figures, in the order in which the portal lists them. */
    Map<Agency, Figures> units() {
        return units;
    }

    Asked asked() {
        return asked;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** What the national report has, {@code null} while it has nothing of the period. */
    @Nullable
    Long reported(Agency agency) {
        return report.count(agency.code(), asked.from(), asked.to());
    }

    /** The figures of the province in each month of the period, by the number of the month. */
    Map<Integer, Figures> months() {
        Map<Integer, Figures> months = new TreeMap<>();
        if (asked.months().size() == 1) {
            months.put(asked.from().getMonthValue(), province);
            return months;
        }
        for (YearMonth month : asked.months()) {
            Asked part = asked.of(month);
            months.put(month.getMonthValue(), figures(judged(part), part));
        }
        return months;
    }

    /** Writes which agency something is of. */
    static ObjectNode named(ObjectNode unit, Agency agency) {
        return unit.put("departmentId", departmentId(agency.code()))
                .put("departmentName", agency.name())
                .put("departmentCode", agency.code());
    }

    /** The portal calls a department's level PROVINCE. */
    static String level(Agency agency) {
        return agency.level() == Level.COMMUNE ? "COMMUNE" : "PROVINCE";
    }
}
