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
        contradictions.names();
        contradictions.mostAsked();
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
            String field = it.backlog().field();
            boolean named = each.fields().stream()
                    .anyMatch(known ->
                            known.name().equals(field) && !known.province().isEmpty());
            if (each.ownProcedures() == 0 || !named) {
                found.add(
                        "backlog: %s không có thủ tục cấp tỉnh nào (central, province, both) thuộc lĩnh vực “%s” để tồn đọng"
                                .formatted(each.name(), field));
            }
        }
    }

    /** Each level of a department that has procedures has names for them. */
    private void names() {
        for (Department each : departments) {
            boolean province =
                    each.fields().stream().anyMatch(field -> !field.province().isEmpty());
            boolean commune =
                    each.fields().stream().anyMatch(field -> !field.commune().isEmpty());
            if (each.central() + each.province() > 0 && !province) {
                found.add("departments: %s có thủ tục cấp tỉnh nhưng không lĩnh vực nào (fields) có tên trong province"
                        .formatted(each.name()));
            }
            if (each.commune() + each.both() > 0 && !commune) {
                found.add("departments: %s có thủ tục cấp xã nhưng không lĩnh vực nào (fields) có tên trong commune"
                        .formatted(each.name()));
            }
        }
    }

    private void mostAsked() {
        Set<String> titles = new HashSet<>();
        for (Department each : departments) {
            each.fields().forEach(field -> {
                titles.addAll(field.province().titles());
                titles.addAll(field.commune().titles());
            });
        }
        for (String name : it.catalogue().mostAsked()) {
            if (!titles.contains(name)) {
                found.add("most_asked: không lĩnh vực nào có thủ tục “%s” trong titles".formatted(name));
            }
        }
    }

    private void demand() {
        double communes = it.demand().communes();
        int ofCommunes = departments.stream()
                .mapToInt(each -> each.commune() + each.both())
                .sum();
        if (communes > 0 && ofCommunes == 0) {
            found.add(
                    "demand.communes: phần hồ sơ ở cấp xã là %s, nhưng không sở, ngành nào có thủ tục cấp xã (commune, both)"
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
        boolean noDay =
                Arrays.stream(it.demand().weekdays()).sum() + it.demand().closedDays() == 0;
        if (Arrays.stream(it.demand().months()).sum() == 0 || noDay) {
            found.add("demand: months, hoặc weekdays cùng closed_days, toàn số 0: không ngày nào có hồ sơ");
        }
        if (Arrays.stream(it.demand().hours()).sum() == 0) {
            found.add("demand.hours: toàn số 0, không giờ nào có người gửi");
        }
    }

    private void shares() {
        together(
                "handling.withdrawn và handling.stopped",
                it.handling().withdrawn(),
                it.handling().stopped());
        together(
                "services.fully_online và services.partly_online",
                it.catalogue().services().fullyOnline(),
                it.catalogue().services().partlyOnline());
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
                            String.format(Locale.ROOT, "%.4g", one + other).replaceAll("\\.?0+$", "")));
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
        LocalDate from = trouble.from() == null ? LocalDate.MIN : trouble.from();
        LocalDate to = trouble.to() == null ? LocalDate.MAX : trouble.to();
        boolean inYear = from.getYear() <= it.year() && to.getYear() >= it.year();
        boolean inBacklog = it.backlog().cases() > 0
                && !from.isAfter(CityScene.backlogEnds(it.year()))
                && !to.isBefore(CityScene.backlogBegins(it.year()));
        if (!inYear && !inBacklog) {
            found.add("%s: từ %s đến %s không có hồ sơ nào đến, sẽ không có gì xảy ra; hồ sơ đến trong năm %d%s"
                    .formatted(
                            place,
                            trouble.from() == null ? "đầu" : from,
                            trouble.to() == null ? "cuối" : to,
                            it.year(),
                            it.backlog().cases() == 0
                                    ? ""
                                    : " và, tồn đọng, từ %s đến %s"
                                            .formatted(
                                                    CityScene.backlogBegins(it.year()),
                                                    CityScene.backlogEnds(it.year()))));
        }
        if (kind == TroubleKind.PAYMENT_UNRECOGNISED
                && it.payment().online() * it.payment().cityGateway() == 0) {
            found.add(
                    "%s: không ai trả qua cổng của thành phố (payment.online, payment.city_gateway), sẽ không có gì xảy ra"
                            .formatted(place));
        }
    }
}
