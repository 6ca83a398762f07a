package vn.nhip.simulator.city;

import java.util.ArrayList;
import java.util.List;
import vn.nhip.simulator.city.CityScenario.Department;
import vn.nhip.simulator.city.CityScenario.Field;

/**
 * Names for the procedures of a department, no two the same: each subject of its fields with each act, then for each kind of applicant, then
 * numbered.
 */
final class ProcedureNames {
    private static final List<String> APPLICANTS = List.of("", " đối với tổ chức", " đối với cá nhân, hộ kinh doanh");

    private final List<String> acts;
    private final List<Subject> subjects = new ArrayList<>();
    private int given;

    private record Subject(String field, String name) {}

    /** A procedure's name, and lĩnh vực. */
    record Named(String name, String field) {}

    ProcedureNames(Department department, List<String> acts) {
        this.acts = acts;
        for (Field field : department.fields()) {
            field.subjects().forEach(subject -> subjects.add(new Subject(field.name(), subject)));
        }
    }

    /** The next one. */
    Named next() {
        int number = given++;
        Subject subject = subjects.get(number % subjects.size());
        int round = number / subjects.size();
        String act = acts.get(round % acts.size());
        int later = round / acts.size();
        String applicants = APPLICANTS.get(later % APPLICANTS.size());
        int repeated = later / APPLICANTS.size();
        String name = act.replace(CityScenarioReader.SUBJECT, subject.name()) + applicants;
        return new Named(repeated == 0 ? name : name + " (trường hợp " + (repeated + 1) + ")", subject.field());
    }
}
