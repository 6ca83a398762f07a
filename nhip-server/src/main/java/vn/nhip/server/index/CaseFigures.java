package vn.nhip.server.index;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.LiveCounters;
import vn.nhip.core.facts.Months;
import vn.nhip.core.facts.ProcedureUse;
import vn.nhip.core.facts.Question;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.Counts;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Agency;
import vn.nhip.server.register.Registers;
import vn.nhip.server.screen.Refusal;

/** What single cases and the catalogue say of every unit of a province, in a period, as of an instant. */
@Component
class CaseFigures {
    private final ObjectProvider<LiveIndex> live;
    private final Agencies agencies;
    private final OutsideCounts outside;
    private final ThingFigures things;
    private final Registers registers;

    CaseFigures(
            ObjectProvider<LiveIndex> live,
            Agencies agencies,
            OutsideCounts outside,
            ThingFigures things,
            Registers registers) {
        this.live = live;
        this.agencies = agencies;
        this.outside = outside;
        this.things = things;
        this.registers = registers;
    }

    /**
     * The counts of all units.
     *
     * @param tree the units
     * @param counts of every unit by indicator code or {@link vn.nhip.core.index.Reading#key}; what cases and catalogue do not tell is absent
     * @param asOf as of when
     */
    record Figures(UnitTree tree, Map<String, Map<String, Counts>> counts, Instant asOf) {

        /** The same as the public may see it: without counts of cases or persons that are small, or from which small ones could be made. */
        Figures forPublic(IndexDefinition definition, String root, int smallCell) {
            CountingPlan plan = CountingPlan.of(definition);
            Set<String> keys = Stream.concat(
                            plan.cases().stream().map(CountingPlan.OfCases::key),
                            plan.petitions().stream().map(CountingPlan.OfPetitions::key))
                    .collect(Collectors.toCollection(TreeSet::new));
            // Another reading of an indicator differs from it by a few cases.
            keys.removeIf(Figures::isReading);
            Map<String, Map<String, Counts>> shown = new LinkedHashMap<>();
            counts.forEach((unit, ofUnit) -> {
                Map<String, Counts> without = new HashMap<>(ofUnit);
                without.keySet().removeIf(Figures::isReading);
                shown.put(unit, without);
            });
            SmallCells.find(root, tree.parents(), counts, keys, smallCell)
                    .forEach((key, units) -> units.forEach(
                            unit -> shown.getOrDefault(unit, new HashMap<>()).replace(key, Counts.WITHHELD)));
            return new Figures(tree, shown, asOf);
        }

        private static boolean isReading(String key) {
            return key.indexOf('/') >= 0;
        }
    }

    /** Provinces that have cases, by code. */
    Set<String> roots() {
        return read(view -> {
                    Set<String> roots = new TreeSet<>();
                    view.agencies().forEach(agency -> roots.add(UnitTree.rootOf(agency)));
                    if (roots.isEmpty() && view.table().size() > 0) {
                        roots.add(UnitTree.NO_ROOT);
                    }
                    return roots;
                })
                .orElse(Set.of());
    }

    /** The months in which cases were received, newest first, then their quarters and years; none of the future. */
    List<Period> periods() {
        return read(view -> {
                    int first = Months.of(view.table().firstReceived());
                    int last = Months.of(Math.min(view.now(), view.table().lastReceived()));
                    Set<Period> months = new LinkedHashSet<>();
                    Set<Period> quarters = new LinkedHashSet<>();
                    Set<Period> years = new LinkedHashSet<>();
                    for (int month = last; month >= first && view.table().size() > 0; month--) {
                        YearMonth calendar = Months.calendar(month);
                        int quarter = (calendar.getMonthValue() + 2) / 3;
                        months.add(Period.month(calendar.getYear(), calendar.getMonthValue()));
                        quarters.add(new Period(Period.Kind.QUARTER, calendar.getYear(), quarter));
                        years.add(new Period(Period.Kind.YEAR, calendar.getYear(), 1));
                    }
                    return Stream.of(months, quarters, years)
                            .flatMap(Set::stream)
                            .toList();
                })
                .orElse(List.of());
    }

    /** How many cases have been loaded so far; empty when they are counted, or no server keeps them. */
    Optional<Long> loading() {
        LiveIndex index = live.getIfAvailable();
        return index == null || index.isReady() ? Optional.empty() : Optional.of(index.loaded());
    }

    /** Grows whenever something is counted otherwise, and every minute: "an hour ago" must not mean an hour before the last change. */
    long revision() {
        LiveIndex index = live.getIfAvailable();
        return index == null ? 0 : index.revision() + registers.revision() + index.minute();
    }

    private <T> Optional<T> read(Function<LiveIndex.View, T> reader) {
        LiveIndex index = live.getIfAvailable();
        return index == null ? Optional.empty() : index.read(reader);
    }

    /** When a period begins. */
    static Instant start(Period period) {
        return period.firstDay().atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    /** A period in seconds. */
    static Span span(Period period) {
        Instant start = start(period);
        Instant end =
                period.lastDay().plusDays(1).atStartOfDay(WorkCalendar.ZONE).toInstant();
        return new Span(Seconds.of(start), Seconds.of(end) - 1);
    }

    /**
     * Counts.
     *
     * @param asOf {@code null} for now: a month is then taken from the live counters
     * @return empty while facts are being loaded, and where no server keeps them
     */
    Optional<Figures> figures(IndexDefinition definition, String root, Period period, @Nullable Instant asOf) {
        Map<String, Agency> agenciesBelow = agencies.tree(root);
        OutsideCounts.Known known = outside.known(period);
        CountingPlan plan = CountingPlan.of(definition);
        return read(view -> {
            UnitTree tree = tree(root, agenciesBelow, view);
            int at = asOf == null ? view.now() : Seconds.of(asOf);
            Counting counting = new Counting(view, plan, tree, period, at, asOf == null);
            Map<String, Map<String, Counts>> counts = counting.cases();
            definition
                    .indicators()
                    .filter(indicator -> indicator.outside() != null)
                    .forEach(indicator -> counts.forEach((unit, ofUnit) -> ofUnit.computeIfPresent(
                            indicator.code(), (code, counted) -> known.with(counted, unit, indicator.outside()))));
            counters(plan, tree, root, period, counting).forEach(counter -> counter.add(counts));
            return new Figures(tree, counts, asOf == null ? instant(at) : asOf);
        });
    }

    /**
     * Counts that were published, of the units that had some then.
     *
     * @param counts of every unit by indicator code
     */
    Figures published(String root, Map<String, Map<String, Counts>> counts, Instant asOf) {
        Map<String, Agency> known = new LinkedHashMap<>(agencies.tree(root));
        known.keySet().retainAll(counts.keySet());
        return new Figures(UnitTree.of(root, known, counts.keySet()), counts, asOf);
    }

    /** The units of a province: those of the catalogue, and agencies that have cases or petitions. */
    private UnitTree tree(String root, Map<String, Agency> known, LiveIndex.View view) {
        Set<String> seen = new HashSet<>(view.agencies());
        seen.addAll(things.agencies());
        return UnitTree.of(root, known, seen);
    }

    /**
     * A book over the cases that it was counted from.
     *
     * @throws Refusal for figures as the public sees them: behind them nobody looks
     */
    CaseLens lens(LiveIndex.View view, ScoreBook book) {
        if (book.publication() != null) {
            throw Refusal.notAllowed(
                    "Số liệu công bố không mở ra hồ sơ",
                    "Đăng nhập bằng tài khoản có quyền xem số liệu tính từ hồ sơ.");
        }
        String root = book.question().root();
        return new CaseLens(view, book, tree(root, agencies.tree(root), view));
    }

    private List<ThingCounter> counters(
            CountingPlan plan, UnitTree tree, String root, Period period, Counting counting) {
        LocalDate day =
                instant(counting.question.end()).atZone(WorkCalendar.ZONE).toLocalDate();
        return things.of(plan, tree, root, period, counting.question, day, counting.uses());
    }

    /**
     * The procedures, services or petitions in the denominator of a number.
     *
     * @param asOf {@code null} for now
     * @param key code of the indicator, or {@link vn.nhip.core.index.Reading#key}
     * @return empty where the number is not made of any
     */
    Optional<List<Thing>> things(
            IndexDefinition definition, String root, Period period, @Nullable Instant asOf, String unit, String key) {
        Map<String, Agency> agenciesBelow = agencies.tree(root);
        CountingPlan plan = CountingPlan.of(definition);
        return read(view -> {
                    UnitTree tree = tree(root, agenciesBelow, view);
                    int at = asOf == null ? view.now() : Seconds.of(asOf);
                    Counting counting = new Counting(view, plan, tree, period, at, asOf == null);
                    return counters(plan, tree, root, period, counting);
                })
                .flatMap(counters -> counters.stream()
                        .flatMap(counter -> counter.things(unit, key).stream())
                        .findFirst());
    }

    private static Instant instant(int seconds) {
        Instant instant = Seconds.instant(seconds);
        return instant == null ? Instant.EPOCH : instant;
    }

    /** One counting of one question. */
    private static final class Counting {
        private final LiveIndex.View view;
        private final CountingPlan plan;
        private final UnitTree tree;
        private final Question question;
        private final @Nullable LiveCounters counters;
        private final int month;

        Counting(LiveIndex.View view, CountingPlan plan, UnitTree tree, Period period, int at, boolean isNow) {
            this.view = view;
            this.plan = plan;
            this.tree = tree;
            this.question = new Question(span(period), at);
            // The counters count by the rules in force today; an older version may want other counts.
            boolean kept = isNow
                    && period.kind() == Period.Kind.MONTH
                    && view.plan().measures().measures().equals(plan.measures().measures());
            this.counters = kept ? view.counters() : null;
            this.month = Months.of(question.span().start());
        }

        Map<String, Map<String, Counts>> cases() {
            CaseCounts counted = counters == null
                    ? new CaseCounter(view.table(), plan.measures(), LiveIndex.WORKERS)
                            .count(question.span(), question.asOf())
                    : counters.count(month);
            int measures = plan.cases().size();
            Map<String, long[]> sums = new LinkedHashMap<>();
            tree.units().keySet().forEach(unit -> sums.put(unit, new long[2 * measures]));
            for (int agency = -1; agency < counted.agencies(); agency++) {
                for (String unit : holders(agency)) {
                    long[] sum = sums.get(unit);
                    for (int m = 0; m < measures && sum != null; m++) {
                        sum[2 * m] += counted.numerator(agency, m);
                        sum[2 * m + 1] += counted.denominator(agency, m);
                    }
                }
            }
            Map<String, Map<String, Counts>> counts = new LinkedHashMap<>();
            sums.forEach((unit, sum) -> counts.put(unit, counts(sum)));
            return counts;
        }

        private Map<String, Counts> counts(long[] sum) {
            Map<String, Counts> counts = new HashMap<>();
            for (int m = 0; m < plan.cases().size(); m++) {
                counts.put(plan.cases().get(m).key(), Counts.of(Math.max(0, sum[2 * m]), sum[2 * m + 1]));
            }
            return counts;
        }

        private List<String> holders(int agency) {
            return tree.holders(
                    agency < 0 || agency >= view.agencies().size()
                            ? null
                            : view.agencies().get(agency));
        }

        /** The procedures that have cases as procedures and services ask for them. */
        Uses uses() {
            int all = plan.measures().measures().size();
            Uses uses = new Uses(tree, view.agencies(), view.procedures(), all);
            if (counters == null) {
                ProcedureUse.find(
                        view.table(),
                        question,
                        plan.useConditions(),
                        (use, agency, procedure) -> uses.found(plan.firstUse() + use, agency, procedure));
            } else {
                for (int use = plan.firstUse(); use < all; use++) {
                    counters.uses(month, use, uses);
                }
            }
            return uses;
        }
    }

    /** The level of a unit, as far as it is known. */
    static @Nullable Level level(Agency agency, String root) {
        return agency.code().equals(root) ? Level.PROVINCE : agency.level();
    }
}
