package vn.nhip.server.cases.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import vn.nhip.core.cases.CaseFact.Channel;
import vn.nhip.core.cases.CaseFact.Gateway;
import vn.nhip.core.cases.CaseFact.SubjectKind;
import vn.nhip.core.cases.CaseState;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Standing;
import vn.nhip.core.deadline.Term;
import vn.nhip.core.deadline.TermUnit;
import vn.nhip.core.scoring.CaseVerdict.Outcome;
import vn.nhip.server.cases.CaseFilter;
import vn.nhip.server.cases.CaseListing;
import vn.nhip.server.cases.web.Badge.Tone;
import vn.nhip.server.screen.Vi;

/** The office's words for what the core says of a case. */
public final class CaseWords {
    private static final long HOURS_SAID_AS_HOURS = 24;

    private CaseWords() {}

    /** "theo luật", "theo Cổng". */
    public static String by(ClockKind clock) {
        return switch (clock) {
            case LEGAL -> "theo luật";
            case PORTAL -> "theo Cổng";
        };
    }

    /** How a case stands, without saying to which clock. */
    public static String standing(Standing standing) {
        return switch (standing) {
            case FINISHED_EARLY -> "Trước hạn";
            case FINISHED_ON_TIME -> "Đúng hạn";
            case FINISHED_LATE -> "Trễ hạn";
            case RUNNING -> "Còn hạn";
            case DUE_SOON -> "Sắp đến hạn";
            case OVERDUE -> "Quá hạn";
            case WAITING_FOR_CITIZEN -> "Chờ công dân bổ sung";
            case SUSPENDED -> "Tạm dừng";
            case NOT_STARTED -> "Chưa tính hạn";
            case NO_TERM -> "Chưa rõ thời hạn";
        };
    }

    private static Tone tone(Standing standing) {
        return switch (standing) {
            case FINISHED_EARLY, FINISHED_ON_TIME -> Tone.GOOD;
            case FINISHED_LATE, OVERDUE -> Tone.BAD;
            case DUE_SOON -> Tone.SOON;
            case WAITING_FOR_CITIZEN, SUSPENDED -> Tone.WAITING;
            case RUNNING, NOT_STARTED, NO_TERM -> Tone.PLAIN;
        };
    }

    /** How a case stands on one clock. */
    public static Badge badge(Standing standing) {
        return new Badge(standing(standing), tone(standing));
    }

    /** How a case stands on both clocks; one badge where they agree. */
    public static List<Badge> badges(Standing legal, Standing portal) {
        if (legal == portal) {
            String both = legal == Standing.NOT_STARTED || legal == Standing.NO_TERM ? "" : " theo luật và theo Cổng";
            return List.of(new Badge(standing(legal) + both, tone(legal)));
        }
        return List.of(
                new Badge(standing(portal) + " theo Cổng", tone(portal)),
                new Badge(standing(legal) + " theo luật", tone(legal)));
    }

    /** The state of a case as a badge; only the end is more than plain. */
    public static Badge badge(CaseState state) {
        return new Badge(state.vietnamese(), Tone.PLAIN);
    }

    /** "10 ngày làm việc". */
    public static String term(@Nullable Term term) {
        return term == null ? "chưa rõ" : Vi.count(term.amount()) + " " + unit(term.unit());
    }

    public static String unit(TermUnit unit) {
        return switch (unit) {
            case HOUR -> "giờ";
            case WORKING_HOUR -> "giờ làm việc";
            case WORKING_DAY -> "ngày làm việc";
            case CALENDAR_DAY -> "ngày, kể cả ngày nghỉ";
            case CALENDAR_DAY_EXCEPT_HOLIDAYS -> "ngày, kể cả Thứ Bảy, Chủ nhật, trừ ngày lễ";
            case MONTH -> "tháng";
            case YEAR -> "năm";
        };
    }

    public static String channel(@Nullable Channel channel) {
        return switch (channel) {
            case null -> "chưa rõ kênh nộp";
            case DIRECT -> "trực tiếp";
            case ONLINE -> "trực tuyến";
            case POSTAL -> "qua bưu chính công ích";
        };
    }

    public static String subject(@Nullable SubjectKind subject) {
        return switch (subject) {
            case null -> "chưa rõ";
            case CITIZEN -> "cá nhân";
            case BUSINESS -> "doanh nghiệp";
            case HOUSEHOLD_BUSINESS -> "hộ kinh doanh";
            case AGENCY -> "cơ quan, tổ chức";
            case OTHER -> "khác";
        };
    }

    public static String gateway(@Nullable Gateway gateway) {
        return switch (gateway) {
            case null -> "chưa rõ cách nộp";
            case NATIONAL -> "trực tuyến qua Cổng quốc gia";
            case LOCAL -> "trực tuyến qua cổng của bộ, tỉnh";
            case COUNTER -> "tại quầy";
        };
    }

    /** How a case counts in an indicator. */
    public static Badge outcome(Outcome outcome) {
        return switch (outcome) {
            case WON -> new Badge("Đạt", Tone.GOOD);
            case HOLDING -> new Badge("Đang giữ", Tone.GOOD);
            case OPEN -> new Badge("Còn gỡ được", Tone.SOON);
            case LOST -> new Badge("Mất", Tone.BAD);
            case NOT_COUNTED -> new Badge("Không tính", Tone.PLAIN);
            case UNKNOWN -> new Badge("Chưa rõ", Tone.PLAIN);
        };
    }

    /** Money in đồng: "150.000 đồng". */
    public static String money(@Nullable Long amount) {
        return amount == null ? "không ghi số tiền" : Vi.count(amount) + " đồng";
    }

    /** A distance in days; in hours within a day, in minutes within an hour. */
    public static String distance(Instant from, Instant to) {
        long days = ChronoUnit.DAYS.between(Vi.dayOf(from), Vi.dayOf(to));
        long hours = Duration.between(from, to).toHours();
        if (days > 1 || (days == 1 && hours >= HOURS_SAID_AS_HOURS / 2)) {
            return Vi.count(days) + " ngày";
        }
        return hours > 0
                ? Vi.count(hours) + " giờ"
                : Vi.count(Duration.between(from, to).toMinutes()) + " phút";
    }

    /** A length of time: "13 ngày 4 giờ"; whole days only from ten days on. */
    public static String length(long seconds) {
        Duration length = Duration.ofSeconds(seconds);
        long days = length.toDays();
        int hours = length.toHoursPart();
        if (days >= 10 || (days > 0 && hours == 0)) {
            return Vi.count(days) + " ngày";
        }
        if (days > 0) {
            return Vi.count(days) + " ngày " + hours + " giờ";
        }
        return hours > 0 ? hours + " giờ" : length.toMinutes() + " phút";
    }

    /** What one clock says, as a phrase that follows "theo …:". */
    public static String clause(Reckoning reckoning, Instant asOf) {
        Instant due = reckoning.due();
        Instant end = reckoning.end();
        String on = due == null ? "" : ", hẹn " + due(due);
        return switch (reckoning.standing()) {
            case FINISHED_LATE -> "trễ " + gap(due, end) + on + ended(end);
            case OVERDUE -> "quá hạn " + gap(due, asOf) + on + ", chưa xong";
            case FINISHED_EARLY -> "xong sớm " + gap(end, due) + on + ended(end);
            case FINISHED_ON_TIME -> "xong đúng hạn" + on + ended(end);
            case RUNNING -> "còn " + gap(asOf, due) + on;
            case DUE_SOON -> "sắp đến hạn, còn " + gap(asOf, due) + on;
            case WAITING_FOR_CITIZEN -> "đang chờ công dân bổ sung" + (due == null ? ", chưa có ngày hẹn mới" : on);
            case SUSPENDED -> "đang tạm dừng" + on;
            case NOT_STARTED -> "chưa tiếp nhận nên chưa tính hạn";
            case NO_TERM -> "chưa rõ thời hạn và ngày hẹn trả";
        };
    }

    /** A due instant; the day alone where it is that day's end. */
    public static String due(@Nullable Instant due) {
        if (due == null) {
            return "chưa rõ";
        }
        boolean endOfDay =
                due.plusSeconds(1).atOffset(ZoneOffset.ofHours(7)).toLocalTime().equals(LocalTime.MIDNIGHT);
        return endOfDay ? Vi.date(due) : Vi.moment(due);
    }

    private static String ended(@Nullable Instant end) {
        return end == null ? "" : ", xong " + Vi.moment(end);
    }

    private static String gap(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? "chưa rõ bao lâu" : distance(from, to);
    }

    /** Points lost by one case: "−0,020"; as many decimals as it takes to show that it is not nothing. */
    static String pointsLost(double points) {
        if (points == 0) {
            return "0";
        }
        int decimals = points >= 0.0005 ? 3 : 5;
        String digits =
                new BigDecimal(points).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
        return "−" + digits.replace('.', ',');
    }

    /** A code as one part of a path. */
    static String segment(String code) {
        return UriUtils.encodePathSegment(code, StandardCharsets.UTF_8);
    }

    /** Where a case is shown. */
    public static String address(String code) {
        return "/cases/" + segment(code);
    }

    /** The name of a list, as a tab. */
    static String listing(CaseListing listing, CaseFilter filter) {
        return switch (listing) {
            case ALL -> "Tất cả";
            case OVERDUE -> "Quá hạn";
            case DUE -> filter.days() == 0 ? "Đến hạn hôm nay" : "Đến hạn trong " + filter.days() + " ngày";
            case WAITING -> "Chờ công dân";
            case RUNNING -> "Đang xử lý";
            case DONE_IN_TIME -> "Xong đúng hạn";
            case DONE_LATE -> "Xong trễ hạn";
            case CLOCKS_DIFFER -> "Hai đồng hồ khác nhau";
            case NO_RESULT -> "Thiếu kết quả điện tử";
            case NOT_SYNCHRONISED -> "Chưa đồng bộ";
            case REFUSED_EVENTS -> "Có sự kiện không khớp";
            case UNKNOWN_ORIGIN -> "Chưa rõ gốc";
        };
    }

    /** What follows "hồ sơ" in the headline of a list. */
    static String headline(CaseFilter filter) {
        String by = " " + by(filter.clock());
        String list = switch (filter.listing()) {
            case ALL -> "";
            case OVERDUE -> " quá hạn" + by;
            case DUE -> (filter.days() == 0 ? " đến hạn hôm nay" : " đến hạn trong " + filter.days() + " ngày") + by;
            case WAITING -> " chờ công dân bổ sung" + by;
            case RUNNING -> " đang xử lý";
            case DONE_IN_TIME -> " xong đúng hạn" + by;
            case DONE_LATE -> " xong trễ hạn" + by;
            case CLOCKS_DIFFER -> " mà Cổng và luật tính khác nhau";
            case NO_RESULT -> " đã xong, chưa có kết quả điện tử";
            case NOT_SYNCHRONISED -> " chưa đồng bộ lên Cổng";
            case REFUSED_EVENTS -> " có sự kiện không khớp";
            case UNKNOWN_ORIGIN -> " chưa rõ nộp khi nào, ở đâu";
        };
        return filter.narrows() ? list + ", theo bộ lọc" : list;
    }
}
