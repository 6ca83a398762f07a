package vn.nhip.core.deadline;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.nhip.core.calendar.WorkCalendar;

/** Days, moments, terms and stretches of time in the two languages. */
final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter MOMENT_ENGLISH =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Words() {}

    static String day(long day) {
        return LocalSeconds.date(day).format(DAY);
    }

    static String dayEnglish(long day) {
        return LocalSeconds.date(day).toString();
    }

    static String clock(long local) {
        return LocalSeconds.dateTime(local).format(CLOCK);
    }

    private static boolean isEndOfDay(long local) {
        return LocalSeconds.secondOfDay(local) == WorkCalendar.SECONDS_OF_DAY - 1;
    }

    static String moment(long local) {
        LocalDateTime moment = LocalSeconds.dateTime(local);
        return isEndOfDay(local) ? "hết ngày " + moment.format(DAY) : moment.format(MOMENT);
    }

    static String momentEnglish(long local) {
        LocalDateTime moment = LocalSeconds.dateTime(local);
        return isEndOfDay(local) ? "the end of " + moment.toLocalDate() : moment.format(MOMENT_ENGLISH);
    }

    static String duration(long seconds) {
        return duration(seconds, " ngày", " giờ", " phút", " giây");
    }

    static String durationEnglish(long seconds) {
        return duration(seconds, " d", " h", " min", " s");
    }

    private static String duration(long seconds, String days, String hours, String minutes, String rest) {
        List<String> parts = new ArrayList<>();
        long day = seconds / 86400;
        long hour = seconds / 3600 % 24;
        long minute = seconds / 60 % 60;
        if (day > 0) {
            parts.add(day + days);
        }
        if (hour > 0) {
            parts.add(hour + hours);
        }
        if (minute > 0) {
            parts.add(minute + minutes);
        }
        if (parts.isEmpty()) {
            parts.add(seconds + rest);
        }
        return String.join(" ", parts);
    }

    static String weekday(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case MONDAY -> "Thứ Hai";
            case TUESDAY -> "Thứ Ba";
            case WEDNESDAY -> "Thứ Tư";
            case THURSDAY -> "Thứ Năm";
            case FRIDAY -> "Thứ Sáu";
            case SATURDAY -> "Thứ Bảy";
            case SUNDAY -> "Chủ nhật";
        };
    }

    static String weekdayEnglish(LocalDate day) {
        String name = day.getDayOfWeek().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
