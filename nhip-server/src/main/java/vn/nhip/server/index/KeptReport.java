package vn.nhip.server.index;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vn.nhip.server.index.KeptDifferences.Field;
import vn.nhip.server.index.KeptDifferences.OfCase;
import vn.nhip.server.index.KeptDifferences.OfCounts;
import vn.nhip.server.index.KeptDifferences.Pair;
import vn.nhip.server.screen.Vi;

/** What {@code nhip recount --compare} says of the kept facts. */
record KeptReport(KeptDifferences differences) {

    void text(PrintWriter out) {
        out.println();
        if (differences.any()) {
            out.println("Số liệu trực tiếp KHÁC với đếm lại từ nhật ký: %s số đếm, %s trên %s hồ sơ."
                    .formatted(
                            Vi.count(differences.counts().size()),
                            Vi.count(differences.differing()),
                            Vi.count(differences.compared())));
        } else {
            out.println(
                    "Số liệu trực tiếp khớp với đếm lại từ nhật ký: mọi số đếm của mọi cơ quan, dữ kiện của %s hồ sơ."
                            .formatted(Vi.count(differences.compared())));
        }
        differences.counts().forEach(each -> out.println(line(each)));
        differences.cases().forEach(each -> each.fields().forEach(field -> out.println(line(each, field))));
        long hidden = differences.differing() - differences.cases().size();
        if (hidden > 0) {
            out.println("  và %s hồ sơ khác nữa".formatted(Vi.count(hidden)));
        }
        if (differences.waiting() > 0) {
            out.println("  %s sự kiện mới chưa vào số liệu trực tiếp, không đối chiếu"
                    .formatted(Vi.count(differences.waiting())));
        }
        if (differences.any()) {
            out.println("Cách sửa: ./nhip replay --repair ghi lại dữ kiện từ nhật ký; máy chủ đang chạy tự nạp lại.");
        }
    }

    private static String line(OfCounts each) {
        return "  %s, chỉ số %s: trực tiếp %s, đếm lại %s"
                .formatted(
                        each.agency().isEmpty() ? "(nguồn không ghi cơ quan)" : each.agency(),
                        each.indicator(),
                        words(each.kept()),
                        words(each.recounted()));
    }

    private static String words(Pair pair) {
        return Vi.count(pair.numerator()) + "/" + Vi.count(pair.denominator());
    }

    private static String line(OfCase each, Field field) {
        return "  %s: %s: đang lưu %s, theo nhật ký %s"
                .formatted(each.code(), field.words(), words(field.kept()), words(field.log()));
    }

    private static String words(@Nullable String value) {
        return value == null ? "(không có)" : value;
    }

    void json(JsonGenerator json) {
        json.writeObjectPropertyStart("comparison");
        json.writeNumberProperty("compared_cases", differences.compared());
        json.writeNumberProperty("differing_cases", differences.differing());
        json.writeNumberProperty("waiting_events", differences.waiting());
        json.writeArrayPropertyStart("counts");
        differences.counts().forEach(each -> {
            json.writeStartObject();
            text(json, "agency", each.agency().isEmpty() ? null : each.agency());
            json.writeStringProperty("indicator", each.indicator());
            pair(json, "live", each.kept());
            pair(json, "recounted", each.recounted());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("cases");
        differences.cases().forEach(each -> {
            json.writeStartObject();
            json.writeStringProperty("case", each.code());
            json.writeArrayPropertyStart("differences");
            each.fields().forEach(field -> field(json, field));
            json.writeEndArray();
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void pair(JsonGenerator json, String name, Pair pair) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("numerator", pair.numerator());
        json.writeNumberProperty("denominator", pair.denominator());
        json.writeEndObject();
    }

    private static void field(JsonGenerator json, Field field) {
        json.writeStartObject();
        json.writeStringProperty("field", field.name());
        text(json, "kept", field.kept());
        text(json, "log", field.log());
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }
}
