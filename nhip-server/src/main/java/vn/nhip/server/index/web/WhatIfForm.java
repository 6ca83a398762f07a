package vn.nhip.server.index.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Indicator;
import vn.nhip.core.scoring.IndicatorScore;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.index.WhatIf;

/**
 * Sliders of a unit's ratios and what they lead to. A slider left where it stands changes nothing.
 *
 * @param sliders one per indicator with a ratio
 * @param answer the outcome; null while nothing was moved
 */
public record WhatIfForm(List<Slider> sliders, @Nullable WhatIf answer) {
    private static final String PREFIX = "w";

    /**
     * One ratio to move.
     *
     * @param indicator the indicator
     * @param name the field's name
     * @param now the ratio as it is, in percent with one decimal, as HTML writes it
     * @param wished the ratio wished
     * @param target the ratio that gives full points, in percent
     */
    public record Slider(Indicator indicator, String name, String now, String wished, double target) {
        boolean isMoved() {
            return !now.equals(wished);
        }
    }

    static WhatIfForm of(Look look, UnitResult unit, Map<String, String> asked) {
        List<Slider> sliders = new ArrayList<>();
        Map<String, Double> percents = new HashMap<>();
        unit.card().indicators().filter(WhatIfForm::canMove).forEach(score -> {
            Slider slider = slider(score, asked);
            sliders.add(slider);
            if (slider.isMoved()) {
                percents.put(score.indicator().code(), Double.valueOf(slider.wished()));
            }
        });
        return new WhatIfForm(List.copyOf(sliders), percents.isEmpty() ? null : WhatIf.of(look.book(), unit, percents));
    }

    private static boolean canMove(IndicatorScore score) {
        Long denominator = score.counts().denominator();
        return score.indicator().isScored()
                && score.ratio() != null
                && score.points() != null
                && denominator != null
                && denominator > 0
                && score.counts().numerator() != null;
    }

    private static Slider slider(IndicatorScore score, Map<String, String> asked) {
        String name = PREFIX + score.indicator().code();
        double ratio = (double) Objects.requireNonNull(score.counts().numerator())
                / Objects.requireNonNull(score.counts().denominator());
        String now = percent(Math.min(100, 100 * ratio));
        return new Slider(score.indicator(), name, now, wished(asked.get(name), now), 100 * score.target());
    }

    private static String wished(@Nullable String text, String now) {
        try {
            return text == null || text.isBlank()
                    ? now
                    : percent(Math.clamp(Double.parseDouble(text.replace(',', '.')), 0, 100));
        } catch (NumberFormatException e) {
            return now;
        }
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f", value).replaceFirst("\\.0$", "");
    }
}
