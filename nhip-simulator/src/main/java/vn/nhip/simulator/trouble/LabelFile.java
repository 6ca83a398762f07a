package vn.nhip.simulator.trouble;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The truth as JSON lines, label by label. It is not part of what is sent. */
public final class LabelFile implements LabelSink, Closeable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final BufferedWriter out;
    private long labels;

    /** Writes a file anew. */
    public LabelFile(Path file) throws IOException {
        out = Files.newBufferedWriter(file);
    }

    /**
     * Writes a label.
     *
     * @throws UncheckedIOException when the file cannot be written
     */
    @Override
    public void take(Label label) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("kind", label.kind().code());
        put(line, "case", label.caseCode());
        put(line, "agency", label.agency());
        put(line, "event", label.eventId());
        line.put("from", Instant.ofEpochSecond(label.from()).toString());
        line.put("to", Instant.ofEpochSecond(label.to()).toString());
        line.put("note", label.note());
        try {
            out.write(JSON.writeValueAsString(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        labels++;
    }

    private static void put(Map<String, String> line, String key, @Nullable String value) {
        if (value != null) {
            line.put(key, value);
        }
    }

    /** How many were written. */
    public long labels() {
        return labels;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /**
     * Reads a file, label by label.
     *
     * @throws IllegalArgumentException at a line that is no label, naming file, line and what is expected
     */
    public static void read(Path file, LabelSink sink) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                sink.take(read(file, ++number, line));
            }
        }
    }

    private static Label read(Path file, int line, String text) {
        try {
            Map<String, String> values = JSON.readValue(text, new TypeReference<>() {});
            return new Label(
                    TroubleKind.of(values.getOrDefault("kind", ""))
                            .orElseThrow(() -> new IllegalArgumentException("kind " + values.get("kind"))),
                    values.get("case"),
                    values.get("agency"),
                    values.get("event"),
                    second(values, "from"),
                    second(values, "to"),
                    values.getOrDefault("note", ""));
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s:%d: %s, expected a label {kind, case, agency, event, from, to, note}"
                            .formatted(file, line, e.getMessage()),
                    e);
        }
    }

    private static long second(Map<String, String> values, String key) {
        return Instant.parse(values.getOrDefault(key, "")).getEpochSecond();
    }
}
