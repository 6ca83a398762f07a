package vn.nhip.simulator.sandbox.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.core.scoring.Rounder;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.portal.Catalogue.Agency;
import vn.nhip.simulator.sandbox.portal.Catalogue.Level;

/** Answers of the shape {@code overview}, {@code evaluation}, {@code metrics}: openness, digitisation, satisfaction. */
final class OverviewAnswers {
    private static final String TEMPORARY = "TEMP_NATIONAL_REPORT_DENOMINATOR";
    private static final String NO_REPORT = "NO_NATIONAL_REPORT_DATA";

    private final Evaluation evaluation;
    private final Asked asked;
    private final Catalogue catalogue;
    private final Agency root;
    private final Figures province;
    private final Map<Agency, Figures> units;

    OverviewAnswers(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.asked = evaluation.asked();
        this.catalogue = evaluation.catalogue();
        this.root = evaluation.province();
        this.province = evaluation.figures();
        this.units = evaluation.units();
    }

    ObjectNode transparency() {
        ObjectNode data = SandboxJson.object();
        ObjectNode overview = data.putObject("overview");
        double score = described(overview, root, 1, 18, false, list -> transparency(list, root, province));
        data.putArray("monthlyChart");
        double[] sum = {0};
        evaluation(data, 18, false, unit -> {
            double own = transparency(unit.list(), unit.agency(), unit.figures());
            sum[0] += own;
            return own;
        });
        overview.put("averageScore", units.isEmpty() ? score : Rounder.fixed2(sum[0] / units.size()));
        return data.put("source", "sandbox: own copies of dossiers, catalogue");
    }

    private double transparency(ArrayNode list, Agency agency, Figures figures) {
        List<@Nullable Double> scores = new ArrayList<>();
        scores.add(metric(list, "PUBLISH_ON_TIME", "Tỷ lệ TTHC công bố đúng hạn", 0, 0, null, 6));
        scores.add(metric(list, "PUBLIC_UPDATE_ON_TIME", "Tỷ lệ TTHC cập nhật, công khai đúng hạn", 0, 0, null, 4));
        long all = catalogue.procedures().size();
        long complete = catalogue.procedures().values().stream()
                .filter(Catalogue.Procedure::complete)
                .count();
        Double content = Points.linear(2, complete, all);
        scores.add(
                metric(list, "PUBLIC_CONTENT_FULL", "Tỷ lệ TTHC công khai đầy đủ nội dung", complete, all, content, 2));
        long received = figures.received();
        Long reported = evaluation.reported(agency);
        long denominator = reported == null ? received : Math.max(received, reported);
        Double synced = Points.linear(6, received, denominator);
        scores.add(
                metric(list, "DOSSIER_SYNC", "Tỷ lệ hồ sơ đồng bộ lên Cổng DVCQG", received, denominator, synced, 6));
        ObjectNode metric = (ObjectNode) list.get(list.size() - 1);
        if (reported == null) {
            metric.put("dataQualityStatus", received == 0 ? NO_REPORT : TEMPORARY)
                    .put("dataQualityMessage", "Mẫu số BCQG/GRIS đang dùng số tạm, chưa có số báo cáo của kỳ.");
        }
        return Points.sum(scores);
    }

    ObjectNode digitisation() {
        ObjectNode data = SandboxJson.object();
        described(data.putObject("overview"), root, 1, 22, true, list -> digitisation(list, province));
        evaluation(data, 22, true, unit -> digitisation(unit.list(), unit.figures()));
        return data.put("source", "sandbox: own copies of dossiers");
    }

    private double digitisation(ArrayNode list, Figures figures) {
        long all = figures.received();
        List<@Nullable Double> scores = new ArrayList<>();
        scores.add(metric(
                list,
                "ORIGINAL_RESULT_AVAILABLE",
                "Tỷ lệ hồ sơ thủ tục hành chính có cấp kết quả giải quyết thủ tục hành chính điện tử",
                figures.withResult(),
                figures.needResult(),
                Points.linear(6, figures.withResult(), figures.needResult()),
                6));
        scores.add(metric(
                list,
                "SO_HOA_GIAY_TO_GIAI_QUYET",
                "Tỷ lệ hồ sơ thủ tục hành chính thực hiện số hóa hồ sơ",
                figures.digitised(),
                all,
                Points.linear(4, figures.digitised(), all),
                4));
        scores.add(metric(
                list,
                "REUSED_DIGITIZED_DATA",
                "Tỷ lệ hồ sơ khai thác, sử dụng lại thông tin, dữ liệu số hóa",
                figures.reused(),
                all,
                Points.fullAt80(2, figures.reused(), all),
                2));
        scores.add(metric(
                list,
                "SYNCED_WITH_DVCQG_PERSONAL_STORAGE",
                "Tỷ lệ hồ sơ TTHC được số hóa có kết nối, chia sẻ dữ liệu phục vụ tái sử dụng",
                figures.fromStore(),
                all,
                Points.linear(4, figures.fromStore(), all),
                4));
        scores.add(metric(
                list,
                "CITIZEN_DATA_CONNECTED_DOSSIER",
                "Tỷ lệ hồ sơ TTHC có sử dụng thông tin, dữ liệu dân cư",
                figures.populationData(),
                all,
                Points.linear(2, figures.populationData(), all),
                2));
        if (asked.procedure() == null) {
            scores.add(metric(
                    list,
                    "CITIZEN_DATA_CONNECTED_FORMALITY",
                    "Tỷ lệ TTHC triển khai kết nối, chia sẻ dữ liệu dân cư phục vụ GQ TTHC",
                    figures.populationProcedures(),
                    figures.citizenProcedures(),
                    Points.linear(2, figures.populationProcedures(), figures.citizenProcedures()),
                    2));
        }
        // Everybody gets this; the portal tells no counts of it.
        list.addObject()
                .put("code", "ELECTRONIC_CERTIFIED_COPY")
                .put("name", "Tỷ lệ cung cấp dịch vụ chứng thực bản sao điện tử từ bản chính")
                .putNull("numerator")
                .putNull("denominator")
                .put("ratio", 100)
                .put("score", 2)
                .put("maxScore", 2);
        scores.add(2.0);
        return Points.sum(scores);
    }

    ObjectNode satisfaction() {
        ObjectNode data = SandboxJson.object();
        ObjectNode overview = data.putObject("overview");
        described(overview, root, 1, 18, false, list -> satisfaction(list, province));
        petitions(overview, province);
        evaluation(data, 18, false, unit -> satisfaction(unit.list(), unit.figures()));
        int at = 0;
        List<Figures> shown = page(new ArrayList<>(units.values()));
        for (var unit : data.path("evaluation")) {
            petitions((ObjectNode) unit, shown.get(at++));
        }
        return data.put("source", "sandbox: own copies of dossiers");
    }

    private static void petitions(ObjectNode unit, Figures figures) {
        unit.put("totalPetitions", 0).put("classifiedPetitions", 0);
        unit.put("totalDossiers", figures.judged()).putNull("averageScore");
    }

    /** No petition comes with a dossier: none is known here, and none is full points. */
    private static double satisfaction(ArrayNode list, Figures figures) {
        metric(list, "PETITION_CLASSIFICATION_TTHC", "Tỷ lệ PAKN về quy định, thủ tục hành chính", 0, 0, null, 0);
        double dossiers = Points.satisfaction(6, figures.notLate(), figures.judged());
        metric(
                list,
                "DOSSIER_RECEIVING_SATISFACTION",
                "Tỷ lệ hài lòng trong tiếp nhận, giải quyết TTHC",
                figures.notLate(),
                figures.judged(),
                dossiers,
                6);
        metric(list, "PETITION_PROCESSING_ON_TIME", "Tỷ lệ PAKN xử lý đúng hạn", 0, 0, 6.0, 6);
        metric(list, "PETITION_HANDLING_SATISFACTION", "Tỷ lệ hài lòng trong xử lý PAKN", 0, 0, 6.0, 6);
        metric(
                list,
                "PETITION_CLASSIFICATION_STAFF",
                "Tỷ lệ PAKN về hành vi cán bộ, công chức, viên chức",
                0,
                0,
                null,
                0);
        return Points.sum(List.of(dossiers, 6.0, 6.0));
    }

    private static @Nullable Double metric(
            ArrayNode list,
            String code,
            String name,
            long numerator,
            long denominator,
            @Nullable Double score,
            int max) {
        list.addObject()
                .put("code", code)
                .put("name", name)
                .put("numerator", numerator)
                .put("denominator", denominator)
                .put("ratio", Points.percent(numerator, denominator))
                .put("score", score)
                .put("maxScore", max);
        return score;
    }

    private static double described(
            ObjectNode unit, Agency agency, int number, int max, boolean withCode, ToDoubleFunction<ArrayNode> fill) {
        boolean isProvince = agency.level() == Level.PROVINCE;
        unit.put("stt", number)
                .put("departmentId", Evaluation.departmentId(agency.code()))
                .put("departmentName", agency.name());
        if (withCode) {
            unit.put("departmentCode", agency.code());
        }
        unit.put(
                "departmentType",
                switch (agency.level()) {
                    case PROVINCE -> "PROVINCE";
                    case DEPARTMENT -> "PROVINCIAL_DEPARTMENT";
                    case COMMUNE -> "COMMUNE_PEOPLE_COMMITTEE";
                });
        unit.put("departmentLevel", Evaluation.level(agency)).put("agencyLevel", isProvince ? "level_1" : "level_2");
        ArrayNode list = SandboxJson.MAPPER.createArrayNode();
        double score = fill.applyAsDouble(list);
        unit.put("totalScore", score).put("totalMaxScore", max).put("ratio", Points.shareOf(score, max));
        unit.set("metrics", list);
        unit.putNull("scoreDelta");
        return score;
    }

    private record UnitToFill(Agency agency, Figures figures, ArrayNode list) {}

    private void evaluation(ObjectNode data, int max, boolean withCode, ToDoubleFunction<UnitToFill> fill) {
        ArrayNode rows = data.putArray("evaluation");
        List<Agency> agencies = List.copyOf(units.keySet());
        for (Agency agency : page(agencies)) {
            Figures figures = Objects.requireNonNull(units.get(agency));
            described(
                    rows.addObject(),
                    agency,
                    agencies.indexOf(agency) + 2,
                    max,
                    withCode,
                    list -> fill.applyAsDouble(new UnitToFill(agency, figures, list)));
        }
        int pages = Math.max(1, (agencies.size() + asked.size() - 1) / asked.size());
        data.putObject("pagination")
                .put("total", agencies.size())
                .put("currentPage", asked.page())
                .put("pageSize", asked.size())
                .put("totalPages", pages);
    }

    private <T> List<T> page(List<T> all) {
        int from = (int) Math.min(all.size(), (asked.page() - 1L) * asked.size());
        return all.subList(from, Math.min(all.size(), from + asked.size()));
    }
}
