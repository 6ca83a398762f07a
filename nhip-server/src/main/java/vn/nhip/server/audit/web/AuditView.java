package vn.nhip.server.audit.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.Entry;
import vn.nhip.server.screen.Address;
import vn.nhip.server.screen.Vi;

/**
 * A list of audit entries.
 *
 * @param count how many the question finds, counted up to {@link #COUNTED}
 */
public record AuditView(AuditAsked asked, List<Entry> page, long count) {
    static final int PAGE = 50;
    static final int COUNTED = 10_000;

    public AuditView {
        page = List.copyOf(page);
    }

    /** The answer in one sentence. */
    public String headline() {
        if (count == 0) {
            return asked.narrows() ? "Không có mục nào theo bộ lọc" : "Nhật ký kiểm toán chưa có mục nào";
        }
        return counted() + " mục trong nhật ký kiểm toán" + (asked.narrows() ? " theo bộ lọc" : "");
    }

    /** How many, in words. */
    public String counted() {
        return count < COUNTED ? Vi.count(count) : "Từ " + Vi.count(COUNTED);
    }

    /** What an event is called; its code where it is none of today's. */
    public static String event(Entry entry) {
        return Arrays.stream(AuditEvent.values())
                .filter(event -> event.code().equals(entry.event()))
                .map(AuditEvent::vietnamese)
                .findFirst()
                .orElse(entry.event());
    }

    /** What kind of asker, in words. */
    public static String kind(Entry entry) {
        return switch (entry.who().kind()) {
            case "PERSON" -> "người dùng";
            case "SYSTEM" -> "hệ thống";
            case "MACHINE" -> "máy chủ";
            case "ANYONE" -> "chưa đăng nhập";
            default -> entry.who().kind();
        };
    }

    /** What else was said, in one line; empty when nothing was. */
    public static String details(Entry entry) {
        return Details.line(entry);
    }

    public static String at(Instant instant) {
        return Vi.second(instant.atOffset(ZoneOffset.UTC));
    }

    /** The next page; {@code null} when this is the last. */
    public @Nullable Address next() {
        return page.size() < PAGE
                ? null
                : asked.address().with("before", Long.toString(page.getLast().seq()));
    }

    public Address file() {
        return asked.address().at(AuditAsked.PLACE + ".csv");
    }

    /** The same question about whoever did an entry. */
    public Address of(Entry entry) {
        return asked.address().with("who", entry.who().id());
    }
}
