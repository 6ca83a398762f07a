package vn.nhip.server.audit.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of exported entries that was ended: beside it lies its checkpoint.
 *
 * @param from number of its first entry
 * @param to number of its last
 */
public record Segment(Path file, long from, long to) {
    private static final String ENDING = ".jsonl";
    private static final Pattern NAME = Pattern.compile("entries-(\\d{12,18})-(\\d{12,18})(?:-\\d+)?\\.jsonl");

    /** The segments of a folder, in order. */
    public static List<Segment> of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> segment(file).stream())
                    .sorted(Comparator.comparingLong(Segment::from).thenComparingLong(Segment::to))
                    .toList();
        }
    }

    private static Optional<Segment> segment(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() && Files.exists(checkpoint(file))
                ? Optional.of(new Segment(file, Long.parseLong(name.group(1)), Long.parseLong(name.group(2))))
                : Optional.empty();
    }

    static String name(long from, long to, int attempt) {
        return String.format(
                Locale.ROOT, "entries-%012d-%012d%s%s", from, to, attempt == 1 ? "" : "-" + attempt, ENDING);
    }

    static Path checkpoint(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - ENDING.length()) + ".checkpoint");
    }

    /** Where its checkpoint lies. */
    public Path checkpoint() {
        return checkpoint(file);
    }
}
