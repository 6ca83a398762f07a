package vn.nhip.server.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.nhip.core.facts.FactImage;
import vn.nhip.core.facts.FactTable;
import vn.nhip.server.cases.CaseFactStore;

/**
 * The table of facts in a file of the data folder, so that a start need not read every case from the database. It can always be had again:
 * a file that is not exactly what this server would have written is passed over.
 */
@Component
class FactSnapshot {
    private static final Logger log = LoggerFactory.getLogger(FactSnapshot.class);
    private static final String KIND = "nhip facts 1";

    private final CaseFactStore store;
    private final Path file;

    FactSnapshot(CaseFactStore store, @Value("${nhip.home}") Path home) {
        this.store = store;
        this.file = home.resolve("facts").resolve("table");
    }

    /**
     * What was read.
     *
     * @param position number of the last event in the log that is in the table
     */
    record Loaded(FactTable table, long position) {}

    /**
     * What a file says of itself.
     *
     * @param form of its blocks
     * @param mark of the facts in the database up to the position
     * @param cases how many cases are in it
     */
    private record Head(String kind, String form, long position, String mark, int cases) {
        private static final int LINES = 5;

        String text() {
            return String.join("\n", kind, form, Long.toString(position), mark, Integer.toString(cases));
        }

        static Head of(String text) throws UnusableSnapshot {
            List<String> lines = text.lines().toList();
            if (lines.size() != LINES || !lines.getFirst().equals(KIND)) {
                throw new UnusableSnapshot("it is not a table of facts");
            }
            return new Head(
                    lines.get(0),
                    lines.get(1),
                    Long.parseLong(lines.get(2)),
                    lines.get(3),
                    Integer.parseInt(lines.get(4)));
        }
    }

    /** The table as it was last written; empty when there is none that can be used, and the log then says why. */
    Optional<Loaded> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (CheckedBlocks.Reader blocks = CheckedBlocks.read(file)) {
            Head head = Head.of(new String(blocks.text(), StandardCharsets.UTF_8));
            check(head);
            FactTable table = FactImage.read(blocks);
            if (!blocks.isAtEnd() || table.size() != head.cases()) {
                throw new UnusableSnapshot("it does not hold the cases it says it holds");
            }
            return Optional.of(new Loaded(table, head.position()));
        } catch (IOException | UncheckedIOException e) {
            log.warn("{} is not used, every case is read from the database instead: {}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private void check(Head head) throws UnusableSnapshot {
        if (!head.form().equals(FactImage.form())) {
            throw new UnusableSnapshot("another version of this server wrote it");
        }
        Optional<String> mark = store.mark(head.position());
        if (mark.isEmpty()) {
            throw new UnusableSnapshot("it knows events up to " + head.position() + ", the database does not");
        }
        if (!mark.get().equals(head.mark())) {
            throw new UnusableSnapshot("it is of another database, or the facts were repaired since");
        }
    }

    /**
     * Writes the table in place of the last one, whole or not at all. Nobody changes the table meanwhile.
     *
     * @param position number of the last event in the log that is in the table
     * @throws UncheckedIOException when it cannot be written; the last one is still there
     */
    void write(FactTable table, long position) {
        Optional<String> mark = store.mark(position);
        if (mark.isEmpty()) {
            log.warn("{} is not written: the facts in the database do not reach {}", file, position);
            return;
        }
        Head head = new Head(KIND, FactImage.form(), position, mark.get(), table.size());
        Path written = file.resolveSibling("table.new");
        try {
            Files.createDirectories(written.getParent());
            try (CheckedBlocks.Writer blocks = CheckedBlocks.write(written)) {
                blocks.text(head.text().getBytes(StandardCharsets.UTF_8));
                FactImage.write(table, blocks);
                blocks.force();
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the table of facts cannot be written to " + file, e);
        }
    }
}
