package vn.nhip.server.cases.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.Problem;
import vn.nhip.server.cases.quarantine.HeldQuestion;
import vn.nhip.server.cases.store.HeldRecords.Status;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Refusal;

/**
 * The question of a list of quarantined records, as its address holds it.
 *
 * @param before the id after which the page begins; {@link Long#MAX_VALUE} for the first
 */
public record QuarantineAsked(HeldQuestion question, long before) {
    static final String PLACE = "/cases/quarantine";

    /** In an address: records of any standing. */
    public static final String ANY = "ANY";

    /**
     * Reads the question out of an address or a form.
     *
     * @throws Refusal naming the value that cannot be understood
     */
    static QuarantineAsked of(Map<String, String> said) {
        String standing = said.getOrDefault("status", "");
        Status status = switch (standing) {
            case "" -> Status.OPEN;
            case ANY -> null;
            default -> constant(Status.values(), standing, "trạng thái");
        };
        String kind = said.getOrDefault("kind", "");
        HeldQuestion question = new HeldQuestion(
                status,
                given(said, "source"),
                kind.isEmpty() ? null : constant(Problem.Kind.values(), kind, "lý do"),
                given(said, "field"),
                day(said.getOrDefault("day", "")),
                given(said, "q"));
        return new QuarantineAsked(question, before(said.getOrDefault("before", "")));
    }

    private static @Nullable String given(Map<String, String> said, String name) {
        String value = said.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static <E extends Enum<E>> E constant(E[] constants, String name, String what) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> notUnderstood(what, name));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw notUnderstood("ngày", text);
        }
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
                "Sửa giá trị đó, hoặc mở lại khu chờ xử lý.");
    }

    /** Its address, at the first page. */
    public Address address() {
        Status status = question.status();
        Problem.Kind kind = question.kind();
        LocalDate day = question.day();
        return Address.of(PLACE)
                .with("status", status == null ? ANY : status == Status.OPEN ? "" : status.name())
                .with("source", question.source())
                .with("kind", kind == null ? "" : kind.name())
                .with("field", question.field())
                .with("day", day == null ? "" : day.toString())
                .with("q", question.text());
    }

    /** Whether it asks for less than everything that waits. */
    public boolean narrows() {
        return !question.equals(HeldQuestion.OPEN);
    }
}
