package vn.nhip.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.DayAccount;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.Term;

/** A deadline for a person, in one of the two languages. */
final class TextDeadline {
    private static final DateTimeFormatter VIETNAMESE = DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final int MARK_WIDTH = 12;

    private final DeadlineAnswer answer;
    private final boolean vietnamese;
    private final Output out;

    TextDeadline(DeadlineAnswer answer, boolean vietnamese, Output out) {
        this.answer = answer;
        this.vietnamese = vietnamese;
        this.out = out;
    }

    private String say(String inVietnamese, String inEnglish) {
        return vietnamese ? inVietnamese : inEnglish;
    }

    void write() throws IOException {
        line(say("Tiếp nhận:  ", "Received:   "), moment(answer.received()));
        Term term = answer.term();
        line(say("Thời hạn:   ", "Term:       "), term == null ? say("không rõ", "not known") : words(term));
        line(say("Hẹn trả:    ", "Due:        "), due());
        line(say("Xét lúc:    ", "As of:      "), moment(answer.asOf()));
        for (ClockKind clock : ClockKind.values()) {
            clock(clock, answer.clock(clock));
        }
        if (!answer.days().isEmpty()) {
            out.text("\n");
            row(say("Ngày", "Day"), say("Luật", "Law"), say("Cổng", "Portal"), say("Vì sao", "Why"));
            for (DeadlineAnswer.Day day : answer.days()) {
                row(day(day.day()), mark(day.legal()), mark(day.portal()), why(day));
            }
        }
        out.flush();
    }

    private void line(String label, String value) throws IOException {
        out.text(label + value + "\n");
    }

    private String due() {
        Instant due = answer.due();
        if (due != null) {
            LocalDate day = LocalDate.ofInstant(due, WorkCalendar.ZONE);
            return moment(due) + " (" + weekday(day) + ")";
        }
        return answer.clock(ClockKind.LEGAL).standing().isFinished()
                        || answer.clock(ClockKind.LEGAL).ledger().budget() == null
                ? say("không rõ", "not known")
                : say("chưa có, đồng hồ đang dừng", "none while the clock stands still");
    }

    private String moment(@Nullable Instant instant) {
        if (instant == null) {
            return say("chưa", "not yet");
        }
        LocalDateTime local = LocalDateTime.ofInstant(instant, WorkCalendar.ZONE);
        if (local.toLocalTime().equals(LAST_SECOND)) {
            return say("hết ngày " + local.format(DAY), "the end of " + local.toLocalDate());
        }
        return local.format(vietnamese ? VIETNAMESE : ENGLISH);
    }

    private String words(Term term) {
        return vietnamese ? term.vietnamese() : term.english();
    }

    private void clock(ClockKind kind, Reckoning reckoning) throws IOException {
        String name = vietnamese ? kind.vietnamese() : capital(kind.english());
        String standing = vietnamese
                ? reckoning.standing().vietnamese()
                : reckoning.standing().english();
        StringBuilder line = new StringBuilder(name).append(": ").append(standing);
        if (reckoning.due() != null) {
            line.append(say("; hạn: ", "; due: ")).append(moment(reckoning.due()));
        }
        Term budget = reckoning.ledger().budget();
        Integer consumed = reckoning.ledger().consumed();
        if (budget != null && consumed != null) {
            line.append(say("; đã dùng ", "; used "))
                    .append(consumed)
                    .append('/')
                    .append(words(budget));
        }
        if (reckoning.redated()) {
            line.append(say("; đã hẹn lại", "; re-appointed"));
        }
        out.text("\n" + line + "\n");
        for (Reckoning.Reason reason : reckoning.reasons()) {
            String text = vietnamese ? reason.vietnamese() : reason.english();
            out.text("  - " + text + " [" + reason.source() + "]\n");
        }
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private String weekday(LocalDate day) {
        int number = day.getDayOfWeek().getValue();
        if (vietnamese) {
            return number == 7 ? "CN" : "T" + (number + 1);
        }
        String name = day.getDayOfWeek().name();
        return name.charAt(0) + name.substring(1, 3).toLowerCase(Locale.ROOT);
    }

    private String day(LocalDate day) {
        return weekday(day) + " " + (vietnamese ? day.format(DAY) : day.toString());
    }

    private void row(String day, String legal, String portal, String why) throws IOException {
        out.text(padded(day, 16) + padded(legal, MARK_WIDTH) + padded(portal, MARK_WIDTH) + why + "\n");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private String mark(@Nullable DayAccount day) {
        if (day == null) {
            return "";
        }
        String count = day.counted() == null ? "" : " " + day.counted();
        String mark = switch (day.kind()) {
            case START -> "–";
            case COUNTED -> count.strip();
            case OFF -> say("nghỉ", "off");
            case WAITING -> say("chờ", "waits");
            case SUSPENDED -> say("dừng", "stopped");
            case LATE -> say("trễ", "late") + count;
        };
        return day.due() ? mark + say(" ◄hạn", " ◄due") : mark;
    }

    private String why(DeadlineAnswer.Day day) {
        String legal = reason(day.legal());
        String portal = reason(day.portal());
        if (legal.equals(portal) || portal.isEmpty()) {
            return legal;
        }
        return legal.isEmpty() ? portal : legal + say(" | Cổng: ", " | portal: ") + portal;
    }

    private String reason(@Nullable DayAccount day) {
        return day == null ? "" : vietnamese ? day.reasonVietnamese() : day.reason();
    }
}
