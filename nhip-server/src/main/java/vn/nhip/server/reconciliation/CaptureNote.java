package vn.nhip.server.reconciliation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import vn.nhip.core.index.Period;

/**
 * What was noted when answers were taken: {@code {"period": "2026-08", "captured_at": "2026-09-26T18:14Z", "request": {…},
 * "files": {"progress.json": {"captured_at": …}}}}; everything may be left out, a file's own note wins.
 */
record CaptureNote(JsonNode all) {
    static final String FILE_NAME = "capture.json";
    static final CaptureNote NONE = new CaptureNote(JsonNodeFactory.instance.objectNode());

    /** The note {@code capture.json} beside a file. */
    static CaptureNote beside(Path file) {
        Path note = file.toAbsolutePath().resolveSibling(FILE_NAME);
        if (!Files.isRegularFile(note)) {
            return NONE;
        }
        try {
            return of(Files.readString(note));
        } catch (IOException e) {
            throw new FileRefused("không đọc được %s cạnh tệp (%s): sửa hoặc bỏ tệp đó".formatted(FILE_NAME, e));
        }
    }

    static CaptureNote of(String text) {
        return new CaptureNote(Json.read(text));
    }

    Optional<Period> period(String file) {
        return value(file, "period").map(JsonNode::asString).map(CaptureNote::parsePeriod);
    }

    Optional<OffsetDateTime> capturedAt(String file) {
        return value(file, "captured_at").map(JsonNode::asString).map(CaptureNote::parseInstant);
    }

    @Nullable
    String request(String file) {
        return value(file, "request").map(JsonNode::toString).orElse(null);
    }

    private Optional<JsonNode> value(String file, String field) {
        JsonNode own = all.path("files").path(file).path(field);
        JsonNode found = own.isMissingNode() ? all.path(field) : own;
        return found.isMissingNode() || found.isNull() ? Optional.empty() : Optional.of(found);
    }

    static Period parsePeriod(String text) {
        return Period.parse(text)
                .orElseThrow(() -> new FileRefused(
                        "không hiểu kỳ \"%s\": viết 2026-08 (tháng), 2026-Q3 (quý) hoặc 2026 (năm)".formatted(text)));
    }

    static OffsetDateTime parseInstant(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new FileRefused(
                    "không hiểu thời điểm \"%s\": viết có múi giờ, ví dụ 2026-09-27T01:14+07:00 hoặc 2026-09-26T18:14Z"
                            .formatted(text));
        }
    }
}
