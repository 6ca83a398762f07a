package vn.nhip.server.index.web;

import java.util.List;
import vn.nhip.core.index.Indicator;
import vn.nhip.server.catalog.Procedure;
import vn.nhip.server.index.UnitResult;
import vn.nhip.server.screen.Address;

/**
 * What was found.
 *
 * @param look the figures
 * @param text what was looked for
 * @param units units, the province included
 * @param indicators indicators
 * @param procedures the first procedures
 */
public record Found(
        Look look, String text, List<UnitResult> units, List<Indicator> indicators, List<Procedure> procedures) {
    static final int PROCEDURES_MAX = 20;

    /** "12", or "hơn 20" where there may be more procedures than are listed. */
    public String count() {
        int count = units.size() + indicators.size() + procedures.size();
        return procedures.size() < PROCEDURES_MAX ? String.valueOf(count) : "Hơn " + count;
    }

    /** The catalogue with the same text. */
    public Address allProcedures() {
        return allProcedures(text);
    }

    static Address allProcedures(String text) {
        return Address.of("/catalog/procedures").with("text", text);
    }

    /** The address of a procedure; a code as published may hold a blank. */
    public static Address address(Procedure procedure) {
        return Address.of("/catalog/procedures/" + procedure.code().replace(" ", "%20"));
    }

    /** Where cases with the text in their code are searched. */
    public Address cases() {
        return SearchController.cases(text);
    }
}
