package vn.nhip.server.audit.checkpoint;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.nhip.server.audit.tree.Hash;

/**
 * How long the log was at an instant, and its root, signed: a note of lines that end with a line feed, an empty line, and the signatures. It is
 * a checkpoint as transparency logs exchange them (C2SP tlog-checkpoint), with the time as its one line more.
 *
 * @param origin names the log
 * @param size how many entries
 * @param root the root of the tree over them
 * @param at when it was signed, to the microsecond
 * @param signatures each a line without its end
 */
public record Checkpoint(String origin, long size, Hash root, Instant at, List<String> signatures) {
    static final String SIGNATURE = "\u2014 ";
    private static final String TIME = "time ";
    private static final int LINES = 4;

    public Checkpoint {
        signatures = List.copyOf(signatures);
    }

    /** The text that is signed. */
    String signed() {
        return origin + "\n" + size + "\n" + root.base64() + "\n" + TIME + at + "\n";
    }

    byte[] signedBytes() {
        return signed().getBytes(StandardCharsets.UTF_8);
    }

    /** The whole note. */
    public String note() {
        StringBuilder note = new StringBuilder(signed()).append('\n');
        signatures.forEach(signature -> note.append(signature).append('\n'));
        return note.toString();
    }

    /**
     * Reads one note.
     *
     * @throws IllegalArgumentException when it is none, or more than one
     */
    public static Checkpoint parse(String note) {
        List<Checkpoint> read = parseAll(note);
        if (read.size() != 1) {
            throw new IllegalArgumentException("%d checkpoints, not one".formatted(read.size()));
        }
        return read.getFirst();
    }

    /**
     * Reads notes that stand one after the other, with empty lines between them or without.
     *
     * @throws IllegalArgumentException naming the line that is not understood
     */
    public static List<Checkpoint> parseAll(String text) {
        List<String> lines = text.lines().toList();
        List<Checkpoint> read = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            if (lines.get(next).isBlank()) {
                next++;
                continue;
            }
            if (lines.size() < next + LINES + 2 || !lines.get(next + LINES).isEmpty()) {
                throw new IllegalArgumentException("line %d: no checkpoint begins here".formatted(next + 1));
            }
            List<String> signatures = signatures(lines.stream().skip(next + LINES + 1L));
            read.add(parse(lines.subList(next, next + LINES), signatures, next + 1));
            next += LINES + 1 + signatures.size();
        }
        return read;
    }

    private static List<String> signatures(Stream<String> lines) {
        return lines.takeWhile(line -> line.startsWith(SIGNATURE)).toList();
    }

    private static Checkpoint parse(List<String> lines, List<String> signatures, int number) {
        try {
            String time = lines.get(LINES - 1);
            if (!time.startsWith(TIME) || signatures.isEmpty()) {
                throw new IllegalArgumentException(time);
            }
            Checkpoint read = new Checkpoint(
                    lines.get(0),
                    Long.parseLong(lines.get(1)),
                    Hash.ofBase64(lines.get(2)),
                    Instant.parse(time.substring(TIME.length())),
                    signatures);
            if (read.size() < 0 || !read.signed().equals(String.join("\n", lines) + "\n")) {
                throw new IllegalArgumentException("written in another way than it is signed");
            }
            return read;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("line %d: this is no checkpoint".formatted(number), e);
        }
    }
}
