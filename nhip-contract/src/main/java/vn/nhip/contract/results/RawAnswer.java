package vn.nhip.contract.results;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer in the portal's own words, whether it came as JSON or as CSV.
 *
 * @param group the group it answers for
 * @param root the province's record
 * @param children the records of its units
 * @param announced how many children the answer says there are; null when it does not say
 */
record RawAnswer(
        PortalGroup group,
        ObjectNode root,
        List<ObjectNode> children,
        @Nullable Integer announced) {
    RawAnswer {
        children = List.copyOf(children);
    }
}
