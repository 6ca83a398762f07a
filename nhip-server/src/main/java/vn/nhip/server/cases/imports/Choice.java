package vn.nhip.server.cases.imports;

import java.util.Map;
import vn.nhip.server.cases.intake.Unknowns;

/**
 * What somebody chose on the guided page.
 *
 * @param roles what the columns are taken for, by the code of the role; empty codes for columns that are not used
 * @param source the system that the file comes from
 * @param zone where times without an offset were written; empty for files of events
 */
public record Choice(Map<String, String> roles, String source, Unknowns unknowns, String zone) {
    public Choice {
        roles = Map.copyOf(roles);
    }
}
