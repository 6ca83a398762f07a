package vn.nhip.server.cases.projection;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.deadline.CaseTimes;

/** What of a case has no column of its own, as JSON that is the same for the same case. */
final class CaseDetail {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 256;

    private CaseDetail() {}

    static byte[] json(CaseFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            text(json, "abstract", file.abstractText());
            times(json, file.times());
            list(json, "steps", file.steps(), CaseDetail::step);
            list(json, "refusals", file.refusals(), CaseDetail::refusal);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void times(JsonGenerator json, CaseTimes times) {
        instant(json, "received", times.received());
        instant(json, "firstDue", times.statedDue());
        list(json, "pauses", times.pauses(), CaseDetail::pause);
        list(json, "extensions", times.extensions(), CaseDetail::extension);
        list(json, "endings", times.endings(), CaseDetail::ending);
    }

    private static void pause(JsonGenerator json, CaseTimes.Pause pause) {
        json.writeStringProperty("reason", pause.reason().name());
        instant(json, "from", pause.from());
        instant(json, "to", pause.to());
        instant(json, "newDue", pause.newDue());
    }

    private static void extension(JsonGenerator json, CaseTimes.Extension extension) {
        instant(json, "decided", extension.decided());
        instant(json, "due", extension.due());
        json.writeBooleanProperty("apology", extension.apology());
    }

    private static void ending(JsonGenerator json, CaseTimes.Ending ending) {
        json.writeStringProperty("kind", ending.kind().name());
        instant(json, "at", ending.at());
    }

    private static void step(JsonGenerator json, CaseFile.Step step) {
        json.writeStringProperty("step", step.step());
        text(json, "agency", step.agency());
        instant(json, "started", step.started());
        instant(json, "due", step.due());
        instant(json, "finished", step.finished());
        text(json, "outcome", step.outcome());
    }

    private static void refusal(JsonGenerator json, CaseFile.Refusal refusal) {
        json.writeStringProperty("source", refusal.event().source());
        json.writeStringProperty("id", refusal.event().id());
        json.writeStringProperty("kind", refusal.event().fact().kind().name());
    }

    private static <T> void list(JsonGenerator json, String name, List<T> list, BiConsumer<JsonGenerator, T> writer) {
        if (list.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(name);
        for (T element : list) {
            json.writeStartObject();
            writer.accept(json, element);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private static void instant(JsonGenerator json, String name, @Nullable Instant value) {
        text(json, name, value == null ? null : value.toString());
    }
}
