package vn.nhip.simulator.city;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.nhip.simulator.city.CityScenario.Department;
import vn.nhip.simulator.trouble.Trouble;
import vn.nhip.simulator.trouble.TroubleKind;

/** What is well written in a scenario and still cannot be. */
final class CityContradictions {
    private final CityScenario it;
    private final List<Department> departments;
    private final List<String> found = new ArrayList<>();

    private CityContradictions(CityScenario scenario) {
        this.it = scenario;
        this.departments = scenario.catalogue().departments();
    }

    /** All of them, in Vietnamese, each beginning with its place; empty for a scenario that can be. */
    static List<String> of(CityScenario scenario) {
        CityContradictions contradictions = new CityContradictions(scenario);
        contradictions.codes();
        contradictions.backlog();
        contradictions.demand();
        contradictions.shares();
        for (TroubleKind kind : TroubleKind.values()) {
            contradictions.trouble(kind, scenario.troubles().of(kind));
        }
        return contradictions.found;
    }

    private void codes() {
        Set<String> seen = new HashSet<>();
        Map<String, String> communes = new TreeMap<>();
        for (int i = 0; i < it.catalogue().communes().size(); i++) {
            communes.put(CityWorld.communeCode(i), it.catalogue().communes().get(i));
        }
        for (Department each : departments) {
            String code = each.code();
            if (!seen.add(code)) {
                found.add("departments: có mã %s lặp lại, mỗi sở, ngành một mã".formatted(code));
            }
            if (communes.containsKey(code)) {
                found.add("departments: mã %s của %s cũng là mã của %s; các xã, phường nhận mã từ %s đến %s"
                        .formatted(
                                code,
                                each.name(),
                                communes.get(code),
                                CityWorld.communeCode(0),
                                CityWorld.communeCode(communes.size() - 1)));
            }
        }
    }

    private void backlog() {
        if (it.backlog().cases() == 0) {
            return;
        }
        String code = it.backlog().department();
        List<Department> its =
                departments.stream().filter(each -> each.code().equals(code)).toList();
        if (its.isEmpty()) {
            found.add("backlog.department: không có sở, ngành nào mang mã %s".formatted(code));
        }
        for (Department each : its) {
            if (each.ownProcedures() == 0) {
                found.add("backlog.department: %s không có thủ tục cấp tỉnh nào (central, province, both) để tồn đọng"
                        .formatted(each.name()));
            }
        }
    }

    private void demand() {
        double communes = it.demand().communes();
        int ofCommunes = departments.stream()
                .mapToInt(each -> each.commune() + each.both())
                .sum();
        if (communes > 0 && ofCommunes == 0) {
            found.add("demand.communes: %s hồ sơ ở cấp xã, nhưng không sở, ngành nào có thủ tục cấp xã (commune, both)"
                    .formatted(communes));
        }
        if (communes < 1 && departments.stream().allMatch(each -> each.ownProcedures() == 0)) {
            found.add("demand.communes: %s, nhưng không có thủ tục cấp tỉnh nào (central, province, both)"
                    .formatted(communes));
        } else if (communes < 1
                && departments.stream().allMatch(each -> each.ownProcedures() == 0 || each.share() == 0)) {
            found.add(
                    "demand.communes: %s, nhưng phần hồ sơ (share) của mọi sở, ngành có thủ tục cấp tỉnh đều là 0; đặt một share trên 0, hoặc demand.communes: 1"
                            .formatted(communes));
        }
        if (Arrays.stream(it.demand().months()).sum() == 0
                || Arrays.stream(it.demand().weekdays()).sum() == 0) {
            found.add("demand: months hoặc weekdays toàn số 0, không ngày nào có hồ sơ");
        }
    }

    private void shares() {
        together(
                "handling.withdrawn và handling.stopped",
                it.handling().withdrawn(),
                it.handling().stopped());
        together(
                "services.fully_online và services.partly_online",
                it.catalogue().fullyOnline(),
                it.catalogue().partlyOnline());
        together(
                "petitions.procedures và petitions.staff",
                it.petitions().procedures(),
                it.petitions().staff());
    }

    private void together(String what, double one, double other) {
        // What is written with two decimals adds up with a rest of its own.
        if (one + other > 1 + 1e-9) {
            found.add("%s: cộng lại %s, nhiều nhất 1"
                    .formatted(
                            what,
                            String.format(Locale.ROOT, "%.4g", one + other).replaceAll("0+$", "")));
        }
    }

    private void trouble(TroubleKind kind, Trouble trouble) {
        if (trouble.share() == 0) {
            return;
        }
        String place = "troubles." + kind.code();
        Set<String> unknown = new TreeSet<>(trouble.agencies());
        departments.forEach(each -> unknown.remove(it.code() + "." + each.code()));
        for (int i = 0; i < it.catalogue().communes().size(); i++) {
            unknown.remove(it.code() + "." + CityWorld.communeCode(i));
        }
        if (!unknown.isEmpty()) {
            found.add("%s.agencies: không có %s trong thành phố này; cần mã của sở, ngành hay xã, phường như %s.%s"
                    .formatted(place, String.join(", ", unknown), it.code(), CityWorld.communeCode(0)));
        }
        LocalDate from = trouble.from();
        LocalDate to = trouble.to();
        // What the year before left behind is told too.
        if (from != null && from.getYear() > it.year() || to != null && to.getYear() < it.year() - 1) {
            found.add("%s: từ %s đến %s không có ngày nào của năm %d, sẽ không có gì xảy ra"
                    .formatted(place, from == null ? "đầu" : from, to == null ? "cuối" : to, it.year()));
        }
    }
}
