package vn.nhip.browser.support;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A few invented cases as CloudEvents, one a line, counted back from today so that what is overdue stays overdue. */
public final class InventedCases {
    /** Overdue for weeks, still running, with steps and a refused re-appointment. */
    public static final String OVERDUE = "H44.100-990101-0001";

    /** Finished after a supplement, with everything attached. */
    public static final String FINISHED = "H44.100-990101-0002";

    /** Waits for the citizen. */
    public static final String WAITING = "H44.100-990101-0003";

    /** Ran for more than a year. */
    public static final String LONG = "H44.101-990101-0004";

    /** Corrected, with an event that does not fit. */
    public static final String CORRECTED = "H44.101-990101-0005";

    /** Received on the day of {@link #WAITING}, runs within its term; nothing is told of it until a journey does. */
    public static final String FRESH = "H44.102-990101-0006";

    static final String SOURCE = "thu-nghiem";

    private static final int LATER = 100;

    private final OffsetDateTime today;
    private final List<String> lines = new ArrayList<>();
    private int number;

    private InventedCases(OffsetDateTime today) {
        this.today = today;
    }

    /** The events; ids are the same every time. */
    static String lines(Instant now) {
        InventedCases cases = new InventedCases(morning(now));
        cases.overdue();
        cases.finished();
        cases.waiting();
        cases.ranLong();
        cases.corrected();
        return String.join("\n", cases.lines);
    }

    /** Petitions as a list of another system: one answered in time, one too late, one that waits. */
    static String petitions(Instant now) {
        String sent = morning(now).minusDays(40).toString();
        return """
                petition,agency,subject,case_code,sent,answered
                PA-1,H44.100,procedures,%s,%s,%s
                PA-2,H44.100,staff,,%s,%s
                PA-3,H44.102,procedures,,%s,
                """.formatted(
                        LONG,
                        sent,
                        morning(now).minusDays(35),
                        sent,
                        morning(now).minusDays(2),
                        morning(now).minusDays(1));
    }

    /** The first word of {@link #FRESH}, as a system would send it late. */
    public static String fresh(Instant now) {
        InventedCases cases = new InventedCases(morning(now));
        // Behind all that was sent before, so that ids do not meet.
        cases.number = LATER;
        cases.accepted(FRESH, 12, -40, "ONLINE");
        return String.join("\n", cases.lines);
    }

    private static OffsetDateTime morning(Instant now) {
        return now.atOffset(ZoneOffset.ofHours(7))
                .withHour(1)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
    }

    private void overdue() {
        accepted(OVERDUE, 60, 46, "DIRECT");
        event(OVERDUE, 60, "step-started", "\"step\":\"Thụ lý\",\"agency\":\"H44.100\",\"due\":\"" + day(55) + "\"");
        event(OVERDUE, 56, "step-finished", "\"step\":\"Thụ lý\",\"agency\":\"H44.100\",\"outcome\":\"Đủ điều kiện\"");
        event(
                OVERDUE,
                56,
                "step-started",
                "\"step\":\"Thẩm định hiện trạng\",\"agency\":\"H44.101\",\"due\":\"" + day(50) + "\"");
        event(
                OVERDUE,
                47,
                "extended",
                "\"due\":\"" + day(40) + "\",\"apology\":false,\"reason\":\"Nhiều hồ sơ dồn cùng lúc\"");
        event(
                OVERDUE,
                46,
                "synchronisation-failed",
                "\"answer\":\"-1\",\"message\":\"Mã thủ tục không có trong danh mục\"");
    }

    private void finished() {
        accepted(FINISHED, 80, 66, "ONLINE");
        event(
                FINISHED,
                80,
                "component-attached",
                "\"component\":\"Tờ khai\",\"digitised\":true,\"reused\":false,\"fromPersonalStore\":false,\"signed\":true");
        event(FINISHED, 80, "fee-required", "\"amount\":150000,\"fee\":\"Lệ phí\"");
        event(FINISHED, 80, "fee-paid", "\"amount\":150000,\"gateway\":\"NATIONAL\"");
        event(FINISHED, 77, "supplement-requested", "\"reason\":\"Thiếu bản vẽ hiện trạng\"");
        event(FINISHED, 65, "supplement-received", "");
        event(FINISHED, 52, "completed", "");
        event(
                FINISHED,
                52,
                "result-attached",
                "\"result\":\"KQ01\",\"link\":\"https://vi-du.invalid/kq\",\"signed\":true,\"toPersonalStore\":false");
        event(FINISHED, 51, "returned", "\"channel\":\"ONLINE\"");
        event(FINISHED, 51, "synchronised", "\"answer\":\"00\"");
    }

    private void waiting() {
        accepted(WAITING, 12, -2, "ONLINE");
        event(WAITING, 10, "supplement-requested", "\"reason\":\"Thiếu giấy ủy quyền\"");
    }

    private void ranLong() {
        accepted(LONG, 500, 460, "POSTAL");
        event(LONG, 480, "supplement-requested", "\"reason\":\"Thiếu báo cáo\"");
        event(LONG, 270, "supplement-received", "");
        event(LONG, 120, "completed", "");
        event(LONG, 119, "returned", "\"channel\":\"POSTAL\"");
    }

    private void corrected() {
        accepted(CORRECTED, 100, 86, "ONLINE");
        int wrong = number;
        event(CORRECTED, 88, "completed", "");
        event(
                CORRECTED,
                84,
                "corrected",
                "\"source\":\"" + SOURCE + "\",\"id\":\"e" + wrong + "\",\"occurred\":\"" + day(85)
                        + "\",\"withdrawn\":false,\"reason\":\"Nhập nhầm ngày\"");
        event(CORRECTED, 83, "supplement-requested", "\"reason\":\"Gửi nhầm\"");
        event(CORRECTED, 83, "rated", "\"satisfied\":false,\"stars\":2");
    }

    private void accepted(String code, int daysAgo, int dueDaysAgo, String channel) {
        String filing = "\"procedure\":\"1.004194\",\"agency\":\"" + code.substring(0, 7) + "\",\"channel\":\""
                + channel + "\"";
        event(code, daysAgo, "submitted", filing + ",\"subject\":\"CITIZEN\"");
        event(code, daysAgo, "accepted", filing + ",\"due\":\"" + day(dueDaysAgo) + "\"");
    }

    private String day(int ago) {
        return today.minusDays(ago).withHour(17).toInstant().toString();
    }

    /** Events of one day follow each other by a minute. */
    private void event(String code, int daysAgo, String type, String data) {
        int number = this.number++;
        lines.add("""
                {"specversion":"1.0","id":"e%d","source":"%s","type":"vn.nhip.case.%s.v1","subject":"%s","time":"%s",\
                "datacontenttype":"application/json","data":{%s}}""".formatted(
                number,
                SOURCE,
                type,
                code,
                today.minusDays(daysAgo).plusHours(7).plusMinutes(number).toInstant(),
                data));
    }
}
