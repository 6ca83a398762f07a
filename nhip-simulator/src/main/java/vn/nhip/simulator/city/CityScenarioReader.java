package vn.nhip.simulator.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.simulator.city.CityScenario.Announcements;
import vn.nhip.simulator.city.CityScenario.Backlog;
import vn.nhip.simulator.city.CityScenario.Catalogue;
import vn.nhip.simulator.city.CityScenario.Demand;
import vn.nhip.simulator.city.CityScenario.Department;
import vn.nhip.simulator.city.CityScenario.Fees;
import vn.nhip.simulator.city.CityScenario.Field;
import vn.nhip.simulator.city.CityScenario.Handling;
import vn.nhip.simulator.city.CityScenario.Payment;
import vn.nhip.simulator.city.CityScenario.Petitions;
import vn.nhip.simulator.city.CityScenario.Weighted;
import vn.nhip.simulator.trouble.Troubles;

/** Reads what a city is like from YAML, and holds it against what can be. Every mistake is named, with its place and what is expected. */
final class CityScenarioReader {
    /** Where the subject of a procedure stands in its name. */
    static final String SUBJECT = "%s";

    private static final Pattern PROVINCE = Pattern.compile("H\\d{2}");
    private static final Pattern DEPARTMENT = Pattern.compile("\\d{3}");

    private CityScenarioReader() {}

    /** A scenario that comes with the product, by its name. */
    static CityScenario bundled(String province) {
        String resource = "/city/%s.yaml".formatted(province.toLowerCase(Locale.ROOT));
        if (!province.matches("[a-zA-Z-]{1,40}")) {
            throw unknown(province);
        }
        try (InputStream in = CityScenarioReader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw unknown(province);
            }
            return read(province, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WrongScenario unknown(String province) {
        return new WrongScenario(
                List.of("không có tỉnh “%s” kèm sẵn: dùng hanoi, hoặc viết kịch bản riêng và đưa bằng --scenario"
                        .formatted(province)));
    }

    /** A scenario of this text; the name stands in what is said of mistakes. */
    static CityScenario read(String name, String yaml) {
        List<String> mistakes = new ArrayList<>();
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object whole;
        try {
            whole = new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException e) {
            throw new WrongScenario(List.of("%s: không phải YAML: %s".formatted(name, e.getMessage())));
        }
        CityScenario scenario = read(new Settings("", whole, mistakes), mistakes);
        if (!mistakes.isEmpty()) {
            throw new WrongScenario(
                    mistakes.stream().map(mistake -> name + ": " + mistake).toList());
        }
        return scenario;
    }

    private static CityScenario read(Settings all, List<String> mistakes) {
        Settings province = all.part("province");
        Settings demand = all.part("demand");
        Settings payment = all.part("payment");
        Settings petitions = all.part("petitions");
        Settings announcements = all.part("announcements");
        Settings backlog = all.part("backlog");
        CityScenario scenario = new CityScenario(
                province.matching("code", PROVINCE, "một mã tỉnh như H26"),
                province.text("name"),
                (int) all.whole("year", CityYears.first(), CityYears.last()),
                all.whole("cases", 1, CityScenario.MOST_CASES),
                all.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                new Demand(
                        demand.numbers("weekdays", 5),
                        demand.number("closed_days", 0, 10),
                        demand.numbers("months", 12),
                        demand.number("around_tet", 0, 10),
                        demand.share("communes"),
                        demand.share("postal")),
                handling(all.part("handling")),
                new Payment(payment.share("online"), payment.share("city_gateway"), payment.share("waived")),
                new Petitions(
                        petitions.number("per_10000", 0, 10_000),
                        petitions.share("late"),
                        petitions.share("satisfied"),
                        petitions.share("about_case"),
                        petitions.share("procedures"),
                        petitions.share("staff"),
                        petitions.share("transferred"),
                        petitions.share("refused")),
                new Announcements(
                        (int) announcements.whole("a_year", 0, 100_000),
                        announcements.share("late"),
                        announcements.share("published_late")),
                new Backlog(
                        backlog.whole("cases", 0, 100_000_000), backlog.text("department"), backlog.share("cleared")),
                all.has("troubles") ? troubles(all.raw("troubles"), mistakes) : Troubles.NONE,
                catalogue(all, mistakes));
        List.of(all, province, demand, payment, petitions, announcements, backlog)
                .forEach(Settings::done);
        mistakes.addAll(CityContradictions.of(scenario));
        return scenario;
    }

    @SuppressWarnings("unchecked") // Keys that are no text are named as mistakes like any unknown key.
    private static Troubles troubles(@Nullable Object part, List<String> mistakes) {
        if (part instanceof Map<?, ?> map && map.keySet().stream().allMatch(String.class::isInstance)) {
            return Troubles.read((Map<String, Object>) map, mistakes);
        }
        mistakes.add("troubles: “%s”, cần các dòng loại: phần".formatted(part));
        return Troubles.NONE;
    }

    private static Handling handling(Settings it) {
        Handling handling = new Handling(
                it.share("online"),
                it.share("declined"),
                it.number("late", 0.0001, 0.9999),
                it.number("spread", 0, 3),
                it.share("supplement"),
                it.share("second_supplement"),
                it.share("suspended"),
                it.share("extended"),
                it.share("withdrawn"),
                it.share("stopped"),
                (int) it.whole("components", 0, 20),
                it.share("digitised"),
                it.share("reused"),
                it.share("identity_verified"),
                it.share("population_data"),
                it.share("result"),
                it.share("personal_store"),
                it.share("rated"),
                it.share("satisfied"),
                it.share("synchronised"),
                it.share("rejected"));
        it.done();
        return handling;
    }

    private static Catalogue catalogue(Settings all, List<String> mistakes) {
        Settings terms = all.part("terms");
        Settings fees = all.part("fees");
        Settings services = all.part("services");
        List<Department> departments = new ArrayList<>();
        for (Settings each : all.parts("departments")) {
            departments.add(new Department(
                    each.matching("code", DEPARTMENT, "một mã ba chữ số như 301"),
                    each.text("name"),
                    (int) each.whole("central", 0, 10_000),
                    (int) each.whole("province", 0, 10_000),
                    (int) each.whole("commune", 0, 10_000),
                    (int) each.whole("both", 0, 10_000),
                    each.number("share", 0, 1e6),
                    fields(each.part("fields"))));
            each.done();
        }
        List<String> communes = new ArrayList<>();
        all.texts("communes").forEach(communes::add);
        Catalogue catalogue = new Catalogue(
                terms(terms, "province", mistakes),
                terms(terms, "commune", mistakes),
                fees(fees.part("province"), mistakes),
                fees(fees.part("commune"), mistakes),
                services.share("fully_online"),
                services.share("partly_online"),
                services.share("inter_agency"),
                acts(all, mistakes),
                List.copyOf(departments),
                List.copyOf(communes));
        List.of(terms, fees, services).forEach(Settings::done);
        return catalogue;
    }

    private static List<Field> fields(Settings it) {
        List<Field> fields = new ArrayList<>();
        for (String name : it.keys()) {
            fields.add(new Field(name, it.texts(name)));
        }
        return fields;
    }

    private static List<String> acts(Settings all, List<String> mistakes) {
        List<String> acts = all.texts("acts");
        for (String act : acts) {
            if (!act.contains(SUBJECT) || act.replace(SUBJECT, "").contains("%")) {
                mistakes.add("acts: “%s”, cần một %s để điền giấy tờ vào, ví dụ Cấp lại %s"
                        .formatted(act, SUBJECT, SUBJECT));
            }
        }
        return acts;
    }

    private static Fees fees(Settings it, List<String> mistakes) {
        List<Weighted<Long>> amounts = new ArrayList<>();
        for (Object each : it.list("amounts")) {
            if (each instanceof List<?> pair
                    && pair.size() == 2
                    && pair.get(0) instanceof Number weight
                    && isWeight(weight)
                    && pair.get(1) instanceof Integer amount
                    && amount > 0) {
                amounts.add(new Weighted<>(weight.doubleValue(), amount.longValue()));
            } else {
                mistakes.add("%s.amounts: “%s”, cần [phần, đồng], ví dụ [39, 500000]".formatted(it.place(), each));
            }
        }
        Fees fees = new Fees(it.share("share"), List.copyOf(amounts));
        it.done();
        return fees;
    }

    private static boolean isWeight(Number weight) {
        return weight.doubleValue() > 0 && Double.isFinite(weight.doubleValue());
    }

    private static List<Weighted<Term>> terms(Settings it, String key, List<String> mistakes) {
        List<Weighted<Term>> terms = new ArrayList<>();
        for (Object each : it.list(key)) {
            if (each instanceof List<?> triple
                    && triple.size() == 3
                    && triple.get(0) instanceof Number weight
                    && triple.get(1) instanceof Integer amount
                    && amount > 0
                    && isWeight(weight)) {
                unit(String.valueOf(triple.get(2)), mistakes)
                        .ifPresent(unit -> terms.add(new Weighted<>(weight.doubleValue(), new Term(amount, unit))));
            } else {
                mistakes.add(
                        "terms.%s: “%s”, cần [phần, số, đơn vị], ví dụ [326, 5, WORKING_DAY]".formatted(key, each));
            }
        }
        return terms;
    }

    private static Optional<TermUnit> unit(String written, List<String> mistakes) {
        return switch (written) {
            case "WORKING_DAY" -> Optional.of(TermUnit.WORKING_DAY);
            case "DAY" -> Optional.of(TermUnit.CALENDAR_DAY);
            case "HOUR" -> Optional.of(TermUnit.HOUR);
            case "MONTH" -> Optional.of(TermUnit.MONTH);
            default -> {
                mistakes.add("terms: đơn vị “%s”, cần WORKING_DAY, DAY, HOUR hoặc MONTH".formatted(written));
                yield Optional.empty();
            }
        };
    }
}
