package vn.nhip.server.index;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.nhip.core.facts.FactTable;

/** The table of facts in a file of the data folder, so that a start need not read every case from the database. */
@Component
class FactSnapshot {

    /**
     * What was read.
     *
     * @param position number of the last event in the log that is in the table
     */
    record Loaded(FactTable table, long position) {}

    /** The table as it was last written; empty when there is none that can be used, and the log then says why. */
    Optional<Loaded> read() {
        return Optional.empty();
    }

    /**
     * Writes the table in place of the last one, whole or not at all. Nobody changes the table meanwhile.
     *
     * @param position number of the last event in the log that is in the table
     */
    void write(FactTable table, long position) {
        // Until the image of a table is there, every start reads the database.
    }
}
