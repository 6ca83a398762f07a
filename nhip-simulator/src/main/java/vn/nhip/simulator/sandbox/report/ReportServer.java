package vn.nhip.simulator.sandbox.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Answer;
import vn.nhip.simulator.sandbox.HttpSandbox;
import vn.nhip.simulator.sandbox.OwnClock;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.Request;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Setting;
import vn.nhip.simulator.sandbox.report.ReportBook.Denominator;
import vn.nhip.simulator.sandbox.report.ReportBook.Filed;

/**
 * The government's report system: monthly reports II.06a of agencies, and what indicator 1.4 is divided by. Steered by {@code rules}, {@code
 * agencies}, {@code reopen} and {@code skewSeconds}.
 */
public final class ReportServer extends HttpSandbox {
    private static final Pattern AGENCY = Pattern.compile("[A-Z]\\d{2}(\\.\\d{1,3}){0,4}");
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final int CONTRADICTORY = 422;

    private final OwnClock clock;
    private final ReportBook book = new ReportBook();

    public ReportServer(Setting setting) {
        super("report", "Hệ thống thông tin báo cáo Chính phủ", setting);
        clock = new OwnClock(setting.clock());
        route("POST", "/api/v1/reports/{agency}/{month}", JSON, this::take);
        route("GET", "/api/v1/reports/{agency}/{month}", this::tell);
        route("GET", "/api/v1/reports", this::list);
        route("GET", "/api/v1/denominators", this::denominators);
        route("GET", "/api/v1/denominators.csv", this::csv);
        steering("skewSeconds", clock::prepare);
        steering("rules", this::rules);
        steering("agencies", this::agencies);
        steering("reopen", this::reopen);
    }

    private Runnable rules(JsonNode value) {
        SandboxJson.onlyMembers(value, Set.of("calendarMonth", "closingDay", "carriedOverCounts"), "rules");
        boolean calendarMonth = flag(value, "calendarMonth");
        boolean carriedOver = flag(value, "carriedOverCounts");
        JsonNode day = value.path("closingDay");
        if (!day.isMissingNode() && !day.canConvertToInt()) {
            throw Refusal.badRequest("\"closingDay\" is " + day + "; expected a day of the month");
        }
        try {
            ReportCalendar calendar = new ReportCalendar(
                    calendarMonth, day.isMissingNode() ? ReportCalendar.STANDARD.closingDay() : day.intValue());
            return () -> book.rules(calendar, carriedOver);
        } catch (IllegalArgumentException impossible) {
            throw Refusal.badRequest(String.valueOf(impossible.getMessage()));
        }
    }

    private static boolean flag(JsonNode value, String name) {
        JsonNode flag = value.path(name);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            throw Refusal.badRequest("\"" + name + "\" is " + flag + "; expected true or false");
        }
        return flag.booleanValue(false);
    }

    private Runnable agencies(JsonNode value) {
        Set<String> agencies = new TreeSet<>();
        if (!value.isArray()) {
            throw Refusal.badRequest("\"agencies\" is " + value + "; expected a list of codes");
        }
        value.forEach(code -> agencies.add(agency(code.asString(""))));
        return () -> book.expect(agencies);
    }

    private Runnable reopen(JsonNode value) {
        SandboxJson.onlyMembers(value, Set.of("agency", "month", "until"), "reopen");
        ReportBook.Key key = new ReportBook.Key(
                agency(SandboxJson.needed(value, "agency")), month(SandboxJson.needed(value, "month")));
        String until = SandboxJson.needed(value, "until");
        try {
            LocalDate day = LocalDate.parse(until);
            return () -> book.reopen(key, day);
        } catch (DateTimeException wrong) {
            throw Refusal.badRequest("\"until\" is \"" + until + "\"; expected a day, 2026-09-30");
        }
    }

    private static String agency(String code) {
        if (!AGENCY.matcher(code).matches()) {
            throw Refusal.badRequest("Mã đơn vị \"" + code + "\" sai mẫu. Hãy ghi như H44.100.");
        }
        return code;
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException wrong) {
            throw Refusal.badRequest("Tháng \"" + text + "\" sai mẫu. Hãy ghi như 2026-08.");
        }
    }

    private static ReportBook.Key key(Request request) {
        Map<String, String> path = request.path();
        return new ReportBook.Key(agency(path.getOrDefault("agency", "")), month(path.getOrDefault("month", "")));
    }

    private Answer take(Request request) {
        ReportBook.Key key = key(request);
        ObjectNode body = request.json();
        SandboxJson.onlyMembers(body, Set.of("rows", "total"), "report");
        List<String> contradictions = book.take(key, MonthlyReport.of(body), clock.now());
        if (!contradictions.isEmpty()) {
            ObjectNode answer = SandboxJson.object()
                    .put(
                            "error",
                            "Báo cáo có " + contradictions.size()
                                    + " chỗ không khớp nên chưa được nhận. Hãy sửa hết rồi gửi lại.");
            ArrayNode list = answer.putArray("contradictions");
            contradictions.forEach(list::add);
            return Answer.json(CONTRADICTORY, answer);
        }
        ObjectNode answer = described(key, filed(key));
        return Answer.json(answer.path("version").intValue() == 1 ? CREATED : OK, answer);
    }

    private Filed filed(ReportBook.Key key) {
        Filed filed = book.find(key);
        if (filed == null) {
            throw new Refusal(NOT_FOUND, key.agency() + " chưa có báo cáo tháng " + key.month() + ".");
        }
        return filed;
    }

    private ObjectNode described(ReportBook.Key key, Filed filed) {
        ReportCalendar calendar = book.calendar();
        return SandboxJson.object()
                .put("agency", key.agency())
                .put("month", key.month().toString())
                .put("firstDay", calendar.firstDay(key.month()).toString())
                .put("lastDay", calendar.lastDay(key.month()).toString())
                .put("version", filed.version())
                .put("receivedAt", filed.at().toString())
                .put("late", filed.late());
    }

    private Answer tell(Request request) {
        ReportBook.Key key = key(request);
        Filed filed = filed(key);
        return Answer.json(described(key, filed).setAll(filed.report().json()));
    }

    private Answer list(Request request) {
        YearMonth month = month(request.neededParameter("month"));
        ObjectNode answer = SandboxJson.object()
                .put("month", month.toString())
                .put("closingDay", book.calendar().closing(month).toString());
        ArrayNode reports = answer.putArray("reports");
        book.of(month).forEach(key -> reports.add(described(key, filed(key))));
        ArrayNode missing = answer.putArray("missing");
        book.missing(month).forEach(missing::add);
        return Answer.json(answer);
    }

    /** A month's, or with {@code year} those of a whole year. */
    private record Wanted(String period, String kind, List<Denominator> list) {}

    private Wanted wanted(Request request) {
        String year = request.query().get("year");
        if (year == null) {
            YearMonth month = month(request.neededParameter("month"));
            return new Wanted(month.toString(), "national_report", book.denominators(month));
        }
        if (!year.matches("2\\d{3}")) {
            throw Refusal.badRequest("Năm \"" + year + "\" sai mẫu. Hãy ghi như 2025.");
        }
        return new Wanted(year, "last_year", book.denominators(Integer.parseInt(year)));
    }

    private Answer denominators(Request request) {
        Wanted wanted = wanted(request);
        ObjectNode answer = SandboxJson.object()
                .put("period", wanted.period())
                .put("kind", wanted.kind())
                .put("carriedOverCounts", book.carriedOverCounts());
        ArrayNode list = answer.putArray("denominators");
        for (Denominator one : wanted.list()) {
            list.addObject()
                    .put("agency", one.agency())
                    .put("count", one.count())
                    .put("reports", one.reports());
        }
        return Answer.json(answer);
    }

    /** For {@code ./nhip import counts}; what is not known is left out. */
    private Answer csv(Request request) {
        Wanted wanted = wanted(request);
        StringBuilder csv = new StringBuilder("agency,period,kind,count\n");
        for (Denominator one : wanted.list()) {
            if (one.count() != null) {
                csv.append(one.agency())
                        .append(',')
                        .append(wanted.period())
                        .append(',')
                        .append(wanted.kind())
                        .append(',')
                        .append(one.count())
                        .append('\n');
            }
        }
        return Answer.text(OK, "text/csv", csv.toString())
                .with("Content-Disposition", "attachment; filename=\"bao-cao-" + wanted.period() + ".csv\"");
    }

    @Override
    protected JsonNode state() {
        ReportCalendar calendar = book.calendar();
        ObjectNode state = SandboxJson.object();
        state.put("now", clock.now().toString()).put("skewSeconds", clock.skewSeconds());
        state.put("reports", book.size());
        state.putObject("rules")
                .put("calendarMonth", calendar.calendarMonth())
                .put("closingDay", calendar.closingDay())
                .put("carriedOverCounts", book.carriedOverCounts());
        return state;
    }

    @Override
    protected void clear() {
        book.clear();
        clock.reset();
    }
}
