package vn.nhip.server.reconciliation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.nhip.contract.results.CaptureNote;
import vn.nhip.contract.results.FileRefused;
import vn.nhip.core.index.Period;

/**
 * Of which period, when and on what request an answer was taken.
 *
 * @param period the period
 * @param capturedAt when it was taken
 * @param request the request as JSON; null when not known
 * @param notices what a person should know of how this was found out
 */
record Circumstances(
        Period period, OffsetDateTime capturedAt, @Nullable String request, List<String> notices) {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final Pattern MONTH_IN_NAME = Pattern.compile("-(\\d{4}-(?:0[1-9]|1[0-2]))(?!\\d)");
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    Circumstances {
        notices = List.copyOf(notices);
    }

    /** What the user says, else what the note beside the file says, else what the file itself shows. */
    static Circumstances of(Path file, ImportOrder order) {
        CaptureNote note = CaptureNote.beside(file);
        String name = String.valueOf(file.getFileName());
        Period period = Optional.ofNullable(order.period())
                .or(() -> note.period(name))
                .or(() -> periodIn(name))
                .orElseThrow(() -> new FileRefused("không biết của kỳ nào: thêm --period, ví dụ --period 2026-08"));
        Optional<OffsetDateTime> said = Optional.ofNullable(order.capturedAt()).or(() -> note.capturedAt(name));
        String request = order.request() != null ? order.request() : note.request(name);
        if (said.isPresent()) {
            return new Circumstances(period, said.get(), request, List.of()).checked(order.now());
        }
        return new Circumstances(
                        period,
                        modified(file),
                        request,
                        List.of("lấy giờ sửa tệp làm thời điểm lấy số liệu; nếu khác, thêm --captured-at"))
                .checked(order.now());
    }

    private static Optional<Period> periodIn(String name) {
        Matcher matcher = MONTH_IN_NAME.matcher(name);
        return matcher.find() ? Period.parse(matcher.group(1)) : Optional.empty();
    }

    private static OffsetDateTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .truncatedTo(ChronoUnit.SECONDS)
                    .atZone(ZONE)
                    .toOffsetDateTime();
        } catch (IOException e) {
            throw new FileRefused("không đọc được giờ của tệp (" + e + "): thêm --captured-at");
        }
    }

    private Circumstances checked(Instant now) {
        if (capturedAt.toInstant().isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new FileRefused("thời điểm lấy số liệu %s ở tương lai: kiểm tra --captured-at".formatted(capturedAt));
        }
        if (period.firstDay().isAfter(LocalDate.ofInstant(now, ZONE))) {
            throw new FileRefused("kỳ %s chưa bắt đầu: kiểm tra --period".formatted(period.code()));
        }
        if (period.firstDay().isAfter(capturedOn())) {
            throw new FileRefused("lấy lúc %s, trước khi kỳ %s bắt đầu: kiểm tra --period và --captured-at"
                    .formatted(capturedAt, period.code()));
        }
        return this;
    }

    /** The day on which it was taken, in Vietnam. */
    LocalDate capturedOn() {
        return capturedAt.atZoneSameInstant(ZONE).toLocalDate();
    }

    /** Whether the period had not ended when it was taken. */
    boolean isOpen() {
        return !capturedOn().isAfter(period.lastDay());
    }
}
