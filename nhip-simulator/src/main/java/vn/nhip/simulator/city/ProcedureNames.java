package vn.nhip.simulator.city;

import java.util.ArrayList;
import java.util.List;
import vn.nhip.simulator.city.CityScenario.Acts;
import vn.nhip.simulator.city.CityScenario.Field;
import vn.nhip.simulator.city.CityScenario.Subjects;

/** Names for the procedures of a department at one level: first the full names, then each act with every licence; numbered if there are too few. */
final class ProcedureNames {
    private final List<Named> names = new ArrayList<>();
    private int given;

    /**
     * A procedure's name.
     *
     * @param field lĩnh vực
     * @param wellKnown whether it is a full name, and so asked for most
     */
    record Named(String name, String field, boolean forCitizens, boolean wellKnown) {}

    /** @param commune at which level */
    ProcedureNames(List<Field> fields, boolean commune, Acts acts) {
        for (Field field : fields) {
            Subjects its = subjects(field, commune);
            its.titles().forEach(title -> names.add(new Named(title, field.name(), !its.forBusinesses(), true)));
        }
        for (int act = 0;
                act < Math.max(acts.organisations().size(), acts.persons().size());
                act++) {
            for (Field field : fields) {
                Subjects its = subjects(field, commune);
                add(field, act, acts.organisations(), its.organisations(), false);
                add(field, act, acts.persons(), its.persons(), true);
            }
        }
    }

    private static Subjects subjects(Field field, boolean commune) {
        return commune ? field.commune() : field.province();
    }

    private void add(Field field, int act, List<String> acts, List<String> subjects, boolean forCitizens) {
        if (act < acts.size()) {
            subjects.forEach(subject -> names.add(new Named(
                    acts.get(act).replace(CatalogueReader.SUBJECT, subject), field.name(), forCitizens, false)));
        }
    }

    /** The next one. */
    Named next() {
        Named named = names.get(given % names.size());
        int round = given++ / names.size();
        return round == 0
                ? named
                : new Named(
                        "%s (trường hợp %d)".formatted(named.name(), round + 1),
                        named.field(),
                        named.forCitizens(),
                        named.wellKnown());
    }
}
