package vn.nhip.server.audit.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.store.Question;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Refusal;

/**
 * The question of a list of audit entries, as its address holds it.
 *
 * @param address the question's parts that were given, at the first page
 * @param before the number after which the page begins; {@link Long#MAX_VALUE} for the first
 */
public record AuditAsked(Address address, Question question, long before) {
    static final String PLACE = "/audit";

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int TEXT_MAX = 200;

    /**
     * Reads the question out of an address.
     *
     * @throws Refusal naming the value that cannot be understood
     */
    static AuditAsked of(Map<String, String> said) {
        Address address = Address.of(PLACE);
        for (String name : new String[] {"from", "until", "event", "who", "subject", "agency", "q"}) {
            address = address.with(name, given(said, name));
        }
        Map<String, String> parts = address.parameters();
        Question question = new Question(
                instant(parts.get("from"), false),
                instant(parts.get("until"), true),
                event(parts.get("event")),
                parts.get("who"),
                parts.get("subject"),
                parts.get("agency"),
                parts.get("q"));
        return new AuditAsked(address, question, before(said.getOrDefault("before", "")));
    }

    private static String given(Map<String, String> said, String name) {
        String value = said.getOrDefault(name, "").strip();
        if (value.length() > TEXT_MAX || value.indexOf('\0') >= 0) {
            throw Refusal.notUnderstood(
                    "“%s” dài quá %d ký tự hoặc có ký tự không in được".formatted(name, TEXT_MAX),
                    "Rút ngắn rồi tìm lại.");
        }
        return value;
    }

    /** A day, or a day and a time of it, in Vietnam; as an end a day is meant to its end. */
    private static @Nullable Instant instant(@Nullable String text, boolean isEnd) {
        if (text == null) {
            return null;
        }
        try {
            if (text.length() > "2026-01-01".length()) {
                return LocalDateTime.parse(text).atZone(VIETNAM).toInstant();
            }
            LocalDate day = LocalDate.parse(text);
            return day.plusDays(isEnd ? 1 : 0).atStartOfDay(VIETNAM).toInstant();
        } catch (DateTimeException e) {
            throw notUnderstood("ngày giờ", text);
        }
    }

    private static @Nullable String event(@Nullable String code) {
        if (code != null
                && Arrays.stream(AuditEvent.values())
                        .noneMatch(event -> event.code().equals(code))) {
            throw notUnderstood("loại việc", code);
        }
        return code;
    }

    private static long before(String text) {
        if (text.isEmpty()) {
            return Long.MAX_VALUE;
        }
        if (!text.matches("\\d{1,18}")) {
            throw notUnderstood("trang", text);
        }
        return Long.parseLong(text);
    }

    private static Refusal notUnderstood(String what, String value) {
        return Refusal.notUnderstood(
                "Không hiểu %s “%s” trong địa chỉ".formatted(what, value),
                "Sửa giá trị đó, hoặc mở lại nhật ký kiểm toán.");
    }

    /** A part as it was given; empty where it was not. */
    public String part(String name) {
        return address.parameters().getOrDefault(name, "");
    }

    public boolean isFirst() {
        return before == Long.MAX_VALUE;
    }

    /** Whether it asks for less than everything. */
    public boolean narrows() {
        return !address.parameters().isEmpty();
    }
}
