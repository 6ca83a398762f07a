package vn.nhip.server.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.nhip.contract.Problem;
import vn.nhip.contract.portal.LintFinding;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.Outcome;

/** Says of every record of a request what became of it, in its order. */
final class TakenAnswer {
    private static final JsonFactory JSON = new JsonFactory();

    private TakenAnswer() {}

    static void write(Doorkeeper.Taken taken, HttpServletResponse response) throws IOException {
        write(taken, json -> {}, response);
    }

    /** With what the linter says of a payload. */
    static void write(Doorkeeper.Taken taken, List<LintFinding> findings, HttpServletResponse response)
            throws IOException {
        write(taken, json -> findings(json, findings), response);
    }

    private static void write(Doorkeeper.Taken taken, Consumer<JsonGenerator> more, HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (OutputStream out = response.getOutputStream();
                JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            write(json, taken);
            more.accept(json);
            json.writeEndObject();
        }
    }

    private static void write(JsonGenerator json, Doorkeeper.Taken taken) {
        List<Outcome> outcomes = taken.outcomes();
        json.writeNumberProperty("accepted", count(outcomes, Outcome.Accepted.class));
        json.writeNumberProperty("duplicate", count(outcomes, Outcome.Duplicate.class));
        json.writeNumberProperty("quarantined", count(outcomes, Outcome.Quarantined.class));
        json.writeArrayPropertyStart("events");
        for (int i = 0; i < outcomes.size(); i++) {
            json.writeStartObject();
            name(json, taken.records().get(i));
            outcome(json, outcomes.get(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void findings(JsonGenerator json, List<LintFinding> findings) {
        json.writeArrayPropertyStart("findings");
        for (LintFinding finding : findings) {
            json.writeStartObject();
            String code = finding.caseCode();
            if (code != null) {
                json.writeStringProperty("case", code);
            }
            json.writeStringProperty("field", finding.field());
            json.writeStringProperty("severity", finding.severity().name());
            json.writeArrayPropertyStart("indicators");
            finding.indicators().forEach(json::writeString);
            json.writeEndArray();
            json.writeStringProperty("detail", finding.english());
            json.writeStringProperty("vietnamese", finding.vietnamese());
            json.writeStringProperty("source", finding.source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static long count(List<Outcome> outcomes, Class<? extends Outcome> kind) {
        return outcomes.stream().filter(kind::isInstance).count();
    }

    private static void name(JsonGenerator json, Incoming incoming) {
        switch (incoming) {
            case Incoming.Read read ->
                json.writeStringProperty("id", read.message().id());
            case Incoming.Unread unread -> json.writeStringProperty("place", unread.place());
        }
    }

    private static void outcome(JsonGenerator json, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted(List<String> warnings) -> {
                json.writeStringProperty("outcome", "accepted");
                if (!warnings.isEmpty()) {
                    json.writeArrayPropertyStart("warnings");
                    warnings.forEach(json::writeString);
                    json.writeEndArray();
                }
            }
            case Outcome.Duplicate() -> json.writeStringProperty("outcome", "duplicate");
            case Outcome.Quarantined(Problem problem) -> {
                json.writeStringProperty("outcome", "quarantined");
                json.writeObjectPropertyStart("problem");
                json.writeStringProperty("kind", problem.kind().name());
                json.writeStringProperty("field", problem.field());
                json.writeStringProperty("detail", problem.english());
                json.writeStringProperty("vietnamese", problem.vietnamese());
                json.writeEndObject();
            }
        }
    }
}
