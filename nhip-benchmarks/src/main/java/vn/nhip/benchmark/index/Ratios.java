package vn.nhip.benchmark.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.CaseMeasure.Window;
import vn.nhip.core.facts.Condition;

/** Fifteen ratios over cases: those of Decision 766, and readings of them. Once in the words of definitions, once in SQL. */
final class Ratios {
    private static final Map<String, String> SQL = Map.ofEntries(
            Map.entry("synchronised", "synchronised <= :asOf"),
            Map.entry("result_attached", "result_attached <= :asOf"),
            Map.entry("digitised", "digitised <= :asOf"),
            Map.entry("reused", "reused <= :asOf"),
            Map.entry("personal_store", "personal_store <= :asOf"),
            Map.entry("population_data", "population_data <= :asOf"),
            Map.entry("fee_owed", "fee_owed <= :asOf"),
            Map.entry("paid_online", "paid_online <= :asOf"),
            Map.entry("disliked", "disliked <= :asOf"),
            Map.entry("late", "least(ended, :end) > due"),
            Map.entry("legally_late", "least(legal_ended, :end) > legal_due"),
            Map.entry("all", "true"));

    final List<CaseMeasure> measures = new ArrayList<>();
    final List<String> of = new ArrayList<>();
    final List<String> where = new ArrayList<>();

    Ratios() {
        add(Window.RECEIVED, "all", "synchronised");
        add(Window.HANDLED, "late or term_known", "not late");
        add(Window.RECEIVED, "all", "online and ( result_attached or needs_no_result )");
        add(Window.RECEIVED, "fee_owed", "paid_online");
        add(Window.RECEIVED, "needs_result", "result_attached");
        add(Window.RECEIVED, "all", "digitised and ( result_attached or needs_no_result )");
        add(Window.RECEIVED, "all", "reused");
        add(Window.RECEIVED, "all", "personal_store");
        add(Window.RECEIVED, "all", "population_data");
        add(Window.RECEIVED, "late or term_known", "not disliked and not late");
        add(Window.HANDLED, "all", "not legally_late");
        add(Window.RECEIVED, "all", "online");
        add(Window.RECEIVED, "all", "postal");
        add(Window.HANDLED, "needs_result", "result_attached");
        add(Window.RECEIVED, "online", "synchronised and digitised");
    }

    private void add(Window window, String denominator, String numerator) {
        measures.add(new CaseMeasure(window, Condition.parse(denominator), Condition.parse(numerator)));
        of.add(sql(denominator));
        where.add(sql(numerator));
    }

    private static String sql(String condition) {
        StringBuilder sql = new StringBuilder();
        for (String word : condition.split(" ", -1)) {
            boolean fact = SQL.containsKey(word);
            sql.append(fact ? "(" + SQL.get(word) + ")" : word).append(' ');
        }
        return sql.toString();
    }
}
