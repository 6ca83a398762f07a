package vn.nhip.simulator.sandbox.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.report.MonthlyReport.Column;

/** The reports that were taken. An agency reports for itself alone; the book adds up to the agencies above it. */
final class ReportBook {
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;
    private static final int MONTHS = 12;

    private final Map<Key, Filed> filed = new TreeMap<>();
    private final Map<Key, LocalDate> reopened = new TreeMap<>();
    private Set<String> expected = Set.of();
    private ReportCalendar calendar = ReportCalendar.STANDARD;
    private boolean carriedOverCounts;

    /** Whose report of which month. */
    record Key(String agency, YearMonth month) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byAgency = agency.compareTo(other.agency);
            return byAgency != 0 ? byAgency : month.compareTo(other.month);
        }
    }

    /**
     * A report as it was taken last.
     *
     * @param version 1 for the first; a report may be sent again until it closes
     * @param late taken after the closing day, because the month was reopened
     */
    record Filed(MonthlyReport report, int version, Instant at, boolean late) {}

    /**
     * What 1.4 takes from here for one agency.
     *
     * @param count {@code null} when a report is missing that it would be made of
     * @param reports how many it is made of
     */
    record Denominator(String agency, @Nullable Long count, int reports) {}

    synchronized void rules(ReportCalendar newCalendar, boolean carriedOver) {
        calendar = newCalendar;
        carriedOverCounts = carriedOver;
    }

    synchronized ReportCalendar calendar() {
        return calendar;
    }

    synchronized boolean carriedOverCounts() {
        return carriedOverCounts;
    }

    /** @param agencies who must report; empty: whoever does */
    synchronized void expect(Set<String> agencies) {
        expected = Set.copyOf(agencies);
    }

    synchronized void reopen(Key key, LocalDate until) {
        reopened.put(key, until);
    }

    synchronized void clear() {
        filed.clear();
        reopened.clear();
        expected = Set.of();
        rules(ReportCalendar.STANDARD, false);
    }

    synchronized int size() {
        return filed.size();
    }

    synchronized @Nullable Filed find(Key key) {
        return filed.get(key);
    }

    synchronized List<Key> of(YearMonth month) {
        return filed.keySet().stream().filter(key -> key.month().equals(month)).toList();
    }

    /** Who must report the month and has not. */
    synchronized List<String> missing(YearMonth month) {
        return expected.stream()
                .filter(agency -> !filed.containsKey(new Key(agency, month)))
                .sorted()
                .toList();
    }

    /**
     * What of a report cannot be true; nothing is taken then.
     *
     * @throws Refusal 404 for an agency that does not report here, 409 when the month is not over or closed
     */
    synchronized List<String> take(Key key, MonthlyReport report, Instant now) {
        if (!expected.isEmpty() && !expected.contains(key.agency())) {
            throw new Refusal(NOT_FOUND, "Không có đơn vị báo cáo \"" + key.agency() + "\". Hãy kiểm tra mã đơn vị.");
        }
        boolean late = isLate(key, now);
        List<String> contradictions = new ArrayList<>(report.contradictions());
        Filed before = filed.get(new Key(key.agency(), key.month().minusMonths(1)));
        if (before != null && before.report().total(Column.IN_PROGRESS) != report.total(Column.CARRIED_OVER)) {
            contradictions.add("Tổng số, cột " + Column.CARRIED_OVER.words() + " là "
                    + report.total(Column.CARRIED_OVER) + ", nhưng cuối tháng "
                    + key.month().minusMonths(1) + " đơn vị báo còn "
                    + before.report().total(Column.IN_PROGRESS)
                    + " hồ sơ đang giải quyết. Hãy sửa cột này, hoặc xin mở lại báo cáo tháng trước.");
        }
        if (contradictions.isEmpty()) {
            Filed last = filed.get(key);
            filed.put(key, new Filed(report, last == null ? 1 : last.version() + 1, now, late));
        }
        return contradictions;
    }

    private boolean isLate(Key key, Instant now) {
        return switch (calendar.door(key.month(), now)) {
            case NOT_YET ->
                throw new Refusal(
                        CONFLICT,
                        "Kỳ báo cáo tháng " + key.month() + " gồm " + calendar.firstDay(key.month()) + " đến "
                                + calendar.lastDay(key.month()) + ", chưa hết. Hãy gửi sau ngày cuối kỳ.");
            case OPEN -> false;
            case CLOSED -> {
                LocalDate until = reopened.get(key);
                if (until == null || LocalDate.ofInstant(now, WorkCalendar.ZONE).isAfter(until)) {
                    throw new Refusal(
                            CONFLICT,
                            "Báo cáo tháng " + key.month() + " đã khóa sau ngày " + calendar.closing(key.month())
                                    + ". Hãy xin mở lại kỳ báo cáo.");
                }
                yield true;
            }
        };
    }

    /** For every agency that reported and every one above it; in the order of their codes. */
    synchronized List<Denominator> denominators(YearMonth month) {
        return denominators(List.of(month));
    }

    /** The same of a whole year, for an agency only where every month is there. */
    synchronized List<Denominator> denominators(int year) {
        List<YearMonth> months = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            months.add(YearMonth.of(year, month));
        }
        return denominators(months);
    }

    private List<Denominator> denominators(List<YearMonth> months) {
        Set<String> reporting = new TreeSet<>(expected);
        filed.keySet().stream().filter(key -> months.contains(key.month())).forEach(key -> reporting.add(key.agency()));
        Set<String> all = new TreeSet<>();
        for (String agency : reporting) {
            for (int end = agency.length(); end > 0; end = agency.lastIndexOf('.', end - 1)) {
                all.add(agency.substring(0, end));
            }
        }
        return all.stream()
                .map(agency -> denominator(agency, reporting, months))
                .toList();
    }

    private Denominator denominator(String above, Set<String> reporting, List<YearMonth> months) {
        long sum = 0;
        int reports = 0;
        boolean whole = true;
        for (String agency : reporting) {
            if (!agency.equals(above) && !agency.startsWith(above + ".")) {
                continue;
            }
            for (YearMonth month : months) {
                Filed one = filed.get(new Key(agency, month));
                whole &= one != null;
                reports += one == null ? 0 : 1;
                sum += one == null ? 0 : counted(one.report());
            }
        }
        return new Denominator(above, whole ? Long.valueOf(sum) : null, reports);
    }

    private long counted(MonthlyReport report) {
        return carriedOverCounts
                ? report.total(Column.RECEIVED)
                : report.total(Column.RECEIVED_ONLINE) + report.total(Column.RECEIVED_OTHERWISE);
    }
}
