package vn.nhip.server.index.web;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.CountUnit;
import vn.nhip.core.index.Elsewhere;
import vn.nhip.core.index.Level;
import vn.nhip.core.index.MissingRule;
import vn.nhip.core.index.ParentRule;
import vn.nhip.core.index.Scope;
import vn.nhip.core.index.ZeroRule;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.core.scoring.Standing;
import vn.nhip.core.scoring.Status;
import vn.nhip.server.index.Loss;
import vn.nhip.server.index.Losses;
import vn.nhip.server.index.ScoreBook;
import vn.nhip.server.screen.Vi;

/** The office's words for what the core says in its own. */
public final class Words {
    private Words() {}

    /** "xã, phường". */
    public static String level(@Nullable Level level) {
        return switch (level) {
            case null -> "chưa rõ cấp";
            case PROVINCE -> "tỉnh";
            case DEPARTMENT -> "sở, ngành";
            case COMMUNE -> "xã, phường";
        };
    }

    public static String unit(CountUnit unit) {
        return switch (unit) {
            case CASE -> "hồ sơ";
            case PROCEDURE -> "thủ tục";
            case SERVICE -> "dịch vụ";
            case PETITION -> "phản ánh";
            case AGENCY -> "đơn vị";
        };
    }

    /** Why there are no points, or what must be known about them; empty for points counted as usual. */
    public static String status(Status status) {
        return switch (status) {
            case SCORED -> "";
            case NOT_APPLICABLE -> "không áp dụng, hoặc không có gì để đếm trong kỳ";
            case NO_DATA -> "không có số liệu trong kỳ";
            case ARTEFACT -> "điểm không dựa trên số đo thật";
            case PUBLISHED -> "điểm Cổng công bố, không kèm số đếm";
        };
    }

    /** The same for one score; says too when the points come from a rule and not from a ratio. */
    public static String status(IndicatorScore score) {
        if (score.counts().isWithheld()) {
            return "ẩn vì có số đếm nhỏ, hoặc từ đó tính ra được số đếm nhỏ";
        }
        boolean byRule = score.status() == Status.SCORED && score.ratio() == null;
        return byRule ? "không có gì để đếm, điểm theo quy tắc mẫu số bằng 0" : status(score.status());
    }

    /** What a part of the lost points is made of: "39.888 hồ sơ trễ hạn". Counts what did not qualify, target or not. */
    public static String why(Loss loss) {
        return switch (loss.kind()) {
            case UNIT, PROVINCE, NOT_MEASURED -> why(loss.score());
            case UNASSIGNED, SURPLUS -> why(loss.score(), loss.missing());
        };
    }

    /** What an indicator's lost points are made of. */
    public static String why(IndicatorScore score) {
        return why(score, score.unmet());
    }

    private static String why(IndicatorScore score, @Nullable Long missing) {
        if (score.counts().isWithheld()) {
            return Vi.capital(status(score));
        }
        if (!score.isLossMeasured()) {
            return Vi.capital(status(score.status() == Status.NOT_APPLICABLE ? Status.NO_DATA : score.status()));
        }
        String lost = score.indicator().wording().lost();
        return missing == null ? Vi.capital(lost) : Vi.count(missing) + " " + lost;
    }

    /** Who lost a part of the province's points. */
    public static String holder(Loss loss) {
        return switch (loss.kind()) {
            case UNIT -> loss.unit() == null ? "" : loss.unit().agency().shortName();
            case PROVINCE -> "Cả tỉnh, đếm một lần";
            case UNASSIGNED -> "Không thuộc đơn vị nào trong danh sách";
            case SURPLUS -> "Bù lại nhờ đơn vị vượt chỉ tiêu";
            case NOT_MEASURED -> "Không đo được";
        };
    }

    public static boolean isMeasured(Loss loss) {
        return loss.kind() != Loss.Kind.NOT_MEASURED;
    }

    /** Why a unit has no place; empty when it has one. */
    public static String unranked(Standing standing, ScoreBook book) {
        return switch (standing.unranked()) {
            case null -> "";
            case NO_POINTS -> "không đủ số liệu để tính";
            case LOW_VOLUME ->
                "dưới %d hồ sơ".formatted(book.definition().ranking().minimumVolume());
        };
    }

    /** What a thousand more cases would bring the province; "–" where another unit than cases is counted. */
    public static String thousand(ScoreBook book, IndicatorScore score) {
        return score.indicator().unit() == CountUnit.CASE && score.isLossMeasured()
                ? Vi.gain(Losses.provinceGain(book, score, 1000))
                : Vi.NOTHING;
    }

    /** What a zero denominator is worth. */
    public static String zero(ZeroRule rule) {
        return switch (rule) {
            case NULL -> "không áp dụng, không có điểm";
            case ZERO -> "0 điểm";
            case FULL -> "đủ điểm";
            case FALLBACK -> "lấy số cả năm trước chia theo kỳ; không có thì 0 điểm";
        };
    }

    /** What missing counts are worth. */
    public static String missing(MissingRule rule) {
        return switch (rule) {
            case NULL -> "không có điểm (không phải 0)";
            case FULL -> "Cổng cho đủ điểm";
        };
    }

    /** How a parent's counts come about. */
    public static String parent(ParentRule rule) {
        return switch (rule) {
            case SUM -> "bằng tổng các đơn vị";
            case OWN -> "đếm riêng, không cộng từ đơn vị";
        };
    }

    /** Where an indicator applies and what it is worth elsewhere. */
    public static String levels(Scope scope) {
        String levels = Stream.of(Level.values())
                .filter(scope.levels()::contains)
                .map(Words::level)
                .collect(Collectors.joining("; "));
        if (scope.levels().size() == Level.values().length) {
            return "mọi cấp";
        }
        return levels + (scope.elsewhere() == Elsewhere.FULL ? "; cấp khác tính đủ điểm" : "; cấp khác không có điểm");
    }

    /** How sure a rule is. */
    public static String confidence(char mark) {
        return switch (mark) {
            case 'A' -> "A: nguồn chính thức, hoặc Cổng trả về";
            case 'B' -> "B: chép từ tài liệu của đơn vị vận hành, khớp số liệu Cổng";
            case 'C' -> "C: một nguồn, hoặc suy từ ít số liệu";
            default -> mark + ": chưa kiểm chứng";
        };
    }
}
