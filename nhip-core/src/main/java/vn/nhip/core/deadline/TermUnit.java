package vn.nhip.core.deadline;

/** The unit in which a term runs, as the procedure's decision gives it; never guessed (766-rules section 3). */
public enum TermUnit {
    /** Giờ: clock hours, from the moment itself (Civil Code 2015, Điều 147). */
    HOUR("giờ", "hour"),
    /** Giờ làm việc: hours in which the office is open. */
    WORKING_HOUR("giờ làm việc", "working hour"),
    /** Ngày làm việc. */
    WORKING_DAY("ngày làm việc", "working day"),
    /** Ngày: every day of the calendar counts. */
    CALENDAR_DAY("ngày", "calendar day"),
    /** Ngày, kể cả Thứ Bảy, Chủ nhật nhưng trừ ngày lễ: how the portal counts some procedures. */
    CALENDAR_DAY_EXCEPT_HOLIDAYS("ngày, kể cả Thứ Bảy, Chủ nhật, trừ ngày lễ", "day, weekends counted, holidays not"),
    MONTH("tháng", "month"),
    YEAR("năm", "year");

    private final String vietnamese;
    private final String english;

    TermUnit(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    public String vietnamese() {
        return vietnamese;
    }

    /** In the singular. */
    public String english() {
        return english;
    }
}
