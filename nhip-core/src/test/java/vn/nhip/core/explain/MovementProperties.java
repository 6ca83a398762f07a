package vn.nhip.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import vn.nhip.core.explain.Movement.Part;
import vn.nhip.core.explain.Movement.Side;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.CaseMeasure.Window;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.InventedTable;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Question;
import vn.nhip.core.scoring.Counts;

/** The parts of a movement add up to it, and each is a list of cases. */
class MovementProperties {
    private static final int CASES = 40;

    /** The same with other rules for three of them. */
    private static final Measures OTHERS = others();

    private static Measures others() {
        List<CaseMeasure> measures = new ArrayList<>(InventedTable.MEASURES.measures());
        measures.set(1, InventedTable.measure(Window.HANDLED, "all", "not late and term_known"));
        measures.set(2, InventedTable.measure(Window.RECEIVED, "all", "online"));
        measures.set(4, InventedTable.measure(Window.HANDLED, "needs_result", "result_attached"));
        return new Measures(measures);
    }

    @Property(tries = 400)
    void thePartsAddUpToTheDifferenceForEveryAgencyAndMeasure(
            @ForAll long seed, @ForAll Place place, @ForAll boolean otherRules) {
        Random random = new Random(seed);
        FactTable table = InventedTable.of(seed, CASES);
        Side before = new Side(place.question(random, false), InventedTable.MEASURES);
        Side after = new Side(place.question(random, true), otherRules ? OTHERS : InventedTable.MEASURES);
        Map<Integer, List<CaseFacts>> then = then(seed, random);
        Movement movement = new Movement(table, before, after, then, 1);

        CaseCounts first = count(asKnownThen(seed, then), before);
        CaseCounts last = count(table, after);
        for (int agency = -1; agency < 3; agency++) {
            int only = agency;
            for (int m = 0; m < Invented.MEASURES; m++) {
                String what = "seed %d, agency %d, measure %d".formatted(seed, agency, m);
                Counts was = counts(first, agency, m);
                Counts is = counts(last, agency, m);
                List<Part> parts = movement.parts(a -> a == only, m);
                assertThat(movement.before(a -> a == only, m)).as(what).isEqualTo(was);
                assertThat(movement.after(a -> a == only, m)).as(what).isEqualTo(is);
                assertThat(sum(was, parts)).as("%s, %s", what, parts).isEqualTo(is);
                assertThat(movement.causes(a -> a == only, m))
                        .extracting(Part::cause)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Property(tries = 100)
    void aPartIsAListOfCases(@ForAll long seed, @ForAll Place place) {
        Random random = new Random(seed);
        FactTable table = InventedTable.of(seed, CASES);
        Movement movement = new Movement(
                table,
                new Side(place.question(random, false), InventedTable.MEASURES),
                new Side(place.question(random, true), InventedTable.MEASURES),
                1);
        for (int m = 0; m < Invented.MEASURES; m++) {
            for (Part part : movement.parts(agency -> true, m)) {
                assertThat(movement.cases(a -> a == part.agency(), m, part.cause(), 0, CASES)
                                .items())
                        .as("seed %d, measure %d, %s", seed, m, part)
                        .hasSizeGreaterThanOrEqualTo(
                                (int) Math.max(Math.abs(part.numerator()), Math.abs(part.denominator())));
            }
        }
    }

    @Property(tries = 100)
    void whatAgenciesGiveEachOtherMovesNothingForAllOfThem(@ForAll long seed, @ForAll Place place) {
        Random random = new Random(seed);
        Movement movement = new Movement(
                InventedTable.of(seed, CASES),
                new Side(place.question(random, false), InventedTable.MEASURES),
                new Side(place.question(random, true), InventedTable.MEASURES),
                1);
        for (int m = 0; m < Invented.MEASURES; m++) {
            assertThat(movement.causes(agency -> true, m))
                    .as("seed %d, measure %d", seed, m)
                    .extracting(Part::cause)
                    .doesNotContain(Cause.AGENCY_CHANGED, Cause.ARRIVED_AFTER, Cause.RULES);
            assertThat(movement.cases(agency -> true, m, Cause.AGENCY_CHANGED, 0, CASES)
                            .total())
                    .isZero();
        }
    }

    /** How the two questions lie to each other. */
    enum Place {
        ANYWHERE,
        SAME_PERIOD,
        MONTH_ON_MONTH;

        Question question(Random random, boolean later) {
            int day = random.nextInt(260);
            return switch (this) {
                case ANYWHERE ->
                    new Question(
                            InventedTable.span(random.nextInt(170), 1 + random.nextInt(90)),
                            InventedTable.second(day) + 12_345);
                case SAME_PERIOD -> new Question(InventedTable.span(30, 30), InventedTable.second(30 + day % 60));
                case MONTH_ON_MONTH -> {
                    int start = later ? 90 : 60;
                    yield new Question(InventedTable.span(start, 30), InventedTable.second(start + 30) - 1);
                }
            };
        }
    }

    /** Of some cases less was known, or nothing. */
    private static Map<Integer, List<CaseFacts>> then(long seed, Random random) {
        Map<Integer, List<CaseFacts>> then = new HashMap<>();
        for (int id = 0; id < CASES; id++) {
            if (random.nextInt(4) == 0 && !InventedTable.versions(seed, id).isEmpty()) {
                then.put(id, InventedTable.versions(seed, id, random.nextInt(6)));
            }
        }
        return then;
    }

    private static FactTable asKnownThen(long seed, Map<Integer, List<CaseFacts>> then) {
        FactTable table = new FactTable();
        for (int id = 0; id < CASES; id++) {
            List<CaseFacts> versions = then.getOrDefault(id, InventedTable.versions(seed, id));
            if (!versions.isEmpty()) {
                table.put(versions);
            }
        }
        return table;
    }

    private static CaseCounts count(FactTable table, Side side) {
        return new CaseCounter(table, side.measures(), 1)
                .count(side.question().span(), side.question().asOf());
    }

    private static Counts counts(CaseCounts counts, int agency, int measure) {
        return agency < counts.agencies()
                ? Counts.of(counts.numerator(agency, measure), counts.denominator(agency, measure))
                : Counts.of(0, 0);
    }

    private static Counts sum(Counts was, List<Part> parts) {
        long numerator = was.numerator() == null ? 0 : was.numerator();
        long denominator = was.denominator() == null ? 0 : was.denominator();
        return Counts.of(
                numerator + parts.stream().mapToLong(Part::numerator).sum(),
                denominator + parts.stream().mapToLong(Part::denominator).sum());
    }
}
