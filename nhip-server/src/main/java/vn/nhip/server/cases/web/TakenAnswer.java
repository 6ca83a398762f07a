package vn.nhip.server.cases.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
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
        write(taken, List.of(), response);
    }

    static void write(Doorkeeper.Taken taken, List<LintFinding> findings, HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (OutputStream out = response.getOutputStream();
                JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            write(json, taken, findings);
        }
    }

    private static void write(JsonGenerator json, Doorkeeper.Taken taken, List<LintFinding> findings) {
        List<Outcome> outcomes = taken.outcomes();
        json.writeStartObject();
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
        if (!findings.isEmpty()) {
            json.writeArrayPropertyStart("findings");
            findings.forEach(finding -> write(json, finding));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, LintFinding finding) {
        json.writeStartObject();
        if (finding.caseCode() != null) {
            json.writeStringProperty("caseCode", finding.caseCode());
        }
        json.writeStringProperty("field", finding.field());
        json.writeStringProperty("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        json.writeArrayPropertyStart("indicators");
        finding.indicators().forEach(json::writeString);
        json.writeEndArray();
        json.writeStringProperty("detail", finding.english());
        json.writeStringProperty("vietnamese", finding.vietnamese());
        json.writeStringProperty("source", finding.source());
        json.writeEndObject();
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
                json.writeStringProperty("kind", problem.kind().name().toLowerCase(Locale.ROOT));
                json.writeStringProperty("field", problem.field());
                json.writeStringProperty("detail", problem.english());
                json.writeStringProperty("vietnamese", problem.vietnamese());
                json.writeEndObject();
            }
        }
    }
}
