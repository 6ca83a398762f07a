package vn.nhip.simulator.sandbox.portal;

import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.core.scoring.Rounder;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.portal.Catalogue.Agency;

/** Answers of the shape {@code parent}, {@code children}, {@code monthlyChart}: progress, online services, payment. */
final class ParentAnswers {
    private static final int MONTHS = 12;

    private final Evaluation evaluation;
    private final Catalogue catalogue;
    private final Agency root;
    private final Figures province;

    ParentAnswers(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.catalogue = evaluation.catalogue();
        this.root = evaluation.province();
        this.province = evaluation.figures();
    }

    ObjectNode progress() {
        ObjectNode data = SandboxJson.object();
        ObjectNode parent = Evaluation.named(data.putObject("parent"), root);
        parent.put("totalReceived", province.handled());
        parent.put("totalOnTime", province.handledOnTime());
        parent.put("totalCompleted", province.completed());
        parent.put("avgProcessingDays", Rounder.fixed2(province.averageDays()));
        parent.put("ratio", Points.percentOrZero(province.handledOnTime(), province.handled()));
        parent.put("totalScore", Points.progress(province.handledOnTime(), province.handled()));
        parent.put("totalMaxScore", 20);
        children(data, (child, figures) -> {
            child.put("totalReceived", figures.handled());
            child.put("totalOnTime", figures.handledOnTime());
            child.put("totalOverdue", figures.handled() - figures.handledOnTime());
            child.put("avgProcessingDays", Rounder.fixed2(figures.averageDays()));
            child.put("ratio", Points.percentOrZero(figures.handledOnTime(), figures.handled()));
            child.put("score", Points.progress(figures.handledOnTime(), figures.handled()));
            child.put("maxScore", 20);
        });
        ArrayNode chart = data.putArray("monthlyChart");
        Map<Integer, Figures> months = evaluation.months();
        for (int month = 1; month <= MONTHS; month++) {
            Figures figures = months.get(month);
            long all = figures == null ? 0 : figures.handled();
            long onTime = figures == null ? 0 : figures.handledOnTime();
            chart.addObject()
                    .put("month", String.format(Locale.ROOT, "%02d", month))
                    .put("onTimePct", Points.percentOrZero(onTime, all))
                    .put("overduePct", Points.percentOrZero(all - onTime, all));
        }
        return data;
    }

    ObjectNode online() {
        long partial = offered(Catalogue.Online.PARTIAL);
        long full = offered(Catalogue.Online.FULL);
        long authority = catalogue.procedures().size();
        double score = Points.online(
                partial + full,
                authority,
                province.services(true),
                province.services(false),
                province.online(),
                province.received());
        ObjectNode data = SandboxJson.object();
        ObjectNode parent = Evaluation.named(data.putObject("parent"), root);
        parent.put("totalScore", score).put("totalMaxScore", 12).put("ratio", Points.shareOf(score, 12));
        parent.put("authorityCount", authority).put("partialCount", partial).put("fullCount", full);
        parent.put("onlineDossierCount", province.services(true)).put("onlineServiceTotal", province.services(false));
        parent.put("channelOnlineSum", province.online()).put("channelDirectSum", province.direct());
        parent.put("channelPostalSum", province.postal()).put("channelTotalSum", province.received());
        parent.put("onlineOnTimeSum", province.onlineOnTime());
        parent.put("onlineOverdueSum", province.online() - province.onlineOnTime());
        children(data, (child, figures) -> {
            double own = Points.online(
                    0, 0, figures.services(true), figures.services(false), figures.online(), figures.received());
            child.put("totalScore", own).put("totalMaxScore", 12).put("ratio", Points.shareOf(own, 12));
        });
        ArrayNode chart = data.putArray("monthlyChart");
        Map<Integer, Figures> months = evaluation.months();
        for (int month = 1; month <= MONTHS; month++) {
            Figures figures = months.get(month);
            double share = figures == null ? 0 : Points.percentOrZero(figures.services(true), figures.services(false));
            chart.addObject()
                    .put("label", String.format(Locale.ROOT, "%02d", month))
                    .put("onlineDossierPct", share);
        }
        return data;
    }

    private long offered(Catalogue.Online how) {
        return catalogue.procedures().values().stream()
                .filter(procedure -> procedure.online() == how)
                .count();
    }

    ObjectNode payment() {
        ObjectNode data = SandboxJson.object();
        pay(Evaluation.named(data.putObject("parent"), root), province, true);
        children(data, (child, figures) -> pay(child, figures, false));
        return data;
    }

    private static void pay(ObjectNode unit, Figures figures, boolean isProvince) {
        long procedures = figures.feeProcedures(isProvince);
        double score = Points.payment(
                figures.proceduresWithFeeDossiers(),
                figures.proceduresPaidOnline(),
                procedures,
                figures.paidOnline(),
                figures.owed());
        unit.put("totalMaxScore", 10).put("totalScore", score).put("ratio", Points.shareOf(score, 10));
        unit.put("totalDossierOnlinePaymentSuccess", figures.paidOnline());
        unit.put("totalDossierFinancialObligation", figures.owed());
        unit.put("totalDossierOnlineFormalityPaymentSuccess", figures.proceduresPaidOnline());
        unit.put("totalFeeDossierFormalityDistinct", procedures);
        unit.put("totalFeeDossierFormality", figures.proceduresWithFeeDossiers());
        unit.put("totalFeeFormality", procedures);
    }

    private void children(ObjectNode data, BiConsumer<ObjectNode, Figures> fill) {
        ArrayNode children = data.putArray("children");
        evaluation.units().forEach((agency, figures) -> {
            ObjectNode child = Evaluation.named(children.addObject(), agency).put("level", Evaluation.level(agency));
            fill.accept(child, figures);
            child.putNull("scoreDelta");
        });
    }
}
