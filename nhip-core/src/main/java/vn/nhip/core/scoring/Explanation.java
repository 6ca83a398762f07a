package vn.nhip.core.scoring;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Reading;
import vn.nhip.core.index.Rounding;

/**
 * Why an indicator has the points it has, in Vietnamese.
 *
 * @param clause the rule's clause and source
 * @param formula the formula with the numbers in it ("6 × 133.609 ÷ 184.503 = 4,34"), or why there is none
 * @param reading the reading of the rule that was used
 */
public record Explanation(String clause, String formula, String reading) {

    static Explanation of(IndicatorScore score) {
        Indicator indicator = score.indicator();
        Reading reading = score.reading();
        return new Explanation(
                indicator.basis().clause(),
                formula(score),
                reading == null ? "Theo cách hiểu của bộ quy tắc" : reading.title());
    }

    private static String formula(IndicatorScore score) {
        return switch (score.status()) {
            case NOT_APPLICABLE -> notApplicable(score);
            case NO_DATA ->
                score.counts().isWithheld()
                        ? "Không hiển thị vì có số đếm nhỏ, hoặc từ đó tính ra được số đếm nhỏ"
                        : "Chưa có số liệu để tính; không tính là 0";
            case PUBLISHED -> "Điểm do Cổng công bố, không kèm số đếm";
            case ARTEFACT ->
                score.ratio() == null
                        ? "Không có số đếm; Cổng cho mọi đơn vị đủ " + number(score.max()) + " điểm"
                        : arithmetic(score);
            case SCORED -> arithmetic(score);
        };
    }

    private static String notApplicable(IndicatorScore score) {
        String what = score.counts().isMissing() || !isZero(score.counts().denominator())
                ? "Không áp dụng cho cấp này"
                : "Mẫu số bằng 0: không áp dụng trong kỳ";
        return score.points() == null ? what : what + ", tính đủ " + number(score.max()) + " điểm";
    }

    private static boolean isZero(@Nullable Long count) {
        return count != null && count == 0;
    }

    private static String arithmetic(IndicatorScore score) {
        Long numerator = score.counts().numerator();
        Long denominator = score.counts().denominator();
        if (numerator == null || denominator == null || score.ratio() == null) {
            return zeroDenominator(score);
        }
        if (!score.indicator().isScored()) {
            return "%s ÷ %s = %s %%; chỉ để theo dõi, không tính điểm"
                    .formatted(number(numerator), number(denominator), number(100.0 * numerator / denominator));
        }
        Double points = score.points();
        StringBuilder text = new StringBuilder(number(score.max()));
        Reading reading = score.reading();
        if (reading != null && changesCounts(reading)) {
            return text.append(" × ")
                    .append(number(100 * score.ratio()))
                    .append(" % = ")
                    .append(points == null ? "–" : number(points))
                    .toString();
        }
        if (score.indicator().scoring().rounding() == Rounding.PORTAL_PERCENT) {
            double percent = Rounder.fixed2(100.0 * numerator / denominator);
            text.append(" × ").append(number(percent)).append(" %");
            text.append(" (")
                    .append(number(numerator))
                    .append(" ÷ ")
                    .append(number(denominator))
                    .append(")");
        } else {
            text.append(" × ").append(number(numerator)).append(" ÷ ").append(number(denominator));
        }
        if (score.target() < 1) {
            text.append(" ÷ ").append(number(100 * score.target())).append(" %");
        }
        text.append(" = ").append(points == null ? "–" : number(points));
        if (points != null && points == score.max() && score.target() < 1) {
            text.append(" (đủ điểm từ ").append(number(100 * score.target())).append(" %)");
        }
        if (score.counts().contradicts()) {
            text.append("; tử số lớn hơn mẫu số");
        }
        return text.toString();
    }

    private static boolean changesCounts(Reading reading) {
        Reading.Change change = reading.change();
        return change != null && (change.denominatorOf() != null || change.timesRatioOf() != null);
    }

    private static String zeroDenominator(IndicatorScore score) {
        Double points = score.points();
        return "Mẫu số bằng 0: tính " + (points == null ? "–" : number(points)) + " điểm theo quy tắc";
    }

    /** A number as Vietnamese readers write it: dot for thousands, comma for at most two decimals. */
    private static String number(double value) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        symbols.setDecimalSeparator(',');
        return new DecimalFormat("#,##0.##", symbols).format(value);
    }
}
