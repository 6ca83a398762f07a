package vn.nhip.core.deadline;

import java.time.LocalTime;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.nhip.core.calendar.CalendarDay;
import vn.nhip.core.calendar.CalendarYear;
import vn.nhip.core.deadline.Reckoning.Reason;

/** The rules that can decide, each in both languages and with its source. The names are stable: others filter by them. */
final class Reasons {
    private static final String DECISION = "quyết định công bố thủ tục";
    private static final String ARTICLE_147 = "Bộ luật Dân sự 2015, Điều 147";
    private static final String ARTICLE_148 = "Bộ luật Dân sự 2015, Điều 148";
    private static final String RESTART = "ND 61/2018, Điều 19(4)";
    private static final String EXTENSION = "ND 61/2018, Điều 19(9)";

    private Reasons() {}

    static Reason of(String rule, String source, String english, String vietnamese) {
        return new Reason(rule, english, vietnamese, source);
    }

    static Reason of(String rule, String source, Supplier<String> english, Supplier<String> vietnamese) {
        return new Reason(rule, english, vietnamese, source);
    }

    static Reason notAccepted() {
        return of(
                "not-accepted",
                "ND 309/2026, Điều 8",
                "not accepted, so no term runs",
                "Chưa được tiếp nhận nên chưa tính thời hạn");
    }

    static Reason notBegun() {
        return of("step-not-begun", DECISION, "the step has not begun", "Bước chưa bắt đầu");
    }

    static Reason term(Term term) {
        return of("term", DECISION, () -> "the term is " + term.english(), () -> "Thời hạn " + term.vietnamese());
    }

    static Reason start(Term term, DeadlineRules rules) {
        if (term.isInHours()) {
            return of(
                    "hours-from-the-moment",
                    ARTICLE_147,
                    "a term in hours runs from the moment of receipt",
                    "Thời hạn theo giờ tính từ thời điểm tiếp nhận");
        }
        return rules.startDayExcluded()
                ? of(
                        "start-day-excluded",
                        ARTICLE_147,
                        "the day of receipt does not count",
                        "Ngày tiếp nhận không tính vào thời hạn")
                : of(
                        "start-day-counted",
                        DECISION,
                        "the day of receipt counts as the first day",
                        "Ngày tiếp nhận tính là ngày thứ nhất");
    }

    static Reason cutoff(LocalTime cutoff, long received, long start) {
        return of(
                "received-after-cutoff",
                "ND 61/2018, Điều 18(2)",
                () -> "received at " + Words.clock(received) + ", after " + cutoff + ": counts as received on "
                        + Words.dayEnglish(LocalSeconds.day(start)),
                () -> "Tiếp nhận lúc " + Words.clock(received) + ", sau " + cutoff + ": coi như tiếp nhận ngày "
                        + Words.day(LocalSeconds.day(start)));
    }

    static Reason rolled(long lastDay, long due) {
        return of(
                "last-day-rolled",
                ARTICLE_148,
                () -> "the last day, " + Words.dayEnglish(lastDay) + ", is not worked: the term ends with "
                        + Words.dayEnglish(LocalSeconds.day(due)),
                () -> "Ngày cuối " + Words.day(lastDay) + " là ngày nghỉ: thời hạn kết thúc " + Words.moment(due));
    }

    static Reason restarted(long returned, int requests) {
        return of(
                "term-restarted",
                RESTART,
                () -> "the dossier was complete at " + Words.momentEnglish(returned) + " (supplement " + requests
                        + "): the term starts again",
                () -> "Bổ sung đủ lúc " + Words.moment(returned) + " (lần " + requests + "): thời hạn tính lại từ đầu");
    }

    static Reason waiting(long since) {
        return of(
                "waiting-for-supplement",
                RESTART,
                () -> "waits for the citizen since " + Words.momentEnglish(since) + "; the term will start again",
                () -> "Chờ công dân bổ sung từ " + Words.moment(since) + "; khi đủ hồ sơ thời hạn tính lại từ đầu");
    }

    static Reason askedAgain(int requests) {
        return of(
                "asked-more-than-once",
                "ND 61/2018, Điều 15(3)",
                () -> "asked for supplements " + requests + " times, the law allows once",
                () -> "Yêu cầu bổ sung " + requests + " lần, quy định chỉ được một lần");
    }

    static Reason askedLate(int workingDays) {
        return of(
                "supplement-asked-late",
                "ND 61/2018, Điều 15(3)",
                () -> "asked for the supplement " + workingDays + " working days after receipt, at most 3 are allowed",
                () -> "Yêu cầu bổ sung sau " + workingDays + " ngày làm việc, quy định tối đa 3 ngày");
    }

    static Reason askedAfterDue(long due) {
        return of(
                "supplement-asked-after-due",
                RESTART,
                () -> "the supplement was asked for after the due date, " + Words.momentEnglish(due),
                () -> "Yêu cầu bổ sung khi đã quá hạn " + Words.moment(due));
    }

    static Reason endedWaiting(long since) {
        return of(
                "ended-while-waiting",
                RESTART,
                () -> "ended while it waited for the citizen: the time after " + Words.momentEnglish(since)
                        + " does not count",
                () -> "Kết thúc khi đang chờ công dân bổ sung: không tính thời gian từ " + Words.moment(since));
    }

    static Reason suspensionStops() {
        return of(
                "suspension-stops",
                "luật chuyên ngành của thủ tục",
                "the suspension stops the term",
                "Thời gian tạm dừng không tính vào thời hạn");
    }

    static Reason suspensionRuns() {
        return of(
                "suspension-does-not-stop",
                "ND 61/2018",
                "a suspension does not stop the term",
                "Tạm dừng không làm dừng thời hạn");
    }

    static Reason extended(long before, long due) {
        return of(
                "extended-with-apology",
                EXTENSION,
                () -> "re-appointed once with an apology, from " + Words.momentEnglish(before) + " to "
                        + Words.momentEnglish(due),
                () -> "Hẹn lại một lần có văn bản xin lỗi: từ " + Words.moment(before) + " sang " + Words.moment(due));
    }

    static Reason extendedLastDay() {
        return of(
                "extension-on-the-last-day",
                EXTENSION,
                "the apology came on the last day, later than one day before",
                "Xin lỗi đúng ngày cuối, muộn hơn quy định (trước ít nhất 01 ngày)");
    }

    static Reason extendedTwice(long due) {
        return of(
                "second-reappointment",
                EXTENSION,
                () -> "the re-appointment to " + Words.momentEnglish(due) + " is not recognised: only one is allowed",
                () -> "Không công nhận lần hẹn lại đến " + Words.moment(due) + ": chỉ được hẹn lại một lần");
    }

    static Reason extendedWithoutApology(long due) {
        return of(
                "extension-without-apology",
                EXTENSION,
                () -> "the re-appointment to " + Words.momentEnglish(due) + " is not recognised: no letter of apology",
                () -> "Không công nhận lần hẹn lại đến " + Words.moment(due) + ": không có văn bản xin lỗi");
    }

    static Reason extendedAfterDue(long due) {
        return of(
                "extension-after-due",
                EXTENSION,
                () -> "the re-appointment to " + Words.momentEnglish(due)
                        + " is not recognised: decided when already overdue",
                () -> "Không công nhận lần hẹn lại đến " + Words.moment(due) + ": quyết định khi đã quá hạn");
    }

    static Reason extendedNotLater(long due) {
        return of(
                "extension-not-later",
                EXTENSION,
                () -> "the re-appointment to " + Words.momentEnglish(due) + " is not later than the due date",
                () -> "Lần hẹn lại đến " + Words.moment(due) + " không muộn hơn hạn đang có");
    }

    static Reason statedDiffers(long stated, long ours) {
        return of(
                "stated-due-differs",
                DECISION,
                () -> "the source gives " + Words.momentEnglish(stated) + ", the term gives "
                        + Words.momentEnglish(ours),
                () -> "Hệ thống nguồn hẹn " + Words.moment(stated) + ", tính theo thời hạn là " + Words.moment(ours));
    }

    static Reason statedOnly(long stated) {
        return of(
                "stated-due-only",
                "giấy tiếp nhận và hẹn trả",
                () -> "no term is known: the due date the source gives, " + Words.momentEnglish(stated) + ", is taken",
                () -> "Không biết thời hạn của thủ tục: lấy ngày hẹn trả của hệ thống nguồn, " + Words.moment(stated));
    }

    static Reason noTerm() {
        return of(
                "no-term",
                DECISION,
                "no term is known, and no due date is in force",
                "Không biết thời hạn của thủ tục, không có ngày hẹn trả nào còn hiệu lực");
    }

    static Reason midnight(long stated) {
        return of(
                "stated-due-at-midnight",
                "giấy tiếp nhận và hẹn trả",
                () -> "the due date is given as 00:00 of " + Words.dayEnglish(LocalSeconds.day(stated))
                        + " and taken at its word (rule midnightIsEndOfDay)",
                () -> "Ngày hẹn trả ghi 00:00 ngày " + Words.day(LocalSeconds.day(stated))
                        + ", hiểu đúng như ghi (quy tắc midnightIsEndOfDay)");
    }

    /**
     * How a case stands at a moment.
     *
     * @param apart how far that is from the due instant; without meaning where there is none
     */
    static Reason standing(Standing standing, long at, Supplier<DayText> apart) {
        return switch (standing) {
            case FINISHED_EARLY -> standing("early", at, apart, "ended at %s, %s early", "Kết thúc lúc %s, sớm %s");
            case FINISHED_ON_TIME ->
                standing("on-time", at, apart, "ended at %s, in time on the due day", "Kết thúc lúc %s, đúng ngày hẹn");
            case FINISHED_LATE -> standing("late", at, apart, "ended at %s, %s late", "Kết thúc lúc %s, trễ %s");
            case RUNNING -> standing("running", at, apart, "at %s there are %s left", "Lúc %s còn %s");
            case DUE_SOON ->
                standing("due-soon", at, apart, "due soon: at %s there are %s left", "Sắp đến hạn: lúc %s còn %s");
            case OVERDUE ->
                standing("overdue", at, apart, "not finished at %s, %s overdue", "Chưa xong lúc %s, quá hạn %s");
            case WAITING_FOR_CITIZEN ->
                standing("waiting", at, apart, "waits for the citizen at %s", "Đang chờ công dân bổ sung lúc %s");
            case SUSPENDED -> standing("suspended", at, apart, "suspended at %s", "Đang tạm dừng lúc %s");
            case NOT_STARTED -> notAccepted();
            case NO_TERM -> noTerm();
        };
    }

    private static Reason standing(String rule, long at, Supplier<DayText> apart, String english, String vietnamese) {
        return of(
                rule,
                "so thời điểm kết thúc với hạn",
                () -> fill(english, Words.momentEnglish(at), apart.get().english()),
                () -> fill(vietnamese, Words.moment(at), apart.get().vietnamese()));
    }

    private static String fill(String pattern, String moment, String apart) {
        int second = pattern.lastIndexOf("%s");
        String one = pattern.indexOf("%s") == second
                ? pattern
                : pattern.substring(0, second) + apart + pattern.substring(second + 2);
        return one.replaceFirst("%s", moment);
    }

    static Reason unverified(List<CalendarDay> days) {
        return of(
                "unverified-days",
                days.stream()
                        .map(CalendarDay::source)
                        .distinct()
                        .map(String::valueOf)
                        .collect(Collectors.joining("; ")),
                () -> "passes over days that are not confirmed: "
                        + days.stream()
                                .map(d -> d.day() + " " + d.nameEnglish())
                                .collect(Collectors.joining(", ")),
                () -> "Đi qua ngày chưa kiểm chứng: "
                        + days.stream()
                                .map(d -> Words.day(d.day().toEpochDay()) + " " + d.name())
                                .collect(Collectors.joining(", ")));
    }

    static Reason unannounced(CalendarYear year) {
        return of(
                "unannounced-year",
                year.source(),
                () -> "the holidays of " + year.year() + " are not announced yet: the date may still move",
                () -> "Lịch nghỉ năm " + year.year() + " chưa có thông báo: ngày tính ra có thể thay đổi");
    }
}
