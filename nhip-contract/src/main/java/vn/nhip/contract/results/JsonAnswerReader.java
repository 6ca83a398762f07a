package vn.nhip.contract.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Recognises the two shapes of the portal's JSON answers by what is in them. */
final class JsonAnswerReader {

    private JsonAnswerReader() {}

    static RawAnswer read(String text) {
        JsonNode envelope = StrictJson.read(text);
        JsonNode code = envelope.get("code");
        if (!envelope.isObject() || code == null) {
            throw new FileRefused("không có \"code\" ở lớp ngoài cùng: không phải câu trả lời của Cổng"
                    + " (mẫu: {\"code\":\"OK\",\"data\":{…}})");
        }
        if (!"OK".equals(code.asString())) {
            String message = envelope.path("message").asString("");
            throw new FileRefused("Cổng báo lỗi: code = %s%s. Hỏi lại Cổng rồi nạp câu trả lời mới"
                    .formatted(code.asString(), message.isEmpty() ? "" : ", " + message));
        }
        JsonNode data = envelope.path("data");
        if (data.has("overview")) {
            return metricsShape(data);
        }
        if (data.has("parent")) {
            return treeShape(data);
        }
        throw new FileRefused("\"data\" không có \"overview\" cũng không có \"parent\":"
                + " không phải kết quả đánh giá của một trong sáu nhóm");
    }

    private static RawAnswer metricsShape(JsonNode data) {
        ObjectNode root = object(data.path("overview"), "data.overview");
        List<ObjectNode> children = objects(data, "evaluation");
        Set<String> metrics = new TreeSet<>();
        collectMetrics(root, metrics);
        children.forEach(child -> collectMetrics(child, metrics));
        PortalGroup group = PortalGroup.ofMetrics(metrics)
                .orElseThrow(() -> new FileRefused("không có chỉ số nào Nhịp biết (thấy: "
                        + (metrics.isEmpty() ? "không có gì" : String.join(", ", metrics))
                        + "): kiểm tra đây có phải kết quả công khai, số hóa hay hài lòng"));
        return new RawAnswer(group, root, children, announced(data));
    }

    private static void collectMetrics(ObjectNode unit, Set<String> metrics) {
        for (JsonNode metric : unit.path("metrics")) {
            metrics.add(metric.path("code").asString(""));
        }
    }

    private static RawAnswer treeShape(JsonNode data) {
        ObjectNode root = object(data.path("parent"), "data.parent");
        List<ObjectNode> children = objects(data, "children");
        PortalGroup group = PortalGroup.ofFields(List.copyOf(root.propertyNames()))
                .orElseThrow(() -> new FileRefused("\"parent\" không đủ các trường đếm của nhóm nào"
                        + " (tiến độ: totalOnTime, totalReceived; trực tuyến: authorityCount, onlineServiceTotal…;"
                        + " thanh toán: totalFeeFormality, totalDossierFinancialObligation…): tải lại từ Cổng"));
        return new RawAnswer(group, root, children, announced(data));
    }

    private static ObjectNode object(JsonNode node, String where) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new FileRefused(where + " phải là một đối tượng JSON: tệp không phải câu trả lời nguyên vẹn của Cổng");
    }

    private static List<ObjectNode> objects(JsonNode data, String field) {
        JsonNode list = data.path(field);
        if (!list.isArray()) {
            throw new FileRefused("thiếu danh sách data." + field + ": tải lại câu trả lời đầy đủ từ Cổng");
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode element : list) {
            objects.add(object(element, "data.%s[%d]".formatted(field, objects.size())));
        }
        return objects;
    }

    private static @Nullable Integer announced(JsonNode data) {
        JsonNode total = data.path("pagination").path("total");
        return total.canConvertToInt() && total.isIntegralNumber() ? total.intValue() : null;
    }
}
