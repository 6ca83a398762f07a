package vn.nhip.contract.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.nhip.core.index.Period;

/**
 * What was noted when answers were taken: {@code {"period": "2026-08", "captured_at": "2026-09-26T18:14Z", "request": {…},
 * "files": {"progress.json": {"captured_at": …}}}}; everything may be left out, a file's own note wins.
 *
 * @param all the note as JSON
 */
public record CaptureNote(JsonNode all) {
    private static final String FILE_NAME = "capture.json";
    private static final CaptureNote NONE = new CaptureNote(JsonNodeFactory.instance.objectNode());

    /**
     * The note {@code capture.json} beside a file; an empty one when there is none.
     *
     * @throws FileRefused when it cannot be read
     */
    public static CaptureNote beside(Path file) {
        Path note = file.toAbsolutePath().resolveSibling(FILE_NAME);
        if (!Files.isRegularFile(note)) {
            return NONE;
        }
        return read(note);
    }

    /**
     * A note of any name, {@code manifest.json} of a sample for one.
     *
     * @throws FileRefused when it cannot be read
     */
    public static CaptureNote read(Path note) {
        try {
            return of(Files.readString(note));
        } catch (IOException e) {
            throw new FileRefused(
                    "không đọc được %s cạnh tệp (%s): sửa hoặc bỏ tệp đó".formatted(note.getFileName(), e));
        }
    }

    /**
     * The note in a text.
     *
     * @throws FileRefused when it is not JSON
     */
    public static CaptureNote of(String text) {
        return new CaptureNote(StrictJson.read(text));
    }

    /** The files that have a note of their own, in the order in which they are written. */
    public List<String> files() {
        return List.copyOf(all.path("files").propertyNames());
    }

    /**
     * The period a file answers for, where that was noted.
     *
     * @param file its name, without folders
     * @throws FileRefused when it is no period
     */
    public Optional<Period> period(String file) {
        return value(file, "period").map(JsonNode::asString).map(CaptureNote::parsePeriod);
    }

    /**
     * When a file was taken from the portal, with the offset it was noted with, where that was noted.
     *
     * @param file its name, without folders
     * @throws FileRefused when it is no instant
     */
    public Optional<OffsetDateTime> capturedAt(String file) {
        return value(file, "captured_at").map(JsonNode::asString).map(CaptureNote::parseInstant);
    }

    /**
     * What was asked of the portal, as JSON; {@code null} when not noted.
     *
     * @param file its name, without folders
     */
    public @Nullable String request(String file) {
        return value(file, "request").map(JsonNode::toString).orElse(null);
    }

    private Optional<JsonNode> value(String file, String field) {
        JsonNode own = all.path("files").path(file).path(field);
        JsonNode found = own.isMissingNode() ? all.path(field) : own;
        return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
    }

    /**
     * A period as a person writes it.
     *
     * @throws FileRefused when it is none
     */
    public static Period parsePeriod(String text) {
        return Period.parse(text)
                .orElseThrow(() -> new FileRefused(
                        "không hiểu kỳ \"%s\": viết 2026-08 (tháng), 2026-Q3 (quý) hoặc 2026 (năm)".formatted(text)));
    }

    /**
     * An instant as a person writes it, with its offset.
     *
     * @throws FileRefused when it is none
     */
    public static OffsetDateTime parseInstant(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new FileRefused(
                    "không hiểu thời điểm \"%s\": viết có múi giờ, ví dụ 2026-09-27T01:14+07:00 hoặc 2026-09-26T18:14Z"
                            .formatted(text));
        }
    }
}
