package vn.nhip.server.cases.web;

import java.util.Map;
import vn.nhip.server.cases.quarantine.Rule;
import vn.nhip.server.screen.Refusal;

/** A rule as a form says it. */
final class QuarantineRuleForm {
    private static final int LONGEST = 4_000;

    private QuarantineRuleForm() {}

    /**
     * Reads it.
     *
     * @throws Refusal when it says no rule
     */
    static Rule of(Map<String, String> said) {
        return switch (said.getOrDefault("rule", "")) {
            case "again" -> new Rule.ReadAgain();
            case "accept" -> new Rule.AcceptUnknown();
            case "replace" -> new Rule.Replace(needed(said, "of", "trường"), text(said, "from"), text(said, "to"));
            case "discard" -> new Rule.Discard(needed(said, "reason", "lý do"));
            default -> throw Refusal.notUnderstood("Chưa chọn cách xử lý", "Quay lại và chọn một cách.");
        };
    }

    private static String needed(Map<String, String> said, String name, String what) {
        String value = text(said, name);
        if (value.isEmpty()) {
            throw Refusal.notUnderstood("Chưa ghi " + what, "Quay lại, điền " + what + " rồi thử lại.");
        }
        return value;
    }

    private static String text(Map<String, String> said, String name) {
        String value = said.getOrDefault(name, "").strip();
        if (value.length() > LONGEST) {
            throw Refusal.notUnderstood("Giá trị dài quá " + LONGEST + " ký tự", "Rút ngắn rồi thử lại.");
        }
        return value;
    }

    /** What it does, in words. */
    static String words(Rule rule) {
        return switch (rule) {
            case Rule.ReadAgain() -> "Đọc lại như cũ";
            case Rule.AcceptUnknown() -> "Nhận dù thủ tục, đơn vị ngoài danh mục";
            case Rule.Replace(String field, String from, String to) ->
                "Đổi “" + field + "” từ “" + from + "” thành “" + to + "” rồi nhận";
            case Rule.Discard(String reason) -> "Bỏ, vì: " + reason;
        };
    }
}
