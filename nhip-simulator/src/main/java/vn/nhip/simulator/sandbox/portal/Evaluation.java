package vn.nhip.simulator.sandbox.portal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.core.scoring.Rounder;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.portal.Catalogue.Agency;
import vn.nhip.simulator.sandbox.portal.Catalogue.Level;
import vn.nhip.simulator.sandbox.portal.DossierClock.Judged;

/** The portal's results of one province and period, in the shapes in which the portal answers them. */
final class Evaluation {
    private static final int NOT_FOUND = 404;
    private static final int MONTHS = 12;
    private static final String TEMPORARY = "TEMP_NATIONAL_REPORT_DENOMINATOR";
    private static final String NO_REPORT = "NO_NATIONAL_REPORT_DATA";

    private final Asked asked;
    private final Catalogue catalogue;
    private final NationalReport report;
    private final DossierClock clock;
    private final List<DossierCopy> copies;
    private final Instant now;
    private final Agency root;
    private final Figures province;
    private final Map<Agency, Figures> units = new LinkedHashMap<>();

    Evaluation(Asked asked, DossierCopies copies, NationalReport report, DossierClock clock, Instant now) {
        this.asked = asked;
        this.catalogue = copies.catalogue();
        this.report = report;
        this.clock = clock;
        this.copies = copies.all();
        this.now = now;
        this.root = root();
        Collection<Judged> all = judged(asked);
        this.province = new Figures(all, asked, catalogue);
        Map<String, List<Judged>> byUnit = new TreeMap<>();
        listed().forEach(code -> byUnit.put(code, new ArrayList<>()));
        for (Judged one : all) {
            String unit = unit(one.copy());
            if (!unit.equals(root.code())) {
                byUnit.computeIfAbsent(unit, code -> new ArrayList<>()).add(one);
            }
        }
        byUnit.keySet().stream()
                .map(catalogue::agency)
                .sorted(Catalogue.order())
                .forEach(agency -> units.put(
                        agency, new Figures(byUnit.getOrDefault(agency.code(), List.of()), asked, catalogue)));
    }

    /** The portal's own id of an agency; the same for the same code. */
    static String departmentId(String code) {
        return UUID.nameUUIDFromBytes(code.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private SortedSet<String> provinces() {
        SortedSet<String> provinces = new TreeSet<>();
        catalogue.agencies().keySet().forEach(code -> provinces.add(SyncAdapter.province(code)));
        copies.forEach(copy -> provinces.add(SyncAdapter.province(copy.agency())));
        return provinces;
    }

    private Agency root() {
        SortedSet<String> provinces = provinces();
        String wanted = asked.root();
        if (wanted == null && provinces.size() == 1) {
            return catalogue.agency(provinces.first());
        }
        for (String code : provinces) {
            if (code.equals(wanted) || departmentId(code).equals(wanted)) {
                return catalogue.agency(code);
            }
        }
        throw new Refusal(
                NOT_FOUND,
                "rootDepartmentId is " + wanted + "; expected the departmentId or code of one of " + provinces);
    }

    private List<String> listed() {
        return catalogue.agencies().keySet().stream()
                .filter(code -> !code.equals(root.code()) && Catalogue.isWithin(code, root.code()))
                .map(this::belowRoot)
                .distinct()
                .toList();
    }

    private String unit(DossierCopy copy) {
        String agency = copy.agency();
        return Catalogue.isWithin(agency, root.code()) ? belowRoot(agency) : root.code();
    }

    /** {@code H44.100} of {@code H44.100.05}. */
    private String belowRoot(String code) {
        int end = code.indexOf('.', root.code().length() + 1);
        return end < 0 ? code : code.substring(0, end);
    }

    /** What had been received by the end of a period, as it stood then, or stands now. */
    private List<Judged> judged(Asked period) {
        Instant lastSecond = period.ends().minusSeconds(1);
        Instant asOf = now.isBefore(lastSecond) ? now : lastSecond;
        String procedure = period.procedure() == null ? null : Catalogue.shortCode(period.procedure());
        List<Judged> all = new ArrayList<>();
        for (DossierCopy copy : copies) {
            String own = copy.procedure() == null ? null : Catalogue.shortCode(copy.procedure());
            boolean here = SyncAdapter.province(copy.agency()).equals(root.code());
            if (here && copy.livesAfter(period.begins()) && (procedure == null || procedure.equals(own))) {
                Judged one = clock.judge(copy, asOf);
                if (one != null) {
                    all.add(one);
                }
            }
        }
        return all;
    }

    // --- parent, children -------------------------------------------------------------------------------------------

    ObjectNode progress() {
        ObjectNode data = SandboxJson.object();
        ObjectNode parent = named(data.putObject("parent"), root);
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
        Map<Integer, Figures> months = months();
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

    private Map<Integer, Figures> months() {
        Map<Integer, Figures> months = new TreeMap<>();
        if (asked.months().size() == 1) {
            months.put(asked.from().getMonthValue(), province);
            return months;
        }
        for (YearMonth month : asked.months()) {
            Asked part = asked.of(month);
            months.put(month.getMonthValue(), new Figures(judged(part), part, catalogue));
        }
        return months;
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
        ObjectNode parent = named(data.putObject("parent"), root);
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
        Map<Integer, Figures> months = months();
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
        pay(named(data.putObject("parent"), root), province, true);
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

    private static ObjectNode named(ObjectNode unit, Agency agency) {
        return unit.put("departmentId", departmentId(agency.code()))
                .put("departmentName", agency.name())
                .put("departmentCode", agency.code());
    }

    /** The portal calls a department's level PROVINCE. */
    private static String level(Agency agency) {
        return agency.level() == Level.COMMUNE ? "COMMUNE" : "PROVINCE";
    }

    private void children(ObjectNode data, BiConsumer<ObjectNode, Figures> fill) {
        ArrayNode children = data.putArray("children");
        units.forEach((agency, figures) -> {
            ObjectNode child = named(children.addObject(), agency).put("level", level(agency));
            fill.accept(child, figures);
            child.putNull("scoreDelta");
        });
    }

    // --- overview, evaluation, metrics ------------------------------------------------------------------------------

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
        Long reported = report.count(agency.code(), asked.from(), asked.to());
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
        unit.put("stt", number).put("departmentId", departmentId(agency.code())).put("departmentName", agency.name());
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
        unit.put("departmentLevel", level(agency)).put("agencyLevel", isProvince ? "level_1" : "level_2");
        ArrayNode list = SandboxJson.MAPPER.createArrayNode();
        double score = fill.applyAsDouble(list);
        unit.put("totalScore", score).put("totalMaxScore", max).put("ratio", Points.shareOf(score, max));
        unit.set("metrics", list);
        unit.putNull("scoreDelta");
        return score;
    }

    private record UnitToFill(Agency agency, Figures figures, ArrayNode list) {}

    private void evaluation(ObjectNode data, int max, boolean withCode, ToDoubleFunction<UnitToFill> fill) {
        ArrayNode evaluation = data.putArray("evaluation");
        List<Agency> agencies = new ArrayList<>(units.keySet());
        for (Agency agency : page(agencies)) {
            Figures figures = figuresOf(agency);
            described(
                    evaluation.addObject(),
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

    private Figures figuresOf(Agency agency) {
        Figures figures = units.get(agency);
        if (figures == null) {
            throw new IllegalStateException("no figures of " + agency);
        }
        return figures;
    }

    private <T> List<T> page(List<T> all) {
        int from = (int) Math.min(all.size(), (asked.page() - 1L) * asked.size());
        return all.subList(from, Math.min(all.size(), from + asked.size()));
    }
}
