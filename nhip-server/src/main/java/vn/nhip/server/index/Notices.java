package vn.nhip.server.index;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.CountUnit;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.ParentRule;
import vn.nhip.core.scoring.AlternativeScore;
import vn.nhip.core.scoring.Counts;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Status;
import vn.nhip.server.reconciliation.Capture;

/** Finds what is odd in a score book by rule, not by hand; each rule is one method. */
final class Notices {
    private final ScoreBook book;
    private final List<Notice> found = new ArrayList<>();

    private Notices(ScoreBook book) {
        this.book = book;
    }

    static List<Notice> find(ScoreBook book) {
        Notices notices = new Notices(book);
        List<IndicatorScore> scores = book.province()
                .card()
                .indicators()
                .filter(s -> s.indicator().isScored())
                .toList();
        scores.forEach(notices::findStandIn);
        notices.findNoData(scores);
        notices.findConstants(scores);
        scores.forEach(notices::findMismatch);
        notices.findContradictions();
        notices.findLowVolume();
        notices.findDifferentDays();
        notices.findPublishedOnly();
        notices.findDifferences();
        return List.copyOf(notices.found);
    }

    /** A stand-in denominator, priced by the reading that puts the received cases in its place. */
    private void findStandIn(IndicatorScore score) {
        if (!score.counts().standIn() || score.counts().isWithheld()) {
            return;
        }
        Indicator indicator = score.indicator();
        Double lowest = score.alternatives().stream()
                .map(AlternativeScore::points)
                .filter(Objects::nonNull)
                .min(Double::compare)
                .orElse(null);
        Double points = score.points();
        Double price = lowest == null || points == null || lowest >= points ? null : Double.valueOf(points - lowest);
        Long received = book.province().card().volume();
        Long numerator = score.counts().numerator();
        String compared = received == null || numerator == null || received == 0 || price == null
                ? ""
                : " So với hồ sơ tiếp nhận chỉ %s %%: có thể mất thêm %s điểm."
                        .formatted(decimal(100.0 * numerator / received, 1), decimal(price, 2));
        found.add(new Notice(
                Notice.Kind.STAND_IN,
                "%s %s %%".formatted(indicator.wording().shortTitle(), percent(score)),
                "là nhờ mẫu số tạm." + compared,
                "Cổng tự ghi mẫu số là số tạm (chưa có số của Hệ thống báo cáo quốc gia). Khi số thật được đưa vào, điểm của"
                        + " mọi đơn vị ở chỉ số %s sẽ đổi.".formatted(indicator.code()),
                indicator.code(),
                price,
                List.of()));
    }

    private void findNoData(List<IndicatorScore> scores) {
        List<IndicatorScore> missing = scores.stream()
                .filter(s -> s.points() == null && !s.counts().isWithheld())
                .filter(s -> book.units().stream()
                        .allMatch(u -> u.card()
                                        .indicator(s.indicator().code())
                                        .orElseThrow()
                                        .points()
                                == null))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        double price = missing.stream().mapToDouble(IndicatorScore::max).sum();
        found.add(new Notice(
                Notice.Kind.NO_DATA,
                missing.stream().map(s -> s.indicator().wording().shortTitle()).collect(Collectors.joining("; ")),
                "không có số liệu: %s điểm không tính được.".formatted(decimal(price, 2)),
                "Tử số và mẫu số đều bằng 0 hoặc để trống ở mọi đơn vị. Điểm để trống (không phải 0), nhưng tổng điểm vẫn tính"
                        + " trên thang 100, nên số điểm này không ai gỡ được.",
                missing.get(0).indicator().code(),
                price,
                List.of()));
    }

    /** The same points for every unit that has any: the indicator tells nothing about differences between units. */
    private void findConstants(List<IndicatorScore> scores) {
        for (IndicatorScore score : scores) {
            List<Double> points = book.units().stream()
                    .map(u -> u.card().indicator(score.indicator().code()).orElseThrow())
                    .filter(s -> s.status() != Status.NOT_APPLICABLE || s.points() != null)
                    .map(IndicatorScore::points)
                    .filter(Objects::nonNull)
                    .toList();
            Set<Double> values = new HashSet<>(points);
            if (points.size() > 1 && values.size() == 1 && !score.counts().standIn() && !isPartlyWithheld(score)) {
                found.add(constant(score, values.iterator().next(), points.size()));
            }
        }
    }

    private static Notice constant(IndicatorScore score, double value, int units) {
        String why = score.status() == Status.ARTEFACT
                ? "Cổng không công bố số đếm nào cho chỉ số này."
                : "Mọi đơn vị có cùng một giá trị.";
        return new Notice(
                Notice.Kind.CONSTANT,
                score.indicator().wording().shortTitle(),
                "cho mọi đơn vị %s trên %s điểm.".formatted(decimal(value, 2), decimal(score.max(), 0)),
                why
                        + " Chỉ số có cùng một điểm ở cả %d đơn vị nên không nói lên khác biệt giữa các đơn vị."
                                .formatted(units),
                score.indicator().code(),
                value == 0 ? Double.valueOf(score.max()) : null,
                List.of());
    }

    /** Whether counts of some unit are not shown: then nothing can be said of all units. */
    private boolean isPartlyWithheld(IndicatorScore score) {
        return book.units().stream()
                .anyMatch(unit -> unit.card()
                        .indicator(score.indicator().code())
                        .orElseThrow()
                        .counts()
                        .isWithheld());
    }

    private void findMismatch(IndicatorScore score) {
        Indicator indicator = score.indicator();
        Long whole = score.counts().denominator();
        if (indicator.scope().parent() != ParentRule.SUM || whole == null || whole == 0 || isPartlyWithheld(score)) {
            return;
        }
        List<Counts> counts = book.units().stream()
                .map(u -> u.card().indicator(indicator.code()).orElseThrow().counts())
                .toList();
        if (counts.stream().allMatch(c -> c.denominator() == null)) {
            return;
        }
        long sum = counts.stream()
                .mapToLong(c -> c.denominator() == null ? 0 : Objects.requireNonNull(c.denominator()))
                .sum();
        if (sum != whole) {
            found.add(new Notice(
                    Notice.Kind.MISMATCH,
                    "%s trên %s %s".formatted(grouped(Math.abs(whole - sum)), grouped(whole), noun(indicator.unit())),
                    sum < whole
                            ? "không thuộc đơn vị nào trong danh sách (%s).".formatted(indicator.code())
                            : "các đơn vị cộng lại nhiều hơn số của tỉnh (%s).".formatted(indicator.code()),
                    "Các đơn vị cộng lại được %s, tỉnh ghi %s. Phần chênh không quy được cho đơn vị nào."
                            .formatted(grouped(sum), grouped(whole)),
                    indicator.code(),
                    null,
                    List.of()));
        }
    }

    private void findContradictions() {
        Map<String, List<String>> units = new TreeMap<>();
        for (UnitResult unit : book.all()) {
            unit.card()
                    .indicators()
                    .filter(s -> s.counts().contradicts())
                    .forEach(s -> units.computeIfAbsent(s.indicator().code(), k -> new ArrayList<>())
                            .add(unit.code()));
        }
        units.forEach((code, codes) -> found.add(new Notice(
                Notice.Kind.CONTRADICTION,
                "%d đơn vị".formatted(codes.size()),
                "có tử số lớn hơn mẫu số ở chỉ số %s.".formatted(code),
                "Số đạt không thể nhiều hơn số phải đếm; điểm được chặn ở mức tối đa.",
                code,
                null,
                codes)));
    }

    private void findLowVolume() {
        long minimum = book.definition().ranking().minimumVolume();
        List<String> few = book.units().stream()
                .filter(u -> {
                    Long volume = u.card().volume();
                    return volume != null && volume < minimum;
                })
                .map(UnitResult::code)
                .toList();
        if (!few.isEmpty()) {
            found.add(new Notice(
                    Notice.Kind.LOW_VOLUME,
                    "%d đơn vị".formatted(few.size()),
                    "có dưới %d hồ sơ: không xếp hạng.".formatted(minimum),
                    "Với ít hồ sơ như vậy, một hồ sơ làm đổi điểm quá nhiều để so sánh; điểm vẫn được hiện.",
                    null,
                    null,
                    few));
        }
    }

    private void findDifferentDays() {
        Map<String, List<String>> byDay = new TreeMap<>();
        for (Capture capture : book.captures()) {
            byDay.computeIfAbsent(capture.capturedAt().toLocalDate().toString(), d -> new ArrayList<>())
                    .add(book.definition()
                            .group(capture.group())
                            .map(g -> g.shortTitle())
                            .orElse(capture.group()));
        }
        if (byDay.size() > 1) {
            found.add(new Notice(
                    Notice.Kind.DIFFERENT_DAYS,
                    "Sáu nhóm lấy ở %d ngày khác nhau".formatted(byDay.size()),
                    "– số liệu của kỳ có thể đã đổi giữa các lần lấy%s.".formatted(receivedGap()),
                    byDay.entrySet().stream()
                            .map(e -> "%s: %s".formatted(day(e.getKey()), String.join(", ", e.getValue())))
                            .collect(Collectors.joining(". ")),
                    null,
                    null,
                    List.of()));
        }
    }

    /** The same count as two captures have it, when they disagree. */
    private String receivedGap() {
        Long received = book.province().card().volume();
        Long other = book.province()
                .card()
                .indicator("4.2")
                .map(s -> s.counts().denominator())
                .orElse(null);
        return received == null || other == null || received.equals(other)
                ? ""
                : " (hồ sơ tiếp nhận: %s rồi %s)".formatted(grouped(received), grouped(other));
    }

    private void findPublishedOnly() {
        for (var group : book.definition().groups()) {
            List<String> units = book.units().stream()
                    .filter(u -> u.card().group(group.code()).orElseThrow().status() == Status.PUBLISHED)
                    .map(UnitResult::code)
                    .toList();
            if (!units.isEmpty()) {
                found.add(new Notice(
                        Notice.Kind.PUBLISHED_ONLY,
                        group.shortTitle(),
                        "của %d đơn vị chỉ có điểm, Cổng không công bố số đếm.".formatted(units.size()),
                        "Điểm nhóm %s của các đơn vị này được dùng như Cổng công bố, có đánh dấu, không tính lại được."
                                .formatted(group.code()),
                        null,
                        null,
                        units));
            }
        }
    }

    private void findDifferences() {
        ScoreBook.Match match = book.match();
        int differing = match.compared() - match.same();
        if (differing > 0) {
            List<String> units = book.all().stream()
                    .filter(this::differs)
                    .map(UnitResult::code)
                    .toList();
            found.add(new Notice(
                    Notice.Kind.DIFFERENCE,
                    "%s trên %s điểm số".formatted(grouped(differing), grouped(match.compared())),
                    "khác điểm Cổng công bố theo bản quy tắc %s."
                            .formatted(book.definition().version()),
                    "Mỗi chỗ khác được giải thích ở trang của đơn vị.",
                    null,
                    null,
                    units));
        }
    }

    private boolean differs(UnitResult unit) {
        return unit.card()
                        .indicators()
                        .flatMap(i -> unit.comparison(i).stream())
                        .anyMatch(c -> !c.matches())
                || unit.card().groups().stream()
                        .flatMap(g -> unit.comparison(g).stream())
                        .anyMatch(c -> !c.matches());
    }

    private static String percent(IndicatorScore score) {
        Double ratio = score.ratio();
        return ratio == null ? "–" : decimal(100 * ratio, ratio == 1 ? 0 : 1);
    }

    private static String noun(CountUnit unit) {
        return switch (unit) {
            case CASE -> "hồ sơ";
            case PROCEDURE -> "thủ tục";
            case SERVICE -> "dịch vụ công";
            case PETITION -> "phản ánh";
            case AGENCY -> "đơn vị";
        };
    }

    private static String day(String iso) {
        return "%s/%s/%s".formatted(iso.substring(8, 10), iso.substring(5, 7), iso.substring(0, 4));
    }

    private static String decimal(@Nullable Double value, int decimals) {
        return value == null
                ? "–"
                : String.format(Locale.ROOT, "%." + decimals + "f", value).replace('.', ',');
    }

    private static String grouped(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '.');
    }
}
