package vn.nhip.server.cases.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.nhip.contract.EventRead;
import vn.nhip.contract.EventReader;
import vn.nhip.server.api.RequestRefused;
import vn.nhip.server.cases.intake.EventRecords;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.identity.Allowed;
import vn.nhip.server.identity.Permission;
import vn.nhip.server.identity.Recorded;
import vn.nhip.server.identity.Scope;

/** {@code POST /api/v1/events}: CloudEvents 1.0, one in the structured or binary form, or a batch. */
@RestController
@Allowed(Permission.EVENTS_SEND)
class EventsController {
    private static final String LINES_TYPE = "application/x-ndjson";

    private final Doorkeeper door;

    EventsController(Doorkeeper door) {
        this.door = door;
    }

    @Recorded("RECORDS_TAKEN")
    @PostMapping("/api/v1/events")
    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Doorkeeper.Taken taken = door.take(request, Scope.EVENTS_WRITE, (body, source) -> read(request, body, source));
        TakenAnswer.write(taken, response);
    }

    private static List<Incoming> read(HttpServletRequest request, byte[] body, String source) {
        String type = mediaType(request);
        return switch (type) {
            case EventReader.BATCH_TYPE -> all(EventReader.batch(body, EventReader.Limits.REQUEST), source);
            case EventReader.EVENT_TYPE -> List.of(EventRecords.incoming(EventReader.event(body), source));
            case LINES_TYPE ->
                all(EventReader.lines(new ByteArrayInputStream(body), EventReader.Limits.REQUEST), source);
            default -> {
                if (request.getHeader("ce-id") == null || !type.equals("application/json")) {
                    throw RequestRefused.of(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "Content-Type \"" + type + "\" is not understood; send " + EventReader.BATCH_TYPE + ", "
                                    + EventReader.EVENT_TYPE + ", " + LINES_TYPE
                                    + ", or application/json with the headers ce-id, ce-source, ce-type, ce-subject, ce-time");
                }
                yield List.of(EventRecords.incoming(EventReader.binary(request::getHeader, body), source));
            }
        };
    }

    private static List<Incoming> all(Iterator<EventRead> reader, String source) {
        List<Incoming> records = new ArrayList<>();
        reader.forEachRemaining(read -> records.add(EventRecords.incoming(read, source)));
        return records;
    }

    private static String mediaType(HttpServletRequest request) {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }
}
