package vn.nhip.cli;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Band;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.Reading;
import vn.nhip.core.scoring.AlternativeScore;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.Explanation;
import vn.nhip.core.scoring.GroupScore;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Scorecard;

/** Scores as JSON with their reasons: an array of units, written one after the other. */
final class JsonScores {
    private final Scores scores;
    private final Json json;
    private final Counts[] counts;
    private final double[] published;

    JsonScores(Scores scores, Output out) {
        this.scores = scores;
        this.json = new Json(out);
        this.counts = new Counts[scores.scorer().indicators().size()];
        this.published = new double[scores.scorer().definition().groups().size()];
    }

    void write() throws IOException {
        json.open('[');
        for (int unit = 0; unit < scores.table().units.size(); unit++) {
            writeUnit(unit);
        }
        json.close(']');
        json.end();
    }

    private Scorecard card(int unit) {
        scores.fill(unit, counts, published);
        Map<String, Counts> byCode = new HashMap<>();
        for (int i = 0; i < counts.length; i++) {
            byCode.put(scores.scorer().indicators().get(i).code(), counts[i]);
        }
        Map<String, Double> points = new HashMap<>();
        for (int g = 0; g < published.length; g++) {
            if (!Double.isNaN(published[g])) {
                points.put(scores.scorer().definition().groups().get(g).code(), published[g]);
            }
        }
        return scores.scorer()
                .score(scores.table().units.name(unit), scores.table().level(unit), byCode, points);
    }

    private void writeUnit(int unit) throws IOException {
        Scorecard card = card(unit);
        Level level = card.level();
        Band band = card.band();
        json.open('{');
        json.text("unit", card.unit());
        json.text("level", level == null ? null : level.name());
        json.text("definition", card.definitionVersion());
        json.whole("volume", card.volume());
        json.number("total", card.total());
        json.number("max", scores.scorer().definition().max());
        json.text("status", card.status().code());
        json.text("band", band == null ? null : band.name());
        json.whole("rank", rankOrNull(scores.sumRank(unit, published.length)));
        json.key("groups").open('[');
        int position = 0;
        List<GroupScore> groups = card.groups();
        for (int g = 0; g < groups.size(); g++) {
            GroupScore group = groups.get(g);
            json.open('{');
            json.text("code", group.group().code());
            json.text("title", group.group().title());
            json.number("points", group.points());
            json.number("max", group.max());
            json.text("status", group.status().code());
            json.whole("rank", rankOrNull(scores.sumRank(unit, g)));
            json.key("indicators").open('[');
            for (IndicatorScore indicator : group.indicators()) {
                writeIndicator(indicator, scores.row(unit, position++));
            }
            json.close(']').close('}');
        }
        json.close(']').close('}');
    }

    private static @Nullable Long rankOrNull(int rank) {
        return rank == 0 ? null : Long.valueOf(rank);
    }

    private void writeIndicator(IndicatorScore score, int row) throws IOException {
        Reading reading = score.reading();
        Explanation explanation = score.explanation();
        json.open('{');
        json.text("code", score.indicator().code());
        json.text("title", score.indicator().wording().title());
        json.whole("numerator", score.counts().numerator());
        json.whole("denominator", score.counts().denominator());
        json.number("ratio", score.ratio());
        json.number("target", score.target());
        json.number("points", score.points());
        json.number("max", score.max());
        json.text("status", score.status().code());
        json.whole("rank", row < 0 ? null : rankOrNull(scores.rank(row)));
        json.text("clause", explanation.clause());
        json.text("formula", explanation.formula());
        json.text("reading", reading == null ? null : reading.name());
        json.number("lowest", score.lowest());
        json.number("highest", score.highest());
        json.number("marginal_gain", score.marginalGain());
        json.key("alternatives").open('[');
        for (AlternativeScore alternative : score.alternatives()) {
            json.open('{');
            json.text("reading", alternative.reading().name());
            json.text("title", alternative.reading().title());
            json.text("source", alternative.reading().source());
            json.number("points", alternative.points());
            json.text("needs", alternative.reading().change() == null ? "cases" : null);
            json.close('}');
        }
        json.close(']').close('}');
    }
}
