package vn.nhip.simulator.city;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.nhip.core.index.Level;
import vn.nhip.simulator.city.CityScenario.Catalogue;
import vn.nhip.simulator.city.CityScenario.Department;
import vn.nhip.simulator.city.CityScenario.Fees;
import vn.nhip.simulator.city.CityScenario.Weighted;
import vn.nhip.simulator.scene.SimulatedAgency;
import vn.nhip.simulator.scene.SimulatedProcedure;
import vn.nhip.simulator.scene.SimulatedProcedure.Online;
import vn.nhip.simulator.scene.SimulatedProcedure.Parts;
import vn.nhip.simulator.scene.SimulatedProcedure.Place;
import vn.nhip.simulator.scene.SimulatedProcedure.Step;
import vn.nhip.simulator.scene.SimulatedProcedure.Traits;
import vn.nhip.simulator.scene.SimulatedService;
import vn.nhip.simulator.story.Dice;

/** The agencies of a city and its procedures, and who is asked for what how often. */
final class CityWorld {
    private static final int FIRST_COMMUNE = 401;

    private final CityScenario scenario;
    private final List<Office> departments = new ArrayList<>();
    private final List<Office> communes = new ArrayList<>();
    private final List<SimulatedProcedure> procedures = new ArrayList<>();
    private final Set<String> wellKnown = new HashSet<>();
    private final List<List<SimulatedProcedure>> ofDepartment = new ArrayList<>();
    private final List<SimulatedProcedure> ofCommunes = new ArrayList<>();
    private final Odds departmentOdds;
    private final Odds communeOdds;
    private final Odds communeProcedureOdds;
    private final List<Odds> departmentProcedureOdds = new ArrayList<>();
    private final Office backlogOffice;
    private final List<SimulatedProcedure> backlogProcedures;
    private final Odds backlogOdds;

    CityWorld(CityScenario scenario) {
        this.scenario = scenario;
        Catalogue catalogue = scenario.catalogue();
        for (int d = 0; d < catalogue.departments().size(); d++) {
            Department department = catalogue.departments().get(d);
            Dice dice = Dice.of(scenario.seed(), "department", d);
            departments.add(
                    Office.of(code(department.code()), department.name(), Level.DEPARTMENT, scenario.handling(), dice));
            ofDepartment.add(new ArrayList<>());
            procedures(d, department, dice);
        }
        double[] weights = new double[catalogue.communes().size()];
        for (int c = 0; c < weights.length; c++) {
            Dice dice = Dice.of(scenario.seed(), "commune", c);
            communes.add(Office.of(
                    code(communeCode(c)), catalogue.communes().get(c), Level.COMMUNE, scenario.handling(), dice));
            weights[c] = StrictMath.exp(0.6 * Office.normal(dice));
        }
        communeOdds = new Odds(weights);
        departmentOdds = new Odds(catalogue.departments().stream()
                .mapToDouble(each -> each.ownProcedures() > 0 ? each.share() : 0)
                .toArray());
        shuffle(ofCommunes, Dice.of(scenario.seed(), "demand", -1));
        communeProcedureOdds = Odds.skewed(ofCommunes.size());
        for (int d = 0; d < ofDepartment.size(); d++) {
            shuffle(ofDepartment.get(d), Dice.of(scenario.seed(), "demand", d));
            departmentProcedureOdds.add(Odds.skewed(ofDepartment.get(d).size()));
        }
        int behind = Math.max(0, position(scenario.backlog().department()));
        backlogOffice = departments.get(behind);
        backlogProcedures = ofDepartment.get(behind).stream()
                .filter(procedure -> procedure.field().equals(scenario.backlog().field()))
                .toList();
        backlogOdds = Odds.skewed(backlogProcedures.size());
    }

    /** Of a department among them; -1 where there is none. */
    private int position(String department) {
        return departments.stream().map(Office::code).toList().indexOf(code(department));
    }

    /** The code of a commune within its province, by its place in the list. */
    static String communeCode(int position) {
        return String.valueOf(FIRST_COMMUNE + position);
    }

    private String code(String own) {
        return scenario.code() + "." + own;
    }

    /** The first are asked for most: those of which that is said, then the well-known ones, each by chance among themselves. */
    private void shuffle(List<SimulatedProcedure> list, Dice dice) {
        List<SimulatedProcedure> before = List.copyOf(list);
        int[] order = dice.shuffled(before.size());
        for (int i = 0; i < order.length; i++) {
            list.set(i, before.get(order[i]));
        }
        List<String> mostAsked = scenario.catalogue().mostAsked();
        list.sort(Comparator.comparing((SimulatedProcedure procedure) -> {
                    int rank = mostAsked.indexOf(procedure.name());
                    return rank < 0 ? mostAsked.size() : rank;
                })
                .thenComparing(procedure -> !wellKnown.contains(procedure.code())));
    }

    private void procedures(int d, Department department, Dice dice) {
        int[] counts = {department.central(), department.province(), department.commune(), department.both()};
        Place[] places = {Place.PROVINCE, Place.PROVINCE, Place.COMMUNE, Place.BOTH};
        CityScenario.Acts acts = scenario.catalogue().acts();
        ProcedureNames names = new ProcedureNames(department.fields(), false, acts);
        ProcedureNames communeNames = new ProcedureNames(department.fields(), true, acts);
        for (int kind = 0; kind < counts.length; kind++) {
            for (int i = 0; i < counts[kind]; i++) {
                ProcedureNames.Named named = places[kind] == Place.PROVINCE ? names.next() : communeNames.next();
                SimulatedProcedure procedure =
                        procedure(named, places[kind], steps(department, kind == 0, d, dice), dice);
                if (named.wellKnown()) {
                    wellKnown.add(procedure.code());
                }
                procedures.add(procedure);
                if (places[kind] != Place.COMMUNE) {
                    ofDepartment.get(d).add(procedure);
                }
                if (places[kind] != Place.PROVINCE) {
                    ofCommunes.add(procedure);
                }
            }
        }
    }

    private SimulatedProcedure procedure(ProcedureNames.Named named, Place place, List<Step> steps, Dice dice) {
        boolean commune = place == Place.COMMUNE;
        Catalogue catalogue = scenario.catalogue();
        Fees fees = commune ? catalogue.communeFees() : catalogue.provinceFees();
        long fee = dice.chance(fees.share()) ? chosen(fees.amounts(), dice) : 0;
        double level = dice.unit();
        CityScenario.Services services = catalogue.services();
        double offered = services.fullyOnline() + services.partlyOnline();
        Online online = level < services.fullyOnline() ? Online.FULL : level < offered ? Online.PARTIAL : Online.NONE;
        return new SimulatedProcedure(
                "8.%06d".formatted(procedures.size() + 1),
                named.name(),
                named.field(),
                place,
                chosen(commune ? catalogue.communeTerms() : catalogue.provinceTerms(), dice),
                steps,
                new Traits(
                        fee,
                        dice.chance(services.withDocument()),
                        named.forCitizens(),
                        online,
                        dice.chance(services.complete()) ? Parts.COMPLETE : Parts.LACKING));
    }

    private static <T> T chosen(List<Weighted<T>> all, Dice dice) {
        double sum = all.stream().mapToDouble(Weighted::weight).sum();
        double left = dice.unit() * sum;
        for (Weighted<T> each : all) {
            left -= each.weight();
            if (left < 0) {
                return each.what();
            }
        }
        return all.getLast().what();
    }

    /** Liên thông: a ministry, or another department, has a step of its own. */
    private List<Step> steps(Department department, boolean central, int d, Dice dice) {
        String own = code(department.code());
        if (central) {
            return List.of(
                    new Step("Thẩm định", own), new Step("Lấy ý kiến bộ, ngành", own), new Step("Trình ký", own));
        }
        List<Department> all = scenario.catalogue().departments();
        if (all.size() < 2 || !dice.chance(scenario.catalogue().services().interAgency())) {
            return List.of();
        }
        Department other = all.get((d + 1 + dice.below(all.size() - 1)) % all.size());
        return List.of(
                new Step("Thẩm định", own),
                new Step("Phối hợp xác minh", code(other.code())),
                new Step("Trình ký", own));
    }

    /** What is asked of whom. */
    record Visit(Office office, SimulatedProcedure procedure) {}

    Visit visit(Dice dice) {
        if (dice.chance(scenario.demand().communes())) {
            return new Visit(communes.get(communeOdds.choose(dice)), ofCommunes.get(communeProcedureOdds.choose(dice)));
        }
        int d = departmentOdds.choose(dice);
        return new Visit(
                departments.get(d),
                ofDepartment.get(d).get(departmentProcedureOdds.get(d).choose(dice)));
    }

    /** Whether its department does anything of the field of the backlog itself. */
    boolean canHaveBacklog() {
        return !backlogProcedures.isEmpty();
    }

    /** A visit to the department of the backlog for something of its field. */
    Visit backlogVisit(Dice dice) {
        return new Visit(backlogOffice, backlogProcedures.get(backlogOdds.choose(dice)));
    }

    /** All agencies that have cases, departments first. */
    List<Office> offices() {
        List<Office> offices = new ArrayList<>(departments);
        offices.addAll(communes);
        return offices;
    }

    List<SimulatedAgency> agencies() {
        List<SimulatedAgency> agencies = new ArrayList<>();
        agencies.add(new SimulatedAgency(scenario.code(), scenario.name(), Level.PROVINCE, null));
        for (Office office : offices()) {
            String prefix = office.level() == Level.COMMUNE ? "UBND " : "";
            agencies.add(new SimulatedAgency(office.code(), prefix + office.name(), office.level(), scenario.code()));
        }
        return agencies;
    }

    List<SimulatedProcedure> procedures() {
        return List.copyOf(procedures);
    }

    /** A department's own; what communes may do follows from the level. */
    Map<String, Set<String>> authority() {
        Map<String, Set<String>> authority = new LinkedHashMap<>();
        for (int d = 0; d < departments.size(); d++) {
            Set<String> codes = new TreeSet<>();
            ofDepartment.get(d).forEach(procedure -> codes.add(procedure.code()));
            authority.put(departments.get(d).code(), codes);
        }
        return authority;
    }

    List<SimulatedService> services() {
        List<SimulatedService> services = new ArrayList<>();
        for (int d = 0; d < departments.size(); d++) {
            for (SimulatedProcedure procedure : ofDepartment.get(d)) {
                service(services, procedure, departments.get(d));
            }
        }
        for (Office commune : communes) {
            ofCommunes.forEach(procedure -> service(services, procedure, commune));
        }
        return services;
    }

    private static void service(List<SimulatedService> services, SimulatedProcedure procedure, Office office) {
        if (procedure.traits().online() != Online.NONE) {
            services.add(new SimulatedService(
                    "DVC-" + procedure.code() + "-" + office.code(), procedure.code(), office.code()));
        }
    }
}
