package vn.nhip.server.cases.intake;

import java.util.List;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.store.EventRow;
import vn.nhip.server.cases.store.HeldRecord;

/** A record made ready to be written; all that needs no database was done. */
sealed interface Entry {

    /** To be appended, unless it is there already. */
    record Event(CaseMessage message, EventRow row, List<String> warnings) implements Entry {}

    /** To be put into quarantine, unless it is there already. */
    record Held(HeldRecord record) implements Entry {
        Problem problem() {
            return record.problem();
        }
    }
}
