package vn.nhip.core.index;

import java.util.List;

/**
 * A group of indicators, under the portal's code.
 *
 * @param code CKMB, TDGQ, CLGQ, TTTT, MDSH or MDHL
 * @param title Vietnamese name
 * @param shortTitle Vietnamese name for tables and charts
 * @param max maximum points, the sum of its indicators' maxima
 * @param indicators in the order of the decision
 */
public record Group(String code, String title, String shortTitle, double max, List<Indicator> indicators) {
    public Group {
        indicators = List.copyOf(indicators);
    }
}
