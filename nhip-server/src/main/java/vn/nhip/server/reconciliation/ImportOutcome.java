package vn.nhip.server.reconciliation;

import java.util.List;

/** What became of one file. */
sealed interface ImportOutcome {

    /** The file as the user named it. */
    String file();

    /** It is in the database now. */
    record Imported(String file, Capture capture, boolean open, List<String> notices) implements ImportOutcome {}

    /** It had been imported before; nothing changed. */
    record Unchanged(String file, Capture capture) implements ImportOutcome {}

    /** Nothing of it was taken. */
    record Refused(String file, String reason) implements ImportOutcome {}
}
