package vn.nhip.simulator.city;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.simulator.city.CityScenario.Acts;
import vn.nhip.simulator.city.CityScenario.Catalogue;
import vn.nhip.simulator.city.CityScenario.Department;
import vn.nhip.simulator.city.CityScenario.Fees;
import vn.nhip.simulator.city.CityScenario.Field;
import vn.nhip.simulator.city.CityScenario.Services;
import vn.nhip.simulator.city.CityScenario.Subjects;
import vn.nhip.simulator.city.CityScenario.Weighted;

/** Reads the procedures and agencies of a city. */
final class CatalogueReader {
    /** Where the subject of a procedure stands in its name. */
    static final String SUBJECT = "%s";

    private static final Pattern DEPARTMENT = Pattern.compile("\\d{3}");
    private static final long DEAREST = 1_000_000_000_000L;

    /** What a case is overdue after within half a year, and what a year's calendars reach over however often it begins anew. */
    private static final Map<TermUnit, Integer> LONGEST = Map.of(
            TermUnit.HOUR, 400,
            TermUnit.WORKING_DAY, 80,
            TermUnit.CALENDAR_DAY, 120,
            TermUnit.MONTH, 4);

    private final Settings all;
    private final List<String> mistakes;

    CatalogueReader(Settings all, List<String> mistakes) {
        this.all = all;
        this.mistakes = mistakes;
    }

    Catalogue read() {
        Settings terms = all.part("terms");
        Settings fees = all.part("fees");
        Settings services = all.part("services");
        Settings acts = all.part("acts");
        Catalogue catalogue = new Catalogue(
                terms(terms, "province"),
                terms(terms, "commune"),
                fees(fees.part("province")),
                fees(fees.part("commune")),
                new Services(
                        services.share("fully_online"),
                        services.share("partly_online"),
                        services.share("inter_agency"),
                        services.share("with_document"),
                        services.share("complete")),
                new Acts(acts(acts, "organisations"), acts(acts, "persons")),
                all.has("most_asked") ? all.texts("most_asked") : List.of(),
                all.parts("departments").stream().map(this::department).toList(),
                all.texts("communes"));
        List.of(terms, fees, services, acts).forEach(Settings::done);
        return catalogue;
    }

    private Department department(Settings it) {
        Settings procedures = it.part("procedures");
        Department department = new Department(
                it.matching("code", DEPARTMENT, "một mã ba chữ số như 301"),
                it.text("name"),
                (int) procedures.whole("central", 0, 10_000),
                (int) procedures.whole("province", 0, 10_000),
                (int) procedures.whole("commune", 0, 10_000),
                (int) procedures.whole("both", 0, 10_000),
                it.number("share", 0, 1e6),
                fields(it.part("fields")));
        procedures.done();
        it.done();
        return department;
    }

    private List<Field> fields(Settings it) {
        List<Field> fields = new ArrayList<>();
        for (String name : it.keys()) {
            Settings field = it.part(name);
            fields.add(new Field(name, subjects(field, "province"), subjects(field, "commune")));
            field.done();
        }
        return List.copyOf(fields);
    }

    private Subjects subjects(Settings field, String level) {
        if (!field.has(level)) {
            return Subjects.NONE;
        }
        Settings it = field.part(level);
        Subjects subjects = new Subjects(
                it.has("titles_are_for")
                        && it.choice("titles_are_for", "citizens", "businesses").equals("businesses"),
                it.has("titles") ? it.texts("titles") : List.of(),
                it.has("organisations") ? it.texts("organisations") : List.of(),
                it.has("persons") ? it.texts("persons") : List.of());
        it.done();
        return subjects;
    }

    private List<String> acts(Settings it, String whose) {
        List<String> acts = it.texts(whose);
        for (String act : acts) {
            int at = act.indexOf(SUBJECT);
            if (at < 0 || act.indexOf('%', at + 1) >= 0 || act.indexOf('%') < at) {
                mistakes.add("%s.%s: “%s”, cần đúng một %s để điền giấy tờ vào, ví dụ Cấp lại %s"
                        .formatted(it.place(), whose, act, SUBJECT, SUBJECT));
            }
        }
        return acts;
    }

    private Fees fees(Settings it) {
        List<Weighted<Long>> amounts = new ArrayList<>();
        for (Object each : it.list("amounts")) {
            if (each instanceof List<?> pair
                    && pair.size() == 2
                    && isWeight(pair.get(0))
                    && pair.get(1) instanceof Number amount
                    && isWhole(amount)
                    && amount.longValue() > 0
                    && amount.longValue() <= DEAREST) {
                amounts.add(new Weighted<>(weight(pair.get(0)), amount.longValue()));
            } else {
                mistakes.add("%s.amounts: “%s”, cần [phần, đồng], ví dụ [39, 500000], nhiều nhất %d đồng"
                        .formatted(it.place(), each, DEAREST));
            }
        }
        Fees fees = new Fees(it.share("share"), List.copyOf(amounts));
        it.done();
        return fees;
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long;
    }

    private static boolean isWeight(@Nullable Object given) {
        return given instanceof Number weight && weight.doubleValue() > 0 && Double.isFinite(weight.doubleValue());
    }

    private static double weight(Object given) {
        return ((Number) given).doubleValue();
    }

    private List<Weighted<Term>> terms(Settings it, String key) {
        List<Weighted<Term>> terms = new ArrayList<>();
        for (Object each : it.list(key)) {
            String place = "terms.%s".formatted(key);
            if (each instanceof List<?> triple
                    && triple.size() == 3
                    && isWeight(triple.get(0))
                    && triple.get(1) instanceof Integer amount
                    && amount > 0) {
                TermUnit unit = unit(place, String.valueOf(triple.get(2)));
                if (unit != null && amount <= LONGEST.getOrDefault(unit, 0)) {
                    terms.add(new Weighted<>(weight(triple.get(0)), new Term(amount, unit)));
                } else if (unit != null) {
                    mistakes.add("%s: “%s”, cần thời hạn dài nhất là %d %s"
                            .formatted(place, each, LONGEST.get(unit), triple.get(2)));
                }
            } else {
                mistakes.add("%s: “%s”, cần [phần, số, đơn vị], ví dụ [326, 5, WORKING_DAY]".formatted(place, each));
            }
        }
        return terms;
    }

    private @Nullable TermUnit unit(String place, String written) {
        return switch (written) {
            case "WORKING_DAY" -> TermUnit.WORKING_DAY;
            case "DAY" -> TermUnit.CALENDAR_DAY;
            case "HOUR" -> TermUnit.HOUR;
            case "MONTH" -> TermUnit.MONTH;
            default -> {
                mistakes.add("%s: đơn vị “%s”, cần WORKING_DAY, DAY, HOUR hoặc MONTH".formatted(place, written));
                yield null;
            }
        };
    }
}
