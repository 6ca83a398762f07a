package vn.nhip.server.index;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.index.Period;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.definitions.Definitions;
import vn.nhip.server.cases.CasePoints;
import vn.nhip.server.screen.Vi;

/** What one case is worth: the points that one case more brings to its unit, by the portal's counts of the month of receipt. */
@Component
class CaseWorth implements CasePoints {
    private static final String INDEX = "qd766";

    private final ScoreBooks books;
    private final Definitions definitions;

    CaseWorth(ScoreBooks books, Definitions definitions) {
        this.books = books;
        this.definitions = definitions;
    }

    @Override
    public Map<String, Worth> of(@Nullable String agency, LocalDate day, Collection<String> indicators) {
        Period month = Period.month(day.getYear(), day.getMonthValue());
        IndexDefinition definition = definition(month);
        Found found = definition.effectiveFrom().isAfter(month.lastDay())
                ? new Found(null, "Bộ chỉ số chưa áp dụng trong " + Vi.period(month))
                : find(agency, month);
        Map<String, Worth> worth = new LinkedHashMap<>();
        for (String code : indicators) {
            definition.indicator(code).ifPresent(indicator -> worth.put(code, worth(indicator, month, found)));
        }
        return worth;
    }

    /** The unit's result, or why there is none. */
    private record Found(@Nullable UnitResult unit, String whyNot) {}

    private Found find(@Nullable String agency, Period month) {
        if (agency == null) {
            return new Found(null, "Chưa rõ đơn vị giải quyết");
        }
        String root = agency.replaceFirst("\\..*", "");
        Optional<ScoreBook> book = books.open(Question.of(root, month));
        if (book.isEmpty()) {
            return new Found(null, "Chưa nạp số liệu Cổng %s của %s".formatted(Vi.period(month), root));
        }
        for (String code = agency; code.contains("."); code = code.substring(0, code.lastIndexOf('.'))) {
            Optional<UnitResult> unit = book.get().unit(code);
            if (unit.isPresent()) {
                return new Found(unit.get(), "");
            }
        }
        return new Found(null, "Số liệu Cổng %s không có đơn vị %s".formatted(Vi.period(month), agency));
    }

    private static Worth worth(Indicator indicator, Period month, Found found) {
        String title = indicator.wording().shortTitle();
        String address = "/index/indicators/" + indicator.code();
        UnitResult unit = found.unit();
        if (unit == null) {
            return new Worth(title, address, null, found.whyNot());
        }
        return unit.card()
                .indicator(indicator.code())
                .map(score -> new Worth(
                        title,
                        address + "?root=" + unit.code().replaceFirst("\\..*", "") + "&period=" + month.code(),
                        points(score),
                        explain(score, unit, month)))
                .orElseGet(() -> new Worth(title, address, null, "Chỉ số không áp dụng cho đơn vị"));
    }

    private static @Nullable Double points(IndicatorScore score) {
        return score.isLossMeasured() ? score.marginalGain() : null;
    }

    private static String explain(IndicatorScore score, UnitResult unit, Period month) {
        String name = unit.agency().shortName();
        Double gain = points(score);
        Long denominator = score.counts().denominator();
        if (gain == null || denominator == null) {
            return "Cổng không có số đếm dùng được của %s, %s".formatted(name, Vi.period(month));
        }
        if (gain == 0) {
            return "%s đã đủ điểm chỉ số này trong %s".formatted(Vi.capital(name), Vi.period(month));
        }
        return "%s điểm chia cho %s %s của %s, %s"
                        .formatted(Vi.number(score.max()), Vi.count(denominator), "hồ sơ", name, Vi.period(month))
                + (score.target() < 1 ? "; đủ điểm khi đạt " + Vi.target(score.target()) : "");
    }

    /** The version in force at the month's end; before the first one, the first, for its words only. */
    private IndexDefinition definition(Period month) {
        LocalDate first = definitions.versions(INDEX).stream()
                .map(IndexDefinition::effectiveFrom)
                .min(LocalDate::compareTo)
                .orElseThrow();
        return definitions.find(INDEX, month.lastDay().isBefore(first) ? first : month.lastDay());
    }
}
