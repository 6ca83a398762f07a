package vn.nhip.server.cases.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.DayAccount;
import vn.nhip.server.screen.Vi;

/**
 * The days of a case, week by week, with both clocks as rows. A long case shows its beginning, its end and every week in which
 * something turns; the weeks between are told in one line.
 *
 * @param pieces weeks and what stands for left-out weeks, in order
 * @param days every day of both clocks
 */
public record Strip(List<Piece> pieces, List<Day> days) {
    /** Up to so many weeks, all are drawn. */
    private static final int DRAWN_WHOLE = 8;

    /** Up to so many weeks stand in one line on a wide window. */
    private static final int ONE_LINE = 5;

    private static final int FIRST = 3;
    private static final int LAST = 3;

    public Strip {
        pieces = List.copyOf(pieces);
        days = List.copyOf(days);
    }

    /** One week, Monday first, or a line that stands for weeks left out. */
    public record Piece(List<Day> week, @Nullable Gap gap) {
        public Piece {
            week = List.copyOf(week);
        }

        /** The year in which the week begins. */
        public String year() {
            return week.isEmpty() ? "" : Integer.toString(week.getFirst().date().getYear());
        }
    }

    /** Weeks left out. */
    public record Gap(LocalDate from, LocalDate to, String words) {}

    /** One day; a clock that does not account for it has null. */
    public record Day(
            LocalDate date,
            @Nullable DayAccount legal,
            @Nullable DayAccount portal) {
        public String weekday() {
            return Strip.weekday(date);
        }

        /** "9/2". */
        public String label() {
            return date.getDayOfMonth() + "/" + date.getMonthValue();
        }

        /** The day alone where the month stands beside it: "9/2" on Mondays and firsts of a month, else "10". */
        public String briefLabel() {
            boolean withMonth = date.getDayOfWeek() == DayOfWeek.MONDAY || date.getDayOfMonth() == 1;
            return withMonth ? label() : Integer.toString(date.getDayOfMonth());
        }

        /** Whether either clock accounts for it. */
        public boolean isShown() {
            return legal != null || portal != null;
        }
    }

    static Strip of(List<DayAccount> legal, List<DayAccount> portal) {
        Map<LocalDate, DayAccount> byLaw = byDay(legal);
        Map<LocalDate, DayAccount> byPortal = byDay(portal);
        List<LocalDate> all = new ArrayList<>(byLaw.keySet());
        all.addAll(byPortal.keySet());
        if (all.isEmpty()) {
            return new Strip(List.of(), List.of());
        }
        all.sort(null);
        List<Day> days = all.getFirst()
                .datesUntil(all.getLast().plusDays(1))
                .map(day -> new Day(day, byLaw.get(day), byPortal.get(day)))
                .toList();
        return new Strip(pieces(weeks(days)), days);
    }

    private static Map<LocalDate, DayAccount> byDay(List<DayAccount> accounts) {
        Map<LocalDate, DayAccount> byDay = new HashMap<>();
        accounts.forEach(account -> byDay.put(account.day(), account));
        return byDay;
    }

    private static List<List<Day>> weeks(List<Day> days) {
        Map<LocalDate, Day> known = new HashMap<>();
        days.forEach(day -> known.put(day.date(), day));
        LocalDate first = days.getFirst().date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate last = days.getLast().date().with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
        List<List<Day>> weeks = new ArrayList<>();
        for (LocalDate monday = first; monday.isBefore(last); monday = monday.plusWeeks(1)) {
            weeks.add(monday.datesUntil(monday.plusWeeks(1))
                    .map(day -> known.getOrDefault(day, new Day(day, null, null)))
                    .toList());
        }
        return weeks;
    }

    private static List<Piece> pieces(List<List<Day>> weeks) {
        List<Piece> pieces = new ArrayList<>();
        List<List<Day>> skipped = new ArrayList<>();
        for (int i = 0; i < weeks.size(); i++) {
            if (weeks.size() > DRAWN_WHOLE && isDull(weeks, i)) {
                skipped.add(weeks.get(i));
                continue;
            }
            skip(pieces, skipped);
            pieces.add(new Piece(weeks.get(i), null));
        }
        skip(pieces, skipped);
        return pieces;
    }

    private static void skip(List<Piece> pieces, List<List<Day>> skipped) {
        if (skipped.size() == 1) {
            pieces.add(new Piece(skipped.getFirst(), null));
        } else if (!skipped.isEmpty()) {
            pieces.add(new Piece(List.of(), gap(skipped)));
        }
        skipped.clear();
    }

    /** Nothing begins, ends or falls due in the week, and it is like the week before. */
    private static boolean isDull(List<List<Day>> weeks, int i) {
        if (i < FIRST || i >= weeks.size() - LAST) {
            return false;
        }
        return weeks.get(i).stream().noneMatch(Strip::isDue)
                && nature(weeks.get(i)).equals(nature(weeks.get(i - 1)));
    }

    private static boolean isDue(Day day) {
        return (day.legal() != null && day.legal().due())
                || (day.portal() != null && day.portal().due());
    }

    /** What kinds of day a week is made of, days off aside: they come and go with every holiday. */
    private static List<List<String>> nature(List<Day> week) {
        return List.of(
                week.stream()
                        .map(Day::legal)
                        .map(Strip::kind)
                        .filter(k -> !k.isEmpty())
                        .distinct()
                        .toList(),
                week.stream()
                        .map(Day::portal)
                        .map(Strip::kind)
                        .filter(k -> !k.isEmpty())
                        .distinct()
                        .toList());
    }

    private static String kind(@Nullable DayAccount account) {
        return account == null || account.kind() == DayAccount.Kind.OFF
                ? ""
                : account.kind().name();
    }

    private static Gap gap(List<List<Day>> weeks) {
        List<Day> days = weeks.stream().flatMap(List::stream).toList();
        return new Gap(
                days.getFirst().date(),
                days.getLast().date(),
                "luật " + sum(days.stream().flatMap(d -> Stream.ofNullable(d.legal()))) + "; Cổng "
                        + sum(days.stream().flatMap(d -> Stream.ofNullable(d.portal()))));
    }

    private static String sum(Stream<DayAccount> accounts) {
        Map<DayAccount.Kind, Long> numbers =
                accounts.collect(Collectors.groupingBy(DayAccount::kind, TreeMap::new, Collectors.counting()));
        return numbers.isEmpty()
                ? "không tính"
                : numbers.entrySet().stream()
                        .map(e -> Vi.count(e.getValue()) + " ngày " + kind(e.getKey()))
                        .collect(Collectors.joining(", "));
    }

    /** What became of a day, in few words. */
    public static String kind(DayAccount.Kind kind) {
        return switch (kind) {
            case START -> "tiếp nhận";
            case COUNTED -> "tính";
            case OFF -> "nghỉ";
            case WAITING -> "chờ bổ sung";
            case SUSPENDED -> "tạm dừng";
            case LATE -> "quá hạn";
        };
    }

    /** The class of a cell in the style sheet. */
    public static String css(@Nullable DayAccount account) {
        if (account == null) {
            return "day none";
        }
        return "day " + account.kind().name().toLowerCase(Locale.ROOT) + (account.due() ? " due" : "");
    }

    /** What stands in a cell: the running count where there is one. */
    public static String mark(@Nullable DayAccount account) {
        if (account == null) {
            return "";
        }
        Integer counted = account.counted();
        if (counted != null) {
            return counted.toString();
        }
        return switch (account.kind()) {
            case START -> "0";
            case COUNTED -> "";
            case OFF -> "–";
            case WAITING -> "";
            case SUSPENDED -> "‖";
            case LATE -> "!";
        };
    }

    /** The running count for the table; nothing where the day does not count. */
    public static String count(@Nullable DayAccount account) {
        Integer counted = account == null ? null : account.counted();
        return counted == null ? Vi.NOTHING : counted.toString();
    }

    /** Why a day counts or not, for the table. */
    public static String reason(@Nullable DayAccount account) {
        if (account == null) {
            return Vi.NOTHING;
        }
        return Vi.capital(account.reasonVietnamese()) + (account.due() ? " (ngày hẹn trả)" : "");
    }

    static String weekday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY
                ? "CN"
                : "T" + (day.getDayOfWeek().getValue() + 1);
    }

    /** Whether the whole fits into one line of a wide window. */
    public boolean isShort() {
        return pieces.size() <= ONE_LINE;
    }

    public boolean isEmpty() {
        return days.isEmpty();
    }

    /** How many days lie between the first and the last. */
    public long span() {
        return days.isEmpty()
                ? 0
                : ChronoUnit.DAYS.between(days.getFirst().date(), days.getLast().date());
    }

    public boolean hasDue() {
        return days.stream().anyMatch(Strip::isDue);
    }

    /** Whether a kind of day occurs; the legend says only what there is. */
    public boolean has(DayAccount.Kind kind) {
        return days.stream()
                .anyMatch(d -> (d.legal() != null && d.legal().kind() == kind)
                        || (d.portal() != null && d.portal().kind() == kind));
    }
}
