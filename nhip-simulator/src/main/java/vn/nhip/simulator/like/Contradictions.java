package vn.nhip.simulator.like;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.nhip.simulator.like.Published.Count;
import vn.nhip.simulator.like.Published.Unit;

/**
 * What cannot be true of a capture whatever the cases are. Every contradiction is named, with the unit, both indicators and both values.
 * Two groups that were captured at different instants do not contradict each other: the month moved between them.
 */
final class Contradictions {
    /** Indicators of which cases or petitions add up from the units to the province. */
    private static final List<String> ADDED =
            List.of("1.4", "2.1", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5b", "5.2", "5.3", "5.4");

    private final List<String> found = new ArrayList<>();

    private Contradictions() {}

    /** All of them, in the order of the units; empty where the capture is possible. */
    static List<String> of(Published published) {
        Contradictions contradictions = new Contradictions();
        published.units().forEach(contradictions::unit);
        contradictions.sums(published);
        return List.copyOf(contradictions.found);
    }

    private void unit(Unit unit) {
        unit.counts().forEach((indicator, count) -> {
            if (count.numerator() < 0 || count.denominator() < 0) {
                found.add("%s, chỉ số %s: số âm (%d trên %d)"
                        .formatted(unit.code(), indicator, count.numerator(), count.denominator()));
            } else if (count.numerator() > count.denominator()) {
                found.add("%s, chỉ số %s: tử số %d lớn hơn mẫu số %d"
                        .formatted(unit.code(), indicator, count.numerator(), count.denominator()));
            } else if (isTooLarge(count)) {
                found.add("%s, chỉ số %s: mẫu số %d quá lớn để mô phỏng"
                        .formatted(unit.code(), indicator, count.denominator()));
            }
        });
        if (canBeCounted(unit)) {
            together(unit);
        }
    }

    /** Whether cases can be counted by it at all; what cannot is named already. */
    static boolean canBeCounted(Unit unit) {
        return unit.counts().values().stream()
                .noneMatch(count -> count.numerator() < 0
                        || count.denominator() < 0
                        || isTooLarge(count)
                        || count.numerator() > Integer.MAX_VALUE / 2);
    }

    private static boolean isTooLarge(Count count) {
        return count.denominator() > Integer.MAX_VALUE / 2;
    }

    /** What several counts of a unit say of one another. */
    private void together(Unit unit) {
        fees(unit);
        papers(unit);
        atMost(unit, "5.1", unit.numerator("5.1"), "5.2", unit.denominator("5.2"), "phản ánh về thủ tục", "phản ánh");
        atMost(
                unit,
                "5.3",
                unit.numerator("5.3"),
                "5.2",
                unit.numerator("5.2"),
                "phản ánh hài lòng (trong đó không có phản ánh trễ hạn)",
                "phản ánh đúng hạn");
    }

    private void fees(Unit unit) {
        Wanted.First wanted = Wanted.of(unit).first();
        atMost(unit, "3.6", wanted.owing(), "2.1", wanted.received(), "hồ sơ có nghĩa vụ tài chính", "hồ sơ tiếp nhận");
        atMost(
                unit,
                "3.5b",
                wanted.paidProcedures(),
                "3.6",
                wanted.paid(),
                "thủ tục có giao dịch",
                "hồ sơ thanh toán trực tuyến");
        atLeastOne(
                unit,
                "3.6",
                wanted.paid(),
                "3.5b",
                wanted.paidProcedures(),
                "hồ sơ thanh toán trực tuyến",
                "thủ tục có giao dịch");
        atMost(
                unit,
                "3.5a",
                wanted.integratedProcedures(),
                "1.4",
                wanted.synchronised(),
                "thủ tục đã đồng bộ dữ liệu thanh toán",
                "hồ sơ đồng bộ");
        int onlyUnpaid = Math.max(0, wanted.integratedProcedures() - wanted.paidProcedures());
        atMost(
                unit,
                "3.5a",
                onlyUnpaid,
                "3.6",
                wanted.owing() - wanted.paid(),
                "thủ tục đã đồng bộ dữ liệu thanh toán nhưng không có giao dịch",
                "hồ sơ chưa thanh toán trực tuyến");
        atMost(
                unit,
                "1.4",
                wanted.synchronised(),
                "2.1",
                wanted.cases() - wanted.unsynchronisable(),
                "hồ sơ đồng bộ",
                "hồ sơ không thuộc thủ tục có phí mà chưa đồng bộ dữ liệu thanh toán (3.5a)");
        if (wanted.owing() > 0 && wanted.feeProcedures() == 0 && unit.has("3.5b")) {
            found.add("%s: có %d hồ sơ có nghĩa vụ tài chính (3.6) nhưng không có thủ tục nào có phí (3.5)"
                    .formatted(unit.code(), wanted.owing()));
        }
    }

    private void papers(Unit unit) {
        Wanted wanted = Wanted.of(unit);
        Wanted.Second second = wanted.second();
        for (Map.Entry<String, Count> each : unit.counts().entrySet()) {
            if (Wanted.OF_ALL_CASES.contains(each.getKey()) && each.getValue().denominator() != second.received()) {
                found.add("%s: chỉ số %s đếm trên %d hồ sơ, các chỉ số khác cùng nhóm trên %d hồ sơ"
                        .formatted(unit.code(), each.getKey(), each.getValue().denominator(), second.received()));
            }
        }
        atMost(
                unit,
                "4.1",
                second.needingResult(),
                "4.3",
                second.received(),
                "hồ sơ cần kết quả giấy tờ",
                "hồ sơ tiếp nhận");
        atMost(
                unit,
                "4.2",
                second.digitised(),
                "4.1",
                second.withResult() + Math.max(0, second.received() - second.needingResult()),
                "hồ sơ số hóa (có kết quả điện tử hoặc không cần kết quả)",
                "hồ sơ có kết quả điện tử hoặc không cần kết quả");
        atMost(
                unit,
                "4.4",
                second.stored(),
                "4.1",
                second.withResult() + second.populationData(),
                "hồ sơ kết nối kho dữ liệu cá nhân",
                "hồ sơ có kết quả điện tử hoặc dùng dữ liệu dân cư");
        atMost(
                unit,
                "4.4",
                second.storedWithoutResult(),
                "4.5b",
                second.needingResult()
                        - second.withResult()
                        + Math.min(second.documentless(), second.populationData() - second.populationProcedures()),
                "hồ sơ kết nối kho dữ liệu cá nhân nhờ dữ liệu dân cư",
                "hồ sơ có thể dùng dữ liệu dân cư mà không có kết quả điện tử");
        atMost(
                unit,
                "3.6",
                wanted.first().owing(),
                "4.1, 4.5a",
                wanted.owingThatMayStay() + Math.max(0, wanted.leavingWithTerm()),
                "hồ sơ có nghĩa vụ tài chính",
                "hồ sơ ngoài các hồ sơ phải thuộc thủ tục của công dân hoặc thủ tục không cấp giấy tờ");
        atMost(
                unit,
                "4.5a",
                second.populationProcedures(),
                "4.1",
                second.needingResult(),
                "thủ tục của công dân có hồ sơ dùng dữ liệu dân cư",
                "hồ sơ cần kết quả giấy tờ");
        atMost(
                unit,
                "4.5a",
                second.populationProcedures(),
                "4.5b",
                second.populationData(),
                "thủ tục có hồ sơ dùng dữ liệu dân cư",
                "hồ sơ dùng dữ liệu dân cư");
        int leaving = Math.max(0, wanted.first().cases() - second.received());
        atMost(
                unit,
                "1.4",
                wanted.first().cases() - wanted.first().received(),
                "4.3",
                leaving,
                "hồ sơ đồng bộ nhiều hơn hồ sơ tiếp nhận (2.1)",
                "hồ sơ rời khỏi kỳ giữa hai lần lấy số liệu");
    }

    /** Cases add up from the units to the province; what the province has more is its own. */
    private void sums(Published published) {
        if (published.below().isEmpty()) {
            return;
        }
        int before = found.size();
        Map<String, Count> own = new TreeMap<>();
        for (String indicator : ADDED) {
            long numerator = sum(published, indicator, false);
            long denominator = sum(published, indicator, true);
            // 1.4: the national report's denominator is no count of cases.
            if (published.province().has(indicator)) {
                own.put(indicator, new Count(numerator, indicator.equals("1.4") ? numerator : denominator));
            }
        }
        Unit province = published.province();
        long ownPaid = own.getOrDefault("3.6", Count.NONE).numerator();
        long ownIntegrated = Math.min(
                own.getOrDefault("3.6", Count.NONE).denominator(),
                own.getOrDefault("1.4", Count.NONE).numerator());
        procedures(published, "3.5a", ownIntegrated, own);
        procedures(published, "3.5b", ownPaid, own);
        if (found.size() == before && published.units().stream().allMatch(Contradictions::canBeCounted)) {
            unit(new Unit("phần riêng của " + province.code(), province.name(), province.level(), own));
        }
        union(published, "3.5a", ownIntegrated);
        union(published, "3.5b", ownPaid);
        union(published, "4.5a", own.getOrDefault("4.5b", Count.NONE).numerator());
    }

    /** Adds how many procedures the province's own cases are of. */
    private static void procedures(Published published, String indicator, long cases, Map<String, Count> own) {
        Unit province = published.province();
        if (province.has(indicator)) {
            int its = Wanted.ownProcedures(province.numerator(indicator), below(published, indicator), cases);
            own.put(indicator, new Count(its, province.denominator(indicator)));
        }
    }

    private static long below(Published published, String indicator) {
        return published.below().stream()
                .mapToLong(unit -> unit.numerator(indicator))
                .sum();
    }

    /** Says what the province has of its own. */
    private long sum(Published published, String indicator, boolean ofDenominators) {
        long units = published.below().stream()
                .mapToLong(unit -> ofDenominators ? unit.denominator(indicator) : unit.numerator(indicator))
                .sum();
        Unit province = published.province();
        long whole = ofDenominators ? province.denominator(indicator) : province.numerator(indicator);
        if (units > whole) {
            found.add("chỉ số %s, %s: các đơn vị cộng lại %d, nhiều hơn %d của %s"
                    .formatted(indicator, ofDenominators ? "mẫu số" : "tử số", units, whole, province.code()));
        }
        return whole - units;
    }

    /** A procedure counts once at the top: the top has no more than all units and its own cases together, and no fewer than the largest unit. */
    private void union(Published published, String indicator, long ownCases) {
        Unit province = published.province();
        for (Unit unit : published.below()) {
            atMost(
                    unit,
                    indicator,
                    unit.numerator(indicator),
                    indicator + " của " + province.code(),
                    province.numerator(indicator),
                    "thủ tục",
                    "thủ tục");
            atMost(
                    unit,
                    indicator,
                    unit.denominator(indicator),
                    indicator + " của " + province.code(),
                    province.denominator(indicator),
                    "thủ tục",
                    "thủ tục");
        }
        long together = below(published, indicator);
        if (province.numerator(indicator) > together + Math.max(0, ownCases)) {
            found.add("chỉ số %s, tử số: %s có %d thủ tục, các đơn vị cộng lại chỉ có %d"
                    .formatted(indicator, province.code(), province.numerator(indicator), together));
        }
    }

    private void atMost(Unit unit, String few, long fewer, String many, long more, String whatFew, String whatMany) {
        if (fewer > more) {
            found.add("%s: %d %s (%s), nhưng chỉ có %d %s (%s)"
                    .formatted(unit.code(), fewer, whatFew, few, more, whatMany, many));
        }
    }

    private void atLeastOne(
            Unit unit, String first, long some, String second, long none, String what, String whatNone) {
        if (some > 0 && none == 0 && unit.has(second)) {
            found.add("%s: có %d %s (%s) nhưng không có %s nào (%s)"
                    .formatted(unit.code(), some, what, first, whatNone, second));
        }
    }
}
