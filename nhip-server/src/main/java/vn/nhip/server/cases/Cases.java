package vn.nhip.server.cases;

import java.util.List;
import vn.nhip.core.cases.CaseEvent;

/** The way in to single cases. */
public interface Cases {

    /** Every event of a case, in no order; empty when there is no such case. */
    List<CaseEvent> events(String code);
}
