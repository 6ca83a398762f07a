package vn.nhip.simulator.sandbox.portal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.simulator.sandbox.Refusal;

/**
 * What the results are asked for. Parameters that a report does not know are passed over without a word, as the portal does: {@code formalityId}
 * for the digitisation, {@code month} for the satisfaction.
 *
 * @param from first day
 * @param to last day, included
 * @param root code or departmentId; {@code null} where the only province is meant
 * @param procedure {@code null} for all
 */
record Asked(
        LocalDate from,
        LocalDate to,
        @Nullable String root,
        @Nullable String procedure,
        int page,
        int size) {
    private static final int MONTHS_OF_QUARTER = 3;
    private static final int MOST = 200;

    /** @throws Refusal 400 naming the parameter */
    static Asked byPeriod(ObjectNode request, String procedureParameter) {
        String type = text(request, "timeType", "").toLowerCase(Locale.ROOT);
        int year = number(request, "year", 2000, 2200);
        YearMonth first;
        int months;
        switch (type) {
            case "month" -> {
                first = YearMonth.of(year, number(request, "month", 1, 12));
                months = 1;
            }
            case "quarter" -> {
                first = YearMonth.of(year, (number(request, "quarter", 1, 4) - 1) * MONTHS_OF_QUARTER + 1);
                months = MONTHS_OF_QUARTER;
            }
            case "year" -> {
                first = YearMonth.of(year, 1);
                months = 12;
            }
            default -> throw Refusal.badRequest("timeType is \"" + type + "\"; expected month, quarter or year");
        }
        String procedure = text(request, procedureParameter, "");
        return new Asked(
                first.atDay(1),
                first.plusMonths(months - 1L).atEndOfMonth(),
                root(request),
                procedure.isEmpty() ? null : procedure,
                page(request),
                size(request));
    }

    /** @throws Refusal 400 naming the parameter */
    static Asked byDays(ObjectNode request) {
        LocalDate from = day(request, "fromDate");
        LocalDate to = day(request, "toDate");
        if (to.isBefore(from)) {
            throw Refusal.badRequest("toDate " + to + " is before fromDate " + from);
        }
        return new Asked(from, to, root(request), null, page(request), size(request));
    }

    private static @Nullable String root(ObjectNode request) {
        String root = text(request, "rootDepartmentId", "");
        return root.isEmpty() ? null : root;
    }

    private static int page(ObjectNode request) {
        return request.has("page") ? number(request, "page", 1, 100_000) : 1;
    }

    private static int size(ObjectNode request) {
        return request.has("size") ? number(request, "size", 1, MOST) : MOST;
    }

    private static String text(ObjectNode request, String name, String unsaid) {
        JsonNode value = request.path(name);
        return value.isString() ? value.stringValue().strip() : value.isNumber() ? value.toString() : unsaid;
    }

    private static int number(ObjectNode request, String name, int least, int most) {
        String text = text(request, name, "");
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw Refusal.badRequest(name + " is \"" + text + "\"; expected " + least + " to " + most);
        }
        return number;
    }

    private static LocalDate day(ObjectNode request, String name) {
        String text = text(request, name, "");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException wrong) {
            throw Refusal.badRequest(name + " is \"" + text + "\"; expected a day, 2026-08-31");
        }
    }

    Instant begins() {
        return from.atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    /** Exclusive. */
    Instant ends() {
        return to.plusDays(1).atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    /** The months of the days asked for, of the last of the years. */
    List<YearMonth> months() {
        List<YearMonth> months = new ArrayList<>();
        YearMonth last = YearMonth.from(to);
        for (YearMonth month = YearMonth.from(from); !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    Asked of(YearMonth month) {
        return new Asked(month.atDay(1), month.atEndOfMonth(), root, procedure, page, size);
    }
}
