package vn.nhip.server.cases.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.Problem;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.server.catalog.Procedures;

/** Judges what a reader cannot: whether an event can be true, by the clock and the catalogue of this server. */
@Component
class Plausibility {
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.ROOT);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    // Systems write 0001-01-01 or 1900-01-01 for "no date".
    private static final Instant EARLIEST =
            LocalDate.of(1990, 1, 1).atStartOfDay(VIETNAM).toInstant();
    private static final int LONGEST = 400;

    private final Procedures procedures;
    private final KnownAgencies agencies;

    Plausibility(Procedures procedures, KnownAgencies agencies) {
        this.procedures = procedures;
        this.agencies = agencies;
    }

    /** Why it cannot be taken; {@code null} when it can. What is odd all the same is added to the warnings. */
    @Nullable
    Problem judge(CaseMessage message, Unknowns unknowns, Instant now, List<String> warnings) {
        Problem problem = names(message);
        if (problem == null) {
            problem = times(message.occurred(), message.fact(), now);
        }
        return problem == null ? codes(message.fact(), unknowns, warnings) : problem;
    }

    private static @Nullable Problem names(CaseMessage message) {
        Problem problem = name("source", message.source());
        if (problem == null) {
            problem = name("id", message.id());
        }
        return problem == null ? name("subject", message.caseCode()) : problem;
    }

    /** What becomes a key must be short, and free of characters that are not seen or that no database takes. */
    private static @Nullable Problem name(String field, String name) {
        if (name.isBlank()) {
            return new Problem(
                    Problem.Kind.MISSING,
                    field,
                    field + " is empty",
                    "Trường “%s” đang trống: điền rồi gửi lại.".formatted(field));
        }
        if (name.length() > LONGEST) {
            return new Problem(
                    Problem.Kind.TOO_LARGE,
                    field,
                    field + " has " + name.length() + " characters; at most " + LONGEST,
                    "Trường “%s” dài %d ký tự, tối đa %d: rút ngắn rồi gửi lại."
                            .formatted(field, name.length(), LONGEST));
        }
        boolean odd = isOdd(name);
        return odd
                ? new Problem(
                        Problem.Kind.WRONG_FORM,
                        field,
                        field + " contains control characters",
                        "Trường “%s” có ký tự điều khiển: bỏ chúng đi rồi gửi lại.".formatted(field))
                : null;
    }

    private static boolean isOdd(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Problem times(Instant occurred, CaseFact fact, Instant now) {
        if (occurred.isAfter(now.plus(TOLERANCE))) {
            return future("time", occurred, now);
        }
        if (occurred.isBefore(EARLIEST)) {
            return new Problem(
                    Problem.Kind.WRONG_TIME,
                    "time",
                    "time " + occurred + " is before 1990: a placeholder for no date?",
                    "Thời điểm sự kiện là %s, trước năm 1990: điền thời điểm thật rồi gửi lại."
                            .formatted(words(occurred)));
        }
        return switch (fact) {
            case CaseFact.Accepted accepted -> due(occurred, accepted.due());
            case CaseFact.Corrected corrected -> corrected(corrected, now);
            default -> null;
        };
    }

    private static @Nullable Problem corrected(CaseFact.Corrected corrected, Instant now) {
        Instant right = corrected.occurred();
        CaseFact fact = corrected.fact();
        if (fact instanceof CaseFact.Corrected) {
            return new Problem(
                    Problem.Kind.WRONG_FORM,
                    "data.fact",
                    "a correction corrects a correction inside itself",
                    "Bản sửa không được chứa một bản sửa khác: gửi thẳng nội dung đúng.");
        }
        if (right != null && right.isAfter(now.plus(TOLERANCE))) {
            return future("data.occurred", right, now);
        }
        return fact instanceof CaseFact.Accepted accepted && right != null ? due(right, accepted.due()) : null;
    }

    private static Problem future(String field, Instant time, Instant now) {
        return new Problem(
                Problem.Kind.FUTURE,
                field,
                field + " " + time + " lies after now, " + now + " (5 minutes are tolerated)",
                "Thời điểm %s ở tương lai so với máy chủ (%s): kiểm tra đồng hồ, múi giờ của hệ thống gửi, sửa rồi gửi lại."
                        .formatted(words(time), words(now)));
    }

    private static @Nullable Problem due(Instant received, @Nullable Instant due) {
        return due == null || !due.isBefore(received)
                ? null
                : new Problem(
                        Problem.Kind.DUE_BEFORE_RECEIPT,
                        "data.due",
                        "due " + due + " lies before receipt " + received,
                        "Ngày hẹn trả %s trước lúc tiếp nhận %s: sửa ngày nào sai rồi gửi lại."
                                .formatted(words(due), words(received)));
    }

    private static String words(Instant time) {
        return WORDS.format(time.atZone(VIETNAM));
    }

    private @Nullable Problem codes(CaseFact fact, Unknowns unknowns, List<String> warnings) {
        return switch (fact) {
            case CaseFact.Submitted f -> codes(f.procedure(), f.agency(), unknowns, warnings);
            case CaseFact.Accepted f -> codes(f.procedure(), f.agency(), unknowns, warnings);
            case CaseFact.StepStarted f -> codes(null, f.agency(), unknowns, warnings);
            case CaseFact.StepFinished f -> codes(null, f.agency(), unknowns, warnings);
            case CaseFact.Corrected f ->
                f.fact() == null || f.fact() instanceof CaseFact.Corrected ? null : codes(f.fact(), unknowns, warnings);
            default -> null;
        };
    }

    private @Nullable Problem codes(
            @Nullable String procedure, @Nullable String agency, Unknowns unknowns, List<String> warnings) {
        Problem problem = null;
        if (procedure != null && !procedures.isEmpty() && !procedures.known(procedure)) {
            problem = new Problem(
                    Problem.Kind.UNKNOWN_PROCEDURE,
                    "data.procedure",
                    "procedure \"" + procedure + "\" is not in the catalogue",
                    "Danh mục không có thủ tục “%s”: sửa mã, hoặc nạp danh mục thủ tục mới rồi đọc lại."
                            .formatted(procedure));
        } else if (agency != null && agencies.isUnknown(agency)) {
            problem = new Problem(
                    Problem.Kind.UNKNOWN_AGENCY,
                    "data.agency",
                    "agency \"" + agency + "\" is not in the catalogue",
                    "Danh mục không có cơ quan “%s”: sửa mã, hoặc nạp danh mục cơ quan rồi đọc lại.".formatted(agency));
        }
        if (problem != null && unknowns == Unknowns.ACCEPT) {
            warnings.add(problem.vietnamese());
            return null;
        }
        return problem;
    }
}
