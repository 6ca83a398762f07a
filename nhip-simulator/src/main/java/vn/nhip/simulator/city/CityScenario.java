package vn.nhip.simulator.city;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.simulator.trouble.Troubles;

/**
 * What a city is like: pure data, read from YAML. Shares are from 0 to 1.
 *
 * @param cases how many cases are received in the year
 * @param troubles what goes wrong on purpose
 */
public record CityScenario(
        String code,
        String name,
        int year,
        long cases,
        long seed,
        Demand demand,
        Handling handling,
        Payment payment,
        Petitions petitions,
        Backlog backlog,
        Troubles troubles,
        Catalogue catalogue) {

    /** Of the year before its calendar is needed too. */
    public static final int FIRST_YEAR = 2016;

    public static final int LAST_YEAR = 2026;
    public static final long MOST_CASES = 1_000_000_000L;

    /**
     * When cases come, against a usual working day.
     *
     * @param weekdays Monday to Friday
     * @param closedDays days without office: online only
     * @param months January to December
     * @param aroundTet working days just before and after Tết
     * @param communes the share of all cases that communes get
     */
    @SuppressWarnings("ArrayRecordComponent") // Read only, never compared.
    record Demand(double[] weekdays, double closedDays, double[] months, double aroundTet, double communes) {
        Demand {
            weekdays = weekdays.clone();
            months = months.clone();
        }
    }

    /**
     * How cases are handled, on average over agencies.
     *
     * @param spread how far agencies differ: the deviation of the logarithm of the odds
     * @param components how many are attached to a case
     */
    record Handling(
            double online,
            double declined,
            double late,
            double spread,
            double supplement,
            double secondSupplement,
            double suspended,
            double extended,
            double withdrawn,
            double stopped,
            int components,
            double digitised,
            double reused,
            double identityVerified,
            double populationData,
            double result,
            double personalStore,
            double rated,
            double satisfied,
            double synchronised,
            double rejected) {}

    /**
     * How fees are paid.
     *
     * @param online of those that are not waived
     * @param cityGateway of those paid online: through the city's own gateway
     * @param unrecognised of those: not recognised by the portal, so that no payment online is told
     * @param waived Nghị quyết 77/2025
     */
    record Payment(double online, double cityGateway, double unrecognised, double waived) {}

    /** Petitions, so many for ten thousand cases. */
    record Petitions(double per10000, double late, double satisfied) {}

    /**
     * Overdue cases of the year before.
     *
     * @param department whose they are
     * @param cleared the share that is done by the end of the year
     */
    record Backlog(long cases, String department, double cleared) {
        /** As many for each case of the year, when the year has others. */
        Backlog forCases(long other, long of) {
            return new Backlog(Math.round((double) cases * other / of), department, cleared);
        }
    }

    /** Procedures and agencies. */
    record Catalogue(
            List<Weighted<Term>> provinceTerms,
            List<Weighted<Term>> communeTerms,
            Fees provinceFees,
            Fees communeFees,
            List<Department> departments,
            List<String> communes) {}

    record Weighted<T>(double weight, T what) {}

    /** The share of procedures that have a fee, and the amounts in đồng. */
    @SuppressWarnings("ArrayRecordComponent") // Read only, never compared.
    record Fees(double share, double[] amounts) {
        Fees {
            amounts = amounts.clone();
        }
    }

    /**
     * A department.
     *
     * @param central procedures that go on to a ministry (liên thông trung ương)
     * @param both procedures of both levels
     * @param share its weight among departments
     */
    record Department(
            String code, String name, int central, int province, int commune, int both, double share, String field) {
        int procedures() {
            return central + province + commune + both;
        }
    }

    /** The same with other numbers. */
    public CityScenario with(int itsYear, long itsCases, long itsSeed) {
        return new CityScenario(
                code,
                name,
                itsYear,
                itsCases,
                itsSeed,
                demand,
                handling,
                payment,
                petitions,
                backlog.forCases(itsCases, cases),
                troubles,
                catalogue);
    }

    /** Everything that decides the feed: two scenarios with the same have the same one. */
    public String fingerprint() {
        String all = "%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s"
                .formatted(
                        name,
                        Arrays.toString(demand.weekdays),
                        Arrays.toString(demand.months),
                        "%s %s %s".formatted(demand.closedDays, demand.aroundTet, demand.communes),
                        handling,
                        payment,
                        petitions,
                        backlog,
                        troubles,
                        catalogue.provinceTerms + " " + catalogue.communeTerms,
                        "%s %s %s %s"
                                .formatted(
                                        fees(catalogue.provinceFees),
                                        fees(catalogue.communeFees),
                                        catalogue.departments,
                                        catalogue.communes));
        return "city %s, year %d, cases %d, seed %d, scenario %08x".formatted(code, year, cases, seed, all.hashCode());
    }

    private static String fees(Fees fees) {
        return fees.share + " " + Arrays.toString(fees.amounts);
    }

    /**
     * A scenario that comes with the product.
     *
     * @param province {@code hanoi}
     * @throws WrongScenario when there is none of that name
     */
    public static CityScenario bundled(String province) {
        String resource = "/city/%s.yaml".formatted(province.toLowerCase(Locale.ROOT));
        if (!province.matches("[a-zA-Z-]{1,40}")) {
            throw unknown(province);
        }
        try (InputStream in = CityScenario.class.getResourceAsStream(resource)) {
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

    /**
     * A scenario of a file.
     *
     * @throws WrongScenario naming every mistake
     */
    public static CityScenario of(Path file) throws IOException {
        return read(file.toString(), Files.readString(file));
    }

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
        Settings backlog = all.part("backlog");
        CityScenario scenario = new CityScenario(
                province.text("code"),
                province.text("name"),
                (int) all.whole("year", FIRST_YEAR, LAST_YEAR),
                all.whole("cases", 1, MOST_CASES),
                all.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                new Demand(
                        demand.numbers("weekdays", 5),
                        demand.number("closed_days", 0, 10),
                        demand.numbers("months", 12),
                        demand.number("around_tet", 0, 10),
                        demand.share("communes")),
                handling(all.part("handling")),
                new Payment(
                        payment.share("online"),
                        payment.share("city_gateway"),
                        payment.share("unrecognised"),
                        payment.share("waived")),
                new Petitions(
                        petitions.number("per_10000", 0, 10_000),
                        petitions.share("late"),
                        petitions.share("satisfied")),
                new Backlog(
                        backlog.whole("cases", 0, 100_000_000), backlog.text("department"), backlog.share("cleared")),
                all.has("troubles") ? troubles(all.raw("troubles"), mistakes) : Troubles.NONE,
                catalogue(all, mistakes));
        List.of(all, province, demand, payment, petitions, backlog).forEach(Settings::done);
        contradictions(scenario, mistakes);
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
        List<Department> departments = new ArrayList<>();
        for (Settings each : all.parts("departments")) {
            departments.add(new Department(
                    each.text("code"),
                    each.text("name"),
                    (int) each.whole("central", 0, 10_000),
                    (int) each.whole("province", 0, 10_000),
                    (int) each.whole("commune", 0, 10_000),
                    (int) each.whole("both", 0, 10_000),
                    each.number("share", 0, 1e6),
                    each.text("field")));
            each.done();
        }
        List<String> communes = new ArrayList<>();
        all.list("communes").forEach(each -> communes.add(String.valueOf(each)));
        Catalogue catalogue = new Catalogue(
                terms(terms, "province", mistakes),
                terms(terms, "commune", mistakes),
                fees(fees.part("province")),
                fees(fees.part("commune")),
                List.copyOf(departments),
                List.copyOf(communes));
        terms.done();
        fees.done();
        return catalogue;
    }

    private static Fees fees(Settings it) {
        double share = it.share("share");
        Fees fees = new Fees(share, it.numbers("amounts", it.list("amounts").size()));
        it.done();
        return fees;
    }

    private static List<Weighted<Term>> terms(Settings it, String key, List<String> mistakes) {
        List<Weighted<Term>> terms = new ArrayList<>();
        for (Object each : it.list(key)) {
            if (each instanceof List<?> triple
                    && triple.size() == 3
                    && triple.get(0) instanceof Number weight
                    && triple.get(1) instanceof Integer amount
                    && amount > 0
                    && weight.doubleValue() > 0
                    && Double.isFinite(weight.doubleValue())) {
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

    /** What is well written and still cannot be. */
    private static void contradictions(CityScenario it, List<String> mistakes) {
        boolean department =
                it.catalogue.departments.stream().anyMatch(each -> each.code.equals(it.backlog.department));
        if (it.backlog.cases > 0 && !department) {
            mistakes.add("backlog.department: không có sở, ngành nào mang mã %s".formatted(it.backlog.department));
        }
        long codes = it.catalogue.departments.stream()
                .map(Department::code)
                .distinct()
                .count();
        if (codes != it.catalogue.departments.size()) {
            mistakes.add("departments: có mã lặp lại, mỗi sở, ngành một mã");
        }
        int ofCommunes = it.catalogue.departments.stream()
                .mapToInt(each -> each.commune + each.both)
                .sum();
        int ofDepartments = it.catalogue.departments.stream()
                .mapToInt(each -> each.central + each.province + each.both)
                .sum();
        if (it.demand.communes > 0 && ofCommunes == 0) {
            mistakes.add(
                    "demand.communes: %s hồ sơ ở cấp xã, nhưng không sở, ngành nào có thủ tục cấp xã (commune, both)"
                            .formatted(it.demand.communes));
        }
        if (it.demand.communes < 1 && ofDepartments == 0) {
            mistakes.add("demand.communes: %s, nhưng không có thủ tục cấp tỉnh nào (central, province, both)"
                    .formatted(it.demand.communes));
        }
        double ends = it.handling.withdrawn + it.handling.stopped;
        if (ends > 1) {
            mistakes.add("handling.withdrawn và handling.stopped: cộng lại %s, nhiều nhất 1".formatted(ends));
        }
        if (Arrays.stream(it.demand.months).sum() == 0
                || Arrays.stream(it.demand.weekdays).sum() == 0) {
            mistakes.add("demand: months hoặc weekdays toàn số 0, không ngày nào có hồ sơ");
        }
    }
}
