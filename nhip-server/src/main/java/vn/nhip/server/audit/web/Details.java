package vn.nhip.server.audit.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.nhip.server.audit.Entry;

/** The rest of an entry, by name, for people. In the log, in its files and in docs/audit-events.md the names are English. */
final class Details {
    private static final JsonMapper JSON = new JsonMapper();

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("accepted", "sự kiện mới"),
            Map.entry("agencies", "các đơn vị"),
            Map.entry("agency", "đơn vị"),
            Map.entry("asked", "bộ lọc"),
            Map.entry("bytes", "byte"),
            Map.entry("captures", "bản số liệu"),
            Map.entry("cases", "hồ sơ"),
            Map.entry("count", "số lượng"),
            Map.entry("deleted", "đã xóa"),
            Map.entry("discarded", "đã bỏ"),
            Map.entry("due", "hạn"),
            Map.entry("duplicates", "sự kiện đã có"),
            Map.entry("field", "trường"),
            Map.entry("fields", "trường"),
            Map.entry("file", "tệp"),
            Map.entry("from", "từ"),
            Map.entry("how", "bằng"),
            Map.entry("in-log", "đã vào nhật ký sự kiện"),
            Map.entry("indicator", "chỉ số"),
            Map.entry("kind", "loại"),
            Map.entry("left", "còn lại"),
            Map.entry("login", "tên đăng nhập"),
            Map.entry("method", "phương thức"),
            Map.entry("minutes", "phút"),
            Map.entry("needed", "quyền cần có"),
            Map.entry("new", "mới"),
            Map.entry("outcome", "kết quả"),
            Map.entry("permission", "quyền"),
            Map.entry("proposal", "đề nghị"),
            Map.entry("purpose", "mục đích"),
            Map.entry("quarantined", "vào khu chờ"),
            Map.entry("reason", "lý do"),
            Map.entry("records", "bản ghi"),
            Map.entry("refused", "bị từ chối"),
            Map.entry("register", "danh mục"),
            Map.entry("repaired", "đã ghi lại"),
            Map.entry("role", "vai trò"),
            Map.entry("rows", "dòng"),
            Map.entry("scope", "phạm vi"),
            Map.entry("scopes", "phạm vi"),
            Map.entry("sha256", "SHA-256"),
            Map.entry("source", "nguồn"),
            Map.entry("status", "trạng thái"),
            Map.entry("step", "bước"),
            Map.entry("taken", "lấy lúc"),
            Map.entry("unchanged", "không đổi"),
            Map.entry("unknowns", "mã lạ"),
            Map.entry("unopened", "không mở được"),
            Map.entry("until", "đến"),
            Map.entry("what", "việc"),
            Map.entry("where", "ở đâu"),
            Map.entry("why", "vì sao"));

    private Details() {}

    /** By name; under no name as one text where it is no JSON. */
    static Map<String, String> of(Entry entry) {
        String text = entry.what().details();
        try {
            Map<String, String> named = new LinkedHashMap<>();
            new TreeMap<>(JSON.readValue(text, new TypeReference<Map<String, String>>() {}))
                    .forEach((name, value) -> named.put(NAMES.getOrDefault(name, name), value));
            return named;
        } catch (JacksonException notByName) {
            return Map.of("", text);
        }
    }

    /** In one line: "bản ghi: 500 · phạm vi: events:write"; empty when there is nothing. */
    static String line(Entry entry) {
        return of(entry).entrySet().stream()
                .map(each -> each.getKey().isEmpty() ? each.getValue() : each.getKey() + ": " + each.getValue())
                .collect(Collectors.joining(" · "));
    }
}
