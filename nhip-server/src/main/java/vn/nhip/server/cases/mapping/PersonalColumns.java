package vn.nhip.server.cases.mapping;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.definitions.Complaints;
import vn.nhip.definitions.YamlObject;

/** Keeps personal columns out of everything but the person: what is in a fact is in the log, and the log is never rewritten. */
final class PersonalColumns {
    /** Names of columns, folded, that hold a person's data in the systems known to us. */
    private static final Set<String> PERSONAL = Set.of(
            "chuhoso",
            "tenchuhoso",
            "hotenchuhoso",
            "hoten",
            "hovaten",
            "hotennguoinop",
            "tennguoinop",
            "nguoinop",
            "nguoinophoso",
            "hotennguoinophoso",
            "tochuccanhan",
            "tencanhantochuc",
            "sogiaytochuhoso",
            "sogiayto",
            "sodinhdanh",
            "sodinhdanhcanhan",
            "sodienthoai",
            "dienthoai",
            "sdt",
            "dienthoailienhe",
            "email",
            "thudientu",
            "diachi",
            "diachichuhoso",
            "diachinguoinop",
            "diachilienhe",
            "ngaysinh");

    private final Complaints complaints;
    private final Set<String> ofPerson = new HashSet<>();

    PersonalColumns(Complaints complaints, Map<Mapping.PersonField, Template> person) {
        this.complaints = complaints;
        person.values().forEach(template -> ofPerson.addAll(template.columns()));
    }

    /** Whether a column holds personal data, by its name. */
    static boolean isPersonal(String column) {
        String folded = Folded.of(column);
        return PERSONAL.contains(folded)
                || ((folded.contains("cccd") || folded.contains("cmnd")) && !folded.startsWith("ngay"));
    }

    void check(YamlObject top, Template caseCode, List<YamlObject> events, List<EventRule> rules) {
        check(top, "case", caseCode.columns());
        for (int i = 0; i < rules.size(); i++) {
            check(events.get(i), "type", rules.get(i).columns().toList());
        }
    }

    private void check(YamlObject object, String key, Collection<String> columns) {
        columns.stream()
                .distinct()
                .filter(column -> ofPerson.contains(column) || isPersonal(column))
                .forEach(column -> complaints.add(
                        object.line(key), "personal column " + column + " in an event", "it under person only"));
    }
}
