package vn.nhip.core.deadline;

/** The unit in which a term runs, as the procedure's decision gives it; never guessed (766-rules section 3). */
public enum TermUnit {
    /** Giờ: clock hours, from the moment itself (Civil Code 2015, Điều 147). */
    HOUR,
    /** Giờ làm việc: hours in which the office is open. */
    WORKING_HOUR,
    /** Ngày làm việc. */
    WORKING_DAY,
    /** Ngày: every day of the calendar counts. */
    CALENDAR_DAY,
    /** Ngày, kể cả Thứ Bảy, Chủ nhật nhưng trừ ngày lễ: how the portal counts some procedures. */
    CALENDAR_DAY_EXCEPT_HOLIDAYS,
    MONTH,
    YEAR
}
