package vn.nhip.simulator.like;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.index.Level;
import vn.nhip.definitions.Calendars;
import vn.nhip.simulator.like.Published.Count;
import vn.nhip.simulator.like.Published.Unit;
import vn.nhip.simulator.scene.SimulatedProcedure;
import vn.nhip.simulator.scene.SimulatedProcedure.Traits;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.story.OfficeDays;

/**
 * Whatever cases the units of a province have: counted and published they can be of some cases, so they are built, and come to these counts
 * of every unit and of the province, counted from their events. A failure prints its seed and the smallest province with which it fails.
 */
class LikeSceneProperties {
    private static final WorkCalendar CALENDAR = Calendars.bundled();
    private static final Instant MONTH_END = Instant.parse("2026-08-31T17:00:00Z");

    /** Of cases by chance: so many units at most, so many cases of each, so many procedures of each kind. */
    @Provide
    Arbitrary<Published> provinces() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.longs())
                .as((units, cases, procedures, seed) -> new Province(procedures, new Dice(seed)).of(units, cases));
    }

    /** Makes cases by chance and counts them. */
    private static final class Province {
        private final Dice dice;
        private final int fee;
        private final int citizen;
        private final Pools pools;
        private final List<Draft> all = new ArrayList<>();
        private final List<Unit> units = new ArrayList<>();

        Province(int procedures, Dice dice) {
            this.dice = dice;
            this.fee = dice.between(1, procedures);
            this.citizen = dice.between(1, procedures);
            this.pools = new Pools(fee, citizen, Count.NONE, Count.NONE);
        }

        Published of(int many, int cases) {
            for (int u = 1; u <= many; u++) {
                Level level = dice.chance(0.3) ? Level.DEPARTMENT : Level.COMMUNE;
                List<Integer> withFee = some(fee, 0);
                List<Integer> forCitizens = some(citizen, fee);
                List<Draft> drafts = drafts(cases, withFee, forCitizens);
                all.addAll(drafts);
                units.add(unit("H99.%02d".formatted(u), level, drafts, withFee, forCitizens));
            }
            List<Integer> withFee = IntStream.range(0, fee).boxed().toList();
            List<Integer> forCitizens =
                    IntStream.range(fee, fee + citizen).boxed().toList();
            if (dice.chance(0.4)) {
                all.addAll(drafts(cases, withFee, forCitizens));
            }
            return Captures.of(unit("H99", Level.PROVINCE, all, withFee, forCitizens), units.toArray(new Unit[0]));
        }

        private List<Integer> some(int pool, int from) {
            double chance = dice.unit();
            return IntStream.range(from, from + pool)
                    .filter(position -> dice.chance(chance))
                    .boxed()
                    .toList();
        }

        private List<Draft> drafts(int most, List<Integer> withFee, List<Integer> forCitizens) {
            // Between the captures cases either leave a unit's month or join it: the counts tell only how many more
            // there are.
            boolean leaves = dice.chance(0.5);
            double moving = dice.chance(0.5) ? 0 : dice.unit();
            double often = dice.unit();
            double synchronising = dice.chance(0.5) ? 1 : dice.unit();
            List<Draft> drafts = new ArrayList<>();
            for (int i = dice.between(0, most); i > 0; i--) {
                Draft draft = new Draft();
                boolean moves = dice.chance(moving);
                draft.first = !moves || leaves;
                draft.second = !moves || !leaves;
                draft.procedure = procedure(withFee, forCitizens, often, draft);
                draft.synchronised = draft.first && dice.chance(synchronising);
                draft.late = draft.first && dice.chance(often);
                draft.mended = draft.late && draft.second && dice.chance(0.2);
                papers(draft);
                drafts.add(draft);
            }
            return drafts;
        }

        private int procedure(List<Integer> withFee, List<Integer> forCitizens, double often, Draft draft) {
            draft.owing = draft.first && !withFee.isEmpty() && dice.chance(0.3 + often);
            if (draft.owing) {
                draft.paid = dice.chance(often);
                return withFee.get(dice.below(withFee.size()));
            }
            if (!forCitizens.isEmpty() && dice.chance(0.5)) {
                return forCitizens.get(dice.below(forCitizens.size()));
            }
            return dice.chance(0.5) ? pools.other() : pools.withoutDocument();
        }

        private void papers(Draft draft) {
            draft.documentless = draft.procedure == pools.withoutDocument();
            draft.population = dice.chance(0.5);
            draft.result = !draft.documentless && dice.chance(0.5);
            draft.digitised = (draft.result || draft.documentless) && dice.chance(0.5);
            draft.reused = dice.chance(0.3);
            draft.stored = (draft.result || draft.population) && dice.chance(0.5);
            draft.disliked = draft.second && (!draft.late || draft.mended) && dice.chance(0.2);
        }

        private Unit unit(
                String code, Level level, List<Draft> drafts, List<Integer> withFee, List<Integer> forCitizens) {
            Wanted.First first = new Counted(drafts).first(Set.copyOf(withFee), pools);
            Wanted.Second second = new Counted(drafts).second(Set.copyOf(forCitizens), pools);
            Map<String, Count> counts = new HashMap<>();
            counts.put("1.4", new Count(first.synchronised(), first.synchronised()));
            counts.put("2.1", new Count(first.onTime(), first.received()));
            counts.put("3.5a", new Count(first.integratedProcedures(), first.feeProcedures()));
            counts.put("3.5b", new Count(first.paidProcedures(), first.feeProcedures()));
            counts.put("3.6", new Count(first.paid(), first.owing()));
            counts.put("4.1", new Count(second.withResult(), second.needingResult()));
            counts.put("4.2", new Count(second.digitised(), second.received()));
            counts.put("4.3", new Count(second.reused(), second.received()));
            counts.put("4.4", new Count(second.stored(), second.received()));
            counts.put("4.5a", new Count(second.populationProcedures(), second.citizenProcedures()));
            counts.put("4.5b", new Count(second.populationData(), second.received()));
            counts.put("5.4", new Count(second.satisfied(), second.received()));
            return new Unit(code, code, level, counts);
        }
    }

    /** All cases of the month as of an instant, from their events. */
    private static List<CaseFile> files(LikeScene scene, Instant known) {
        Map<String, List<CaseEvent>> events = new HashMap<>();
        Feed feed = scene.feed();
        for (Event event = feed.next(); event != null; event = feed.next()) {
            events.computeIfAbsent(event.story().code(), added -> new ArrayList<>())
                    .add(event.message().recordedAt(Instant.ofEpochSecond(event.told())));
        }
        return events.values().stream()
                .flatMap(some -> CaseLife.foldAsOf(some, known, known).stream())
                .filter(file -> file.accepted() != null
                        && OfficeDays.date(file.accepted().getEpochSecond()).getMonth() == Month.AUGUST)
                .toList();
    }

    /** Counts cases of some units by what was told of them. */
    private record Told(List<CaseFile> first, List<CaseFile> second, List<SimulatedProcedure> procedures) {

        private static boolean isLate(CaseFile file) {
            Instant due = file.due();
            return due != null
                    && due.isBefore(MONTH_END)
                    && file.times().endings().stream()
                            .noneMatch(ending -> !ending.at().isAfter(due));
        }

        private static long cases(List<CaseFile> files, Predicate<CaseFile> which) {
            return files.stream().filter(which).count();
        }

        private Count procedures(List<CaseFile> files, Predicate<Traits> of, Predicate<CaseFile> which) {
            Set<String> codes = procedures.stream()
                    .filter(procedure -> of.test(procedure.traits()))
                    .map(SimulatedProcedure::code)
                    .collect(Collectors.toSet());
            long won = files.stream()
                    .filter(which)
                    .map(CaseFile::procedure)
                    .filter(codes::contains)
                    .distinct()
                    .count();
            return new Count(won, codes.size());
        }

        private boolean needs(CaseFile file) {
            return procedures.stream()
                    .noneMatch(procedure -> procedure.code().equals(file.procedure())
                            && !procedure.traits().document());
        }

        private Map<String, Count> counts() {
            Predicate<CaseFile> known = file -> file.due() != null;
            Predicate<CaseFile> owing = file -> file.fees().required() != null;
            Predicate<CaseFile> paid = file -> file.fees().paidOnline();
            Predicate<CaseFile> synchronised = file -> file.synchronisation() != null;
            Predicate<CaseFile> result = file -> file.papers().result();
            Predicate<CaseFile> disliked = file -> Boolean.FALSE.equals(file.satisfied());
            long all = second.size();
            return Map.ofEntries(
                    entry("1.4", new Count(cases(first, synchronised), cases(first, synchronised))),
                    entry("2.1", new Count(cases(first, known.and(file -> !isLate(file))), cases(first, known))),
                    entry("3.5a", procedures(first, traits -> traits.fee() > 0, owing.and(synchronised))),
                    entry("3.5b", procedures(first, traits -> traits.fee() > 0, paid)),
                    entry("3.6", new Count(cases(first, paid), cases(first, owing))),
                    entry("4.1", new Count(cases(second, result), cases(second, this::needs))),
                    entry(
                            "4.2",
                            new Count(
                                    cases(
                                            second,
                                            file -> file.papers().digitised() > 0
                                                    && (result.test(file) || !needs(file))),
                                    all)),
                    entry("4.3", new Count(cases(second, file -> file.papers().reused() > 0), all)),
                    entry(
                            "4.4",
                            new Count(
                                    cases(
                                            second,
                                            file -> file.papers().fromPersonalStore() > 0
                                                    || file.papers().resultToPersonalStore()),
                                    all)),
                    entry("4.5a", procedures(second, Traits::forCitizens, CaseFile::populationDataUsed)),
                    entry("4.5b", new Count(cases(second, CaseFile::populationDataUsed), all)),
                    entry("5.4", new Count(cases(second, file -> !isLate(file)) - cases(second, disliked), all)));
        }
    }

    private static void comesToItsCounts(LikeScene scene, Published published) {
        List<CaseFile> first = files(scene, Captures.EARLIER);
        List<CaseFile> second = files(scene, Captures.LATER);
        for (Unit unit : published.units()) {
            Set<String> authority = scene.authority().get(unit.code());
            Predicate<CaseFile> isOfIt =
                    file -> authority == null || unit.code().equals(file.agency());
            Told told = new Told(
                    first.stream().filter(isOfIt).toList(),
                    second.stream().filter(isOfIt).toList(),
                    scene.procedures().stream()
                            .filter(procedure -> authority == null
                                    || authority.contains(procedure.code())
                                    || !procedure.traits().document())
                            .toList());
            assertThat(told.counts()).as(unit.code()).containsAllEntriesOf(unit.counts());
        }
    }

    @Property(tries = 4_000)
    void everyProvinceThatCanBeIsBuiltAndComesToItsCounts(@ForAll("provinces") Published published, @ForAll long seed) {
        comesToItsCounts(new LikeScene(published, seed, CALENDAR), published);
    }

    /** Some counts one more or one fewer, some not published; of 1.4 the denominator is no count of cases. */
    private static Published blurred(Published published, Dice dice) {
        double often = dice.unit() * dice.unit();
        List<Unit> units = new ArrayList<>();
        for (Unit unit : published.units()) {
            Map<String, Count> counts = new TreeMap<>(unit.counts());
            for (String indicator : List.copyOf(counts.keySet())) {
                if (dice.chance(often / 3)) {
                    counts.remove(indicator);
                } else if (!indicator.equals("1.4") && dice.chance(often)) {
                    counts.computeIfPresent(
                            indicator,
                            (same, count) -> new Count(
                                    count.numerator() + dice.between(-1, 1), count.denominator() + dice.between(0, 1)));
                }
            }
            units.add(new Unit(unit.code(), unit.name(), unit.level(), counts));
        }
        return new Published(published.period(), published.captured(), units);
    }

    @Property(tries = 4_000)
    void anyOtherProvinceIsBuiltOrItIsSaidWhyNot(@ForAll("provinces") Published published, @ForAll long seed) {
        Published other = blurred(published, new Dice(seed));
        try {
            comesToItsCounts(new LikeScene(other, seed, CALENDAR), other);
            Statistics.label("built").collect(true);
        } catch (ImpossibleCapture refused) {
            assertThat(refused.contradictions()).isNotEmpty();
            Statistics.label("built").collect(false);
        }
    }
}
