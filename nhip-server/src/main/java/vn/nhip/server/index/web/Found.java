package vn.nhip.server.index.web;

import java.util.List;
import vn.nhip.core.index.Indicator;
import vn.nhip.server.index.UnitResult;

/**
 * What was found.
 *
 * @param look the figures
 * @param text what was looked for
 * @param units units, the province included
 * @param indicators indicators
 */
public record Found(Look look, String text, List<UnitResult> units, List<Indicator> indicators) {

    /** Where cases with the text in their code are searched. */
    public String cases() {
        return SearchController.cases(text);
    }
}
