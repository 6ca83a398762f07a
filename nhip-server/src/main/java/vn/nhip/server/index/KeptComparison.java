package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.facts.CaseCounter;
import vn.nhip.core.facts.CaseCounts;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.core.facts.LiveCounters;
import vn.nhip.core.facts.Measures;
import vn.nhip.core.facts.Months;
import vn.nhip.core.facts.Seconds;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Period;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.index.KeptDifferences.Field;
import vn.nhip.server.index.KeptDifferences.OfCase;
import vn.nhip.server.index.KeptDifferences.OfCounts;
import vn.nhip.server.index.KeptDifferences.Pair;

/** The facts as they are kept, held against those that follow from the log: case by case, then what is counted from them. */
final class KeptComparison {
    /** More differing cases are counted, but not named. */
    static final int NAMED = 50;

    // Their numbers are asked for together.
    private static final int AT_ONCE = 2_000;

    private final CaseFactStore store;
    private final FactTable table = new FactTable();
    private final long position;
    private final BitSet unseen = new BitSet();
    private final Map<String, List<CaseFacts>> waiting = new LinkedHashMap<>();
    private final List<OfCase> named = new ArrayList<>();
    private long differing;
    private long compared;

    /** Loads what is kept. */
    KeptComparison(CaseFactStore store) {
        this.store = store;
        this.position = store.each(versions -> {
            table.put(versions);
            unseen.set(Math.toIntExact(versions.getFirst().id()));
        });
    }

    /** Number of the last event in the log that is in what is kept. */
    long position() {
        return position;
    }

    /**
     * Compares a case.
     *
     * @param read as it follows from the log; none where it counts nowhere
     * @param recounting by whose positions
     */
    void compare(String code, List<CaseFacts> read, Recounting recounting) {
        waiting.put(code, read);
        if (waiting.size() >= AT_ONCE) {
            compareWaiting(recounting);
        }
    }

    private void compareWaiting(Recounting recounting) {
        Map<String, Integer> numbers = store.numbers(waiting.keySet());
        FactWords kept = new FactWords(store.agencies(), store.procedures());
        FactWords read = new FactWords(recounting.agencies(), recounting.procedures());
        waiting.forEach((code, versions) -> {
            Integer number = numbers.get(code);
            compared++;
            if (number == null || !unseen.get(number)) {
                differ(code, List.of(new Field("*", "trong số liệu trực tiếp", null, "có")));
                return;
            }
            unseen.clear(number);
            List<CaseFacts> fromLog = versions.isEmpty() ? List.of(CaseFacts.none(number)) : versions;
            List<Field> fields = FactWords.differences(kept, table.versions(number), read, fromLog);
            if (!fields.isEmpty()) {
                differ(code, fields);
            }
        });
        waiting.clear();
    }

    private void differ(String code, List<Field> fields) {
        differing++;
        if (named.size() < NAMED) {
            named.add(new OfCase(code, fields));
        }
    }

    /**
     * Compares what is counted, after all cases.
     *
     * @param recounted the counts that follow from the log
     * @param behind how many events of the log are not in what is kept
     */
    KeptDifferences finish(Recounting recounting, CaseCounts recounted, CaseRecount.Order order, long behind) {
        compareWaiting(recounting);
        tellUnseen();
        Side kept = new Side(counts(recounting.measures(), order), store.agencies());
        Side read = new Side(recounted, recounting.agencies());
        return new KeptDifferences(counts(recounting.indicators(), kept, read), named, differing, compared, behind);
    }

    /** What is kept of cases that are not in the log. */
    private void tellUnseen() {
        Map<Integer, String> codes =
                store.codes(unseen.stream().limit(NAMED).boxed().toList());
        unseen.stream()
                .forEach(number -> differ(
                        codes.getOrDefault(number, "số " + number),
                        List.of(new Field("*", "trong số liệu trực tiếp", "có", null))));
    }

    /** As the live index does: a month from counters that are kept up, other periods in one pass. */
    private CaseCounts counts(Measures measures, CaseRecount.Order order) {
        int asOf = Seconds.of(order.asOf());
        CaseCounter.Span span = CaseFigures.span(order.period());
        return order.period().kind() == Period.Kind.MONTH
                ? new LiveCounters(table, measures, asOf).count(Months.of(span.start()))
                : new CaseCounter(table, measures, LiveIndex.WORKERS).count(span, asOf);
    }

    /** Counts, and the codes of their agencies by position. */
    private record Side(CaseCounts counts, List<String> codes) {
        Map<String, Integer> positions() {
            Map<String, Integer> positions = new LinkedHashMap<>();
            positions.put("", -1);
            for (int agency = 0; agency < counts.agencies(); agency++) {
                positions.put(agency < codes.size() ? codes.get(agency) : "vị trí " + agency, agency);
            }
            return positions;
        }

        Pair pair(@Nullable Integer agency, int measure) {
            return agency == null
                    ? new Pair(0, 0)
                    : new Pair(counts.numerator(agency, measure), counts.denominator(agency, measure));
        }
    }

    private static List<OfCounts> counts(List<Indicator> indicators, Side kept, Side read) {
        Map<String, Integer> ofKept = kept.positions();
        Map<String, Integer> ofRead = read.positions();
        TreeSet<String> agencies = new TreeSet<>(ofKept.keySet());
        agencies.addAll(ofRead.keySet());
        List<OfCounts> differences = new ArrayList<>();
        for (String agency : agencies) {
            for (int m = 0; m < indicators.size(); m++) {
                Pair one = kept.pair(ofKept.get(agency), m);
                Pair other = read.pair(ofRead.get(agency), m);
                if (!one.equals(other)) {
                    differences.add(new OfCounts(agency, indicators.get(m).code(), one, other));
                }
            }
        }
        return differences;
    }
}
