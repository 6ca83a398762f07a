package vn.nhip.simulator.scene;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;

/** Writes procedures as JSON lines, as the national portal publishes them: {@code ./nhip import procedures} reads them. */
final class ProcedureLines {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectWriteContext WRITE = ObjectWriteContext.empty();

    private final String promulgator;
    private final String promulgatorName;
    private final Instant updated;

    /**
     * As one agency publishes them.
     *
     * @param promulgator code of the agency
     * @param updated since when they hold
     */
    ProcedureLines(String promulgator, String promulgatorName, Instant updated) {
        this.promulgator = promulgator;
        this.promulgatorName = promulgatorName;
        this.updated = updated;
    }

    void write(Path file, List<SimulatedProcedure> procedures) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (SimulatedProcedure procedure : procedures) {
                try (JsonGenerator json = JSON.createGenerator(WRITE, new Unclosed(out))) {
                    procedure(json, procedure);
                }
                out.write('\n');
            }
        }
    }

    /** Every line has a generator of its own; the file stays open. */
    private static final class Unclosed extends java.io.FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private void procedure(JsonGenerator json, SimulatedProcedure it) {
        json.writeStartObject();
        json.writeStringProperty("code", it.code());
        json.writeStringProperty("name", it.name());
        json.writeName("detail");
        json.writeStartObject();
        json.writeStringProperty("code", it.code());
        json.writeNumberProperty("updatedAt", updated.toEpochMilli());
        json.writeStringProperty("departmentPromulgateCode", promulgator);
        json.writeStringProperty("departmentPromulgateName", promulgatorName);
        named(json, "category", it.field());
        json.writeStringProperty("formalityType", "ASSIGNED_REGULATION");
        json.writeStringProperty("type", "STANDARD");
        json.writeStringProperty("state", "UPDATED");
        json.writeBooleanProperty("isProvince", it.place() != SimulatedProcedure.Place.COMMUNE);
        json.writeBooleanProperty("isWard", it.place() != SimulatedProcedure.Place.PROVINCE);
        json.writeBooleanProperty("isMinistry", false);
        online(json, it.traits().online());
        methods(json, it);
        kinds(json, it);
        parts(json, it);
        names(json, "subjectTypesDetails", it.traits().forCitizens() ? "Công dân Việt Nam" : "Doanh nghiệp");
        names(
                json,
                "departmentsExecuting",
                it.place() == SimulatedProcedure.Place.PROVINCE ? "Sở, ngành" : "Ủy ban nhân dân cấp xã");
        json.writeName("resultsDetails");
        json.writeStartArray();
        if (it.traits().document()) {
            json.writeStartObject();
            json.writeStringProperty("code", "KQ." + it.code());
            json.writeStringProperty("name", "Giấy tờ kết quả");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void online(JsonGenerator json, SimulatedProcedure.Online online) {
        if (online != SimulatedProcedure.Online.UNTOLD) {
            json.writeBooleanProperty("isFullProcess", online == SimulatedProcedure.Online.FULL);
            json.writeBooleanProperty("isOfflineOnly", online == SimulatedProcedure.Online.NONE);
        }
    }

    private static void methods(JsonGenerator json, SimulatedProcedure it) {
        json.writeName("executionMethods");
        json.writeStartArray();
        for (String channel : it.traits().online() == SimulatedProcedure.Online.NONE
                ? List.of("DIRECT")
                : List.of("DIRECT", "ONLINE")) {
            json.writeStartObject();
            json.writeStringProperty("submissionMethod", channel);
            Term term = it.term();
            if (term != null) {
                json.writeNumberProperty("processingTime", term.amount());
                json.writeStringProperty("processingTimeUnit", unit(term.unit()));
            } else {
                json.writeStringProperty("description", "Thời hạn theo quy chế phối hợp của từng hồ sơ.");
            }
            json.writeName("fees");
            json.writeStartArray();
            if (it.traits().fee() > 0) {
                json.writeStartObject();
                json.writeStringProperty("type", "SERVICE_FEE");
                json.writeNumberProperty("value", it.traits().fee());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void kinds(JsonGenerator json, SimulatedProcedure it) {
        Term term = it.term();
        if (term == null) {
            return;
        }
        json.writeName("cases");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("code", it.code() + ".01");
        json.writeStringProperty("name", it.name());
        json.writeName("processingDay");
        json.writeStartObject();
        json.writeNumberProperty("qty", term.amount());
        json.writeStringProperty("type", unit(term.unit()));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** The words of the portal. */
    private static String unit(TermUnit unit) {
        return switch (unit) {
            case WORKING_DAY -> "WORKING_DAY";
            case HOUR, WORKING_HOUR -> "HOUR";
            case MONTH -> "MONTH";
            case CALENDAR_DAY -> "DAY";
            case CALENDAR_DAY_EXCEPT_HOLIDAYS, YEAR ->
                throw new IllegalArgumentException(
                        "the portal's catalogue has no unit " + unit.name().toLowerCase(Locale.ROOT));
        };
    }

    private static void parts(JsonGenerator json, SimulatedProcedure it) {
        if (it.traits().parts() != SimulatedProcedure.Parts.UNTOLD) {
            json.writeName("executionSteps");
            json.writeStartArray();
            if (it.traits().parts() == SimulatedProcedure.Parts.COMPLETE) {
                json.writeStartObject();
                json.writeStringProperty("name", "Bước 1");
                json.writeStringProperty(
                        "description", "Tổ chức, cá nhân nộp hồ sơ; cơ quan tiếp nhận, giải quyết, trả kết quả.");
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeName("executionCases");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("name", "Giấy tờ phải nộp");
        json.writeName("profileComponents");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("code", "TP." + it.code());
        json.writeStringProperty("name", "Đơn đề nghị");
        json.writeNumberProperty("originalQty", 1);
        json.writeNumberProperty("copyQty", 0);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void named(JsonGenerator json, String key, String name) {
        json.writeName(key);
        json.writeStartObject();
        json.writeStringProperty("code", "");
        json.writeStringProperty("name", name);
        json.writeEndObject();
    }

    private static void names(JsonGenerator json, String key, String name) {
        json.writeName(key);
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeEndObject();
        json.writeEndArray();
    }
}
