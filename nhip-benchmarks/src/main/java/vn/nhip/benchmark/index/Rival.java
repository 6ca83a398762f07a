package vn.nhip.benchmark.index;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.nhip.core.facts.CaseCounter.Span;
import vn.nhip.core.facts.CaseMeasure;
import vn.nhip.core.facts.CaseMeasure.Window;

/** A database that counts the same rows: one query for each population, with its condition, over rows sorted by receipt. */
final class Rival {
    static final List<String> COLUMNS = List.of(
            "agency",
            "procedure",
            "received",
            "due",
            "ended",
            "legal_due",
            "legal_ended",
            "synchronised",
            "result_attached",
            "digitised",
            "reused",
            "personal_store",
            "population_data",
            "fee_owed",
            "paid_online",
            "disliked",
            "second_supplement",
            "online",
            "postal",
            "needs_result",
            "needs_no_result",
            "term_known");
    private static final int NARROW = 2;
    private static final int NUMBERS = COLUMNS.indexOf("online");

    private final Connection connection;
    private final List<CaseMeasure> measures;
    private final List<String> of;
    private final List<String> where;

    /**
     * A rival.
     *
     * @param of conditions of the denominators in SQL, by measure
     * @param where conditions of the numerators, to hold with those of the denominators
     */
    Rival(Connection connection, List<CaseMeasure> measures, List<String> of, List<String> where) {
        this.connection = connection;
        this.measures = measures;
        this.of = of;
        this.where = where;
    }

    /** The table, to be filled in the order of receipt. */
    static String table() {
        List<String> columns = new ArrayList<>();
        for (int c = 0; c < COLUMNS.size(); c++) {
            String type = c < NARROW ? " smallint" : c < NUMBERS ? " integer" : " boolean";
            columns.add(COLUMNS.get(c) + type + " not null");
        }
        return "create table facts (" + String.join(", ", columns) + ")";
    }

    /** Numerators and denominators by agency and measure. */
    long[][][] count(Span span, int asOf) throws SQLException {
        long[][][] counts = new long[InventedFacts.AGENCIES][measures.size()][2];
        int end = Math.min(span.end(), asOf);
        query(Window.RECEIVED, "received between %d and %d".formatted(span.start(), end), asOf, end, counts);
        query(Window.HANDLED, "received <= %d and ended >= %d".formatted(end, span.start()), asOf, end, counts);
        return counts;
    }

    private void query(Window window, String rows, int asOf, int end, long[][][] counts) throws SQLException {
        List<Integer> concerned = new ArrayList<>();
        for (int m = 0; m < measures.size(); m++) {
            if (measures.get(m).window() == window) {
                concerned.add(m);
            }
        }
        String ratios = concerned.stream()
                .map(m -> "count(*) filter (where (%s) and (%s)), count(*) filter (where %s)"
                        .formatted(of.get(m), where.get(m), of.get(m)))
                .collect(Collectors.joining(", "))
                .replace(":asOf", Integer.toString(asOf))
                .replace(":end", Integer.toString(end));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select agency, " + ratios + " from facts where " + rows + " group by agency")) {
            while (row.next()) {
                long[][] ofAgency = counts[row.getInt(1)];
                for (int i = 0; i < concerned.size(); i++) {
                    ofAgency[concerned.get(i)][0] = row.getLong(2 + 2 * i);
                    ofAgency[concerned.get(i)][1] = row.getLong(3 + 2 * i);
                }
            }
        }
    }
}
