package vn.nhip.server.cases.persons;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.nhip.core.calendar.WorkCalendar;

/** What a person asks about their own data, and within how many days the law wants it done (ND 356/2025 Điều 5). */
public enum RequestKind {
    ACCESS("Xem, nhận bản sao", 10),
    CORRECT("Sửa", 10),
    RESTRICT("Rút đồng ý, hạn chế xử lý", 15),
    ERASE("Xóa", 20);

    /** Working days within which every request is answered: taken up, or refused with a reason. */
    private static final int ANSWER_WORKING_DAYS = 2;

    private final String vietnamese;
    private final int days;

    RequestKind(String vietnamese, int days) {
        this.vietnamese = vietnamese;
        this.days = days;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public int days() {
        return days;
    }

    /** As it is written in forms. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its code; empty for any other text. */
    public static Optional<RequestKind> of(String code) {
        return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** The last day on which a request of a day is answered in time. */
    static LocalDate answerDue(LocalDate received, WorkCalendar calendar) {
        return calendar.plusWorkingDays(received, ANSWER_WORKING_DAYS);
    }

    /** The last day on which it is done in time: days of the calendar, and where the last is a day off the next working day (Bộ luật Dân sự Điều 148 khoản 5). */
    LocalDate due(LocalDate received, WorkCalendar calendar) {
        LocalDate last = received.plusDays(days);
        return calendar.isWorking(last) ? last : calendar.plusWorkingDays(last, 1);
    }
}
