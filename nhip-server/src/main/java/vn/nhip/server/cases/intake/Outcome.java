package vn.nhip.server.cases.intake;

import java.util.List;
import vn.nhip.contract.Problem;

/** What became of one record. It is durable when this is told. */
public sealed interface Outcome {

    /** In the log. The warnings, in Vietnamese, say what is odd about it and was accepted all the same. */
    record Accepted(List<String> warnings) implements Outcome {
        /** Nothing odd. */
        public static final Accepted PLAIN = new Accepted(List.of());

        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /** Its source and id are in the log already, or the same record stands in quarantine already; nothing changed. */
    record Duplicate() implements Outcome {}

    /** Kept in quarantine, not in the log. */
    record Quarantined(Problem problem) implements Outcome {}
}
