package vn.nhip.core.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseMeasure.Window;

/** A table of invented cases of half a year, and measures as the definitions have them. The same for a seed. */
public final class InventedTable {
    /** As in the definition in force, and one by the legal clock. */
    public static final Measures MEASURES = new Measures(List.of(
            measure(Window.RECEIVED, "all", "synchronised"),
            measure(Window.HANDLED, "late or term_known", "not late"),
            measure(
                    Window.RECEIVED,
                    "not online or result_attached or needs_result or needs_no_result",
                    "online and (result_attached or needs_no_result)"),
            measure(Window.RECEIVED, "fee_owed", "paid_online"),
            measure(Window.RECEIVED, "not needs_no_result and (needs_result or result_attached)", "result_attached"),
            measure(
                    Window.RECEIVED,
                    "not digitised or result_attached or needs_result or needs_no_result",
                    "digitised and (result_attached or needs_no_result)"),
            measure(Window.RECEIVED, "all", "reused"),
            measure(Window.RECEIVED, "disliked or late or term_known", "not disliked and not late"),
            measure(Window.HANDLED, "all", "not legally_late")));

    private static final int DAY = 86_400;
    private static final long FIRST = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    private InventedTable() {}

    /** A measure in the words of definitions. */
    public static CaseMeasure measure(Window window, String of, String where) {
        return new CaseMeasure(window, Condition.parse(of), Condition.parse(where));
    }

    /** The beginning of a day of the half year, in seconds. */
    public static int second(int day) {
        return (int) (FIRST - Seconds.EPOCH) + day * DAY;
    }

    /** Days of the half year as a period. */
    public static Span span(int start, int days) {
        return new Span(second(start), second(start + days) - 1);
    }

    /** A table of as many cases, each with the facts of its whole life. */
    public static FactTable of(long seed, int cases) {
        FactTable table = new FactTable();
        for (int id = 0; id < cases; id++) {
            List<CaseFacts> versions = versions(seed, id);
            if (!versions.isEmpty()) {
                table.put(versions);
            }
        }
        return table;
    }

    /** The facts of the whole life of a case; none when it was never accepted. */
    public static List<CaseFacts> versions(long seed, int id) {
        return read(id, InventedCases.life(seed, id));
    }

    /** The facts of a case when only the first of its events were known. */
    public static List<CaseFacts> versions(long seed, int id, int known) {
        List<CaseEvent> life = InventedCases.life(seed, id);
        return read(id, life.subList(0, Math.min(known, life.size())));
    }

    /**
     * A table of the same cases as it was at an instant, when nothing later had happened. Without those of which anything was corrected: a
     * correction changes the past as well.
     */
    public static FactTable at(long seed, int cases, int second) {
        FactTable table = new FactTable();
        Instant last = Instant.ofEpochSecond(Seconds.EPOCH + second);
        for (int id = 0; id < cases; id++) {
            List<CaseEvent> whole = InventedCases.life(seed, id);
            if (whole.stream().anyMatch(event -> event.fact() instanceof CaseFact.Corrected)) {
                continue;
            }
            List<CaseEvent> life = whole.stream()
                    .filter(event -> !event.occurred().isAfter(last))
                    .toList();
            List<CaseFacts> versions = read(id, life);
            if (!versions.isEmpty()) {
                table.put(versions);
            }
        }
        return table;
    }

    private static List<CaseFacts> read(int id, List<CaseEvent> life) {
        return new ArrayList<>(CaseFactsReader.read(id, CaseLife.stages(life, Instant.MAX), InventedCases.WORLD));
    }
}
