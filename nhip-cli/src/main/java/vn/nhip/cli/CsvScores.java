package vn.nhip.cli;

import java.io.IOException;
import java.util.List;
import vn.nhip.core.index.Group;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Rounding;
import vn.nhip.core.scoring.Status;

/** Scores as CSV: a row per input row, then for every unit a row per group and one for the total. */
final class CsvScores {
    static final String HEADER = "unit,indicator,ratio,points,max,status,rank";

    private final Scores scores;
    private final Output out;
    private final int sumDecimals;

    CsvScores(Scores scores, Output out) {
        this.scores = scores;
        this.out = out;
        this.sumDecimals = decimals(scores.scorer().definition());
    }

    /** Two where the portal rounds; -6, at most six, where nothing is rounded. */
    private static int decimals(IndexDefinition definition) {
        boolean exact = definition.indicators().anyMatch(i -> i.scoring().rounding() == Rounding.EXACT);
        return exact ? -6 : 2;
    }

    void write() throws IOException {
        out.text(HEADER).character('\n');
        writeRows();
        writeSums();
        out.flush();
    }

    private void writeRows() throws IOException {
        CountsTable table = scores.table();
        List<Indicator> indicators = scores.scorer().indicators();
        String[] tails = new String[indicators.size()];
        for (int i = 0; i < tails.length; i++) {
            tails[i] = "," + maxOf(indicators.get(i).max()) + ",";
        }
        int last = -1;
        String name = "";
        for (int row = 0; row < table.size(); row++) {
            int unit = table.unitOf(row);
            if (unit != last) {
                name = quoted(table.units.name(unit));
                last = unit;
            }
            int position = table.indicatorOf(row);
            Indicator indicator = indicators.get(position);
            out.text(name).character(',').text(indicator.code()).character(',');
            if (!Double.isNaN(scores.ratio(row))) {
                out.plain(scores.ratio(row), 6);
            }
            out.character(',');
            number(scores.points(row), indicator.scoring().rounding() == Rounding.EXACT ? -6 : 2);
            out.text(tails[position]);
            end(scores.status(row), scores.rank(row));
        }
    }

    private void writeSums() throws IOException {
        CountsTable table = scores.table();
        IndexDefinition definition = scores.scorer().definition();
        List<Group> groups = definition.groups();
        for (int unit = 0; unit < table.units.size(); unit++) {
            String name = quoted(table.units.name(unit));
            for (int g = 0; g <= groups.size(); g++) {
                boolean isTotal = g == groups.size();
                out.text(name)
                        .character(',')
                        .text(isTotal ? "total" : groups.get(g).code());
                out.text(",,");
                number(scores.sum(unit, g), sumDecimals);
                out.character(',')
                        .text(maxOf(isTotal ? definition.max() : groups.get(g).max()));
                out.character(',');
                end(scores.sumStatus(unit, g), scores.sumRank(unit, g));
            }
        }
    }

    private void number(double value, int decimals) throws IOException {
        if (Double.isNaN(value)) {
            return;
        }
        if (decimals < 0) {
            out.plain(value, -decimals);
        } else {
            out.fixed(value, decimals);
        }
    }

    private void end(Status status, int rank) throws IOException {
        out.text(status.code()).character(',');
        if (rank > 0) {
            out.whole(rank);
        }
        out.character('\n');
    }

    static String maxOf(double max) {
        return max == Math.rint(max) ? Long.toString((long) max) : Double.toString(max);
    }

    private static String quoted(String name) {
        boolean plain =
                name.indexOf(',') < 0 && name.indexOf('"') < 0 && name.indexOf('\n') < 0 && name.indexOf('\r') < 0;
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
