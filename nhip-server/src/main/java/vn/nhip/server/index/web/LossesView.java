package vn.nhip.server.index.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Group;
import vn.nhip.core.index.IndexDefinition;
import vn.nhip.core.index.Indicator;
import vn.nhip.server.index.Loss;
import vn.nhip.server.screen.Address;

/**
 * The province's lost points as they were asked for.
 *
 * @param look the figures
 * @param group code of the group shown; empty for all
 * @param indicator code of the indicator shown; empty for all
 * @param all whether every row is shown, or only the largest
 * @param whole the loss of each indicator shown
 * @param parts the same losses by unit, largest first
 * @param whatIf what would change if some ratios of the province were others
 */
public record LossesView(
        Look look, String group, String indicator, boolean all, List<Loss> whole, List<Loss> parts, WhatIfForm whatIf) {
    private static final int FIRST = 50;

    static LossesView of(Look look, Map<String, String> asked) {
        String group = asked.getOrDefault("group", "");
        String indicator = asked.getOrDefault("indicator", "");
        IndexDefinition definition = look.book().definition();
        Set<String> shown = definition
                .indicators()
                .filter(i -> indicator.isEmpty() || i.code().equals(indicator))
                .filter(i -> group.isEmpty() || definition.groupOf(i).code().equals(group))
                .map(Indicator::code)
                .collect(Collectors.toSet());
        return new LossesView(
                look,
                group,
                indicator,
                asked.getOrDefault("show", "").equals("all"),
                only(look.book().losses().byIndicator(), shown),
                only(look.book().losses().parts(), shown),
                WhatIfForm.of(look, look.book().province(), asked));
    }

    private static List<Loss> only(List<Loss> losses, Set<String> indicators) {
        return losses.stream()
                .filter(l -> indicators.contains(l.score().indicator().code()))
                .toList();
    }

    /** The rows on the screen. */
    public List<Loss> shown() {
        return all ? parts : parts.stream().limit(FIRST).toList();
    }

    /** Lost points of everything asked for. */
    public double lost() {
        return whole.stream().mapToDouble(Loss::points).sum();
    }

    /** Lost points that nobody can win back because nothing was measured. */
    public double unmeasured() {
        return whole.stream()
                .filter(l -> l.kind() == Loss.Kind.NOT_MEASURED)
                .mapToDouble(Loss::points)
                .sum();
    }

    public double scale() {
        return parts.stream().mapToDouble(Loss::points).max().orElse(1);
    }

    public double wholeScale() {
        return whole.stream().mapToDouble(Loss::points).max().orElse(1);
    }

    /** The largest part that a unit holds; null when no unit does. */
    public @Nullable Loss largestOfUnit() {
        return parts.stream().filter(l -> l.unit() != null).findFirst().orElse(null);
    }

    public List<Group> groups() {
        return look.book().definition().groups();
    }

    /** Indicators to choose from. */
    public List<Indicator> indicators() {
        return look.book().definition().indicators().filter(Indicator::isScored).toList();
    }

    public Address address() {
        return look.losses().with("group", group).with("indicator", indicator).with("show", all ? "all" : null);
    }
}
