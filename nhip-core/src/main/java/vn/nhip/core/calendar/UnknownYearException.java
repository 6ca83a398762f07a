package vn.nhip.core.calendar;

/** A deadline needs a year for which there is no calendar. It is never guessed: holidays are decided year by year. */
public final class UnknownYearException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int year;
    private final int firstYear;
    private final int lastYear;

    UnknownYearException(int year, int firstYear, int lastYear) {
        super(
                "no calendar for the year %d, there is %d to %d: add a calendar file with its holidays (docs/help/deadline.md)"
                        .formatted(year, firstYear, lastYear));
        this.year = year;
        this.firstYear = firstYear;
        this.lastYear = lastYear;
    }

    public int year() {
        return year;
    }

    /** The same for a person, with the way out. */
    public String vietnamese() {
        return "Chưa có lịch năm %d (đang có lịch từ %d đến %d). Thêm tệp lịch năm %d theo thông báo nghỉ lễ, Tết của năm đó."
                .formatted(year, firstYear, lastYear, year);
    }
}
