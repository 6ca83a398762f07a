package vn.nhip.simulator.like;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.nhip.simulator.like.Published.Count;
import vn.nhip.simulator.like.Published.Unit;

/**
 * What cannot be true of a capture whatever the cases are, and what could be but is not built, which says so. Every contradiction is named,
 * with the unit, both indicators and both values. Two groups that were captured at different instants do not contradict each other: the month moved between them.
 */
final class Contradictions {
    /** Indicators of which cases or petitions add up from the units to the province. */
    static final List<String> ADDED =
            List.of("1.4", "2.1", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5b", "5.2", "5.3", "5.4");

    private final List<String> found = new ArrayList<>();

    private Contradictions() {}

    /** All of them, in the order of the units; empty where the capture is possible. */
    static List<String> of(Published published) {
        Contradictions contradictions = new Contradictions();
        contradictions.unit(published.province(), !published.below().isEmpty());
        published.below().forEach(unit -> contradictions.unit(unit, false));
        contradictions.sums(published);
        return List.copyOf(contradictions.found);
    }

    /**
     * What is wrong with a unit by itself.
     *
     * @param isSum whether its cases are those of several units, of which some can have lost cases between the captures and some won
     */
    private void unit(Unit unit, boolean isSum) {
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
            if (!isSum) {
                cases(unit);
            }
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
        if (unit.has("3.5a") && unit.has("3.5b") && unit.denominator("3.5a") != unit.denominator("3.5b")) {
            found.add("%s: chỉ số 3.5a đếm trên %d thủ tục có phí, chỉ số 3.5b trên %d"
                    .formatted(unit.code(), unit.denominator("3.5a"), unit.denominator("3.5b")));
        }
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
        notBuilt(
                unit,
                "4.4",
                second.storedWithoutResult(),
                "4.5b",
                second.needingResult()
                        - second.withResult()
                        + Math.min(second.documentless(), second.populationData() - second.populationProcedures()),
                "hồ sơ kết nối kho dữ liệu cá nhân nhờ dữ liệu dân cư",
                "hồ sơ có thể dùng dữ liệu dân cư mà không có kết quả điện tử");
        notBuilt(
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
    }

    /** What holds of cases that were counted together, before and after: not of a sum of units. */
    private void cases(Unit unit) {
        Wanted wanted = Wanted.of(unit);
        Wanted.First first = wanted.first();
        atMost(
                unit,
                "1.4",
                first.synchronised(),
                "2.1",
                first.cases() - first.unsynchronisable(),
                "hồ sơ đồng bộ",
                "hồ sơ không thuộc thủ tục có phí mà chưa đồng bộ dữ liệu thanh toán (3.5a)");
        notBuilt(
                unit,
                "3.6",
                first.owing(),
                "4.1, 4.5a",
                wanted.owingThatMayStay() + Math.max(0, wanted.leavingWithTerm()),
                "hồ sơ có nghĩa vụ tài chính",
                "hồ sơ ngoài các hồ sơ phải thuộc thủ tục của công dân hoặc thủ tục không cấp giấy tờ");
        int leaving = Math.max(0, first.cases() - wanted.second().received());
        notBuilt(
                unit,
                "1.4",
                first.cases() - first.received(),
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
        Unit part = new Unit("phần riêng của " + province.code(), province.name(), province.level(), own);
        union(published, "3.5a", Math.min(part.denominator("3.6"), part.numerator("1.4")));
        union(published, "3.5b", part.numerator("3.6"));
        union(published, "4.5a", part.numerator("4.5b"));
        if (found.size() == before && published.units().stream().allMatch(Contradictions::canBeCounted)) {
            unit(ofProcedures(part, published), false);
        }
    }

    /** The province's own part, with the procedures of which its cases must be. */
    private static Unit ofProcedures(Unit part, Published published) {
        Unit province = published.province();
        Wanted own = Wanted.of(province).less(Wanted.together(province, published.below()));
        Map<String, Integer> procedures = Map.of(
                "3.5a", own.first().integratedProcedures(),
                "3.5b", own.first().paidProcedures(),
                "4.5a", own.second().populationProcedures());
        Map<String, Count> counts = new TreeMap<>(part.counts());
        procedures.forEach((indicator, number) -> {
            if (province.has(indicator)) {
                counts.put(indicator, new Count(number, province.denominator(indicator)));
            }
        });
        return new Unit(part.code(), part.name(), part.level(), counts);
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

    /**
     * A procedure counts once at the top: the top has no more than all units and its own cases together, and no fewer than the largest.
     *
     * @param own how many at most the province's own cases can be of
     */
    private void union(Published published, String indicator, long own) {
        Unit province = published.province();
        long together = 0;
        for (Unit unit : published.below()) {
            together += unit.numerator(indicator);
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
        long most = together + Math.max(0, own);
        if (province.numerator(indicator) > most) {
            found.add("chỉ số %s, tử số: %s có %d thủ tục, các đơn vị và phần riêng cộng lại nhiều nhất %d"
                    .formatted(indicator, province.code(), province.numerator(indicator), most));
        }
    }

    private void atMost(Unit unit, String few, long fewer, String many, long more, String whatFew, String whatMany) {
        if (fewer > more) {
            found.add("%s: %d %s (%s), nhưng chỉ có %d %s (%s)"
                    .formatted(unit.code(), fewer, whatFew, few, more, whatMany, many));
        }
    }

    /** There may be such cases, but not of the procedures of {@link Pools}, or only if some leave a unit's month and others join it. */
    private void notBuilt(Unit unit, String few, long fewer, String many, long more, String whatFew, String whatMany) {
        if (fewer > more) {
            found.add("%s: chưa dựng được %d %s (%s) khi chỉ có %d %s (%s)"
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
