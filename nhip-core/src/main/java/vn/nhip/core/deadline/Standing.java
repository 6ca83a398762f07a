package vn.nhip.core.deadline;

/** How a case stands to its due instant. */
public enum Standing {
    /** Trước hạn: ended on a day before the due day. */
    FINISHED_EARLY,
    /** Đúng hạn: ended on the due day, in time. */
    FINISHED_ON_TIME,
    /** Trễ hạn: ended after the due instant. */
    FINISHED_LATE,
    /** Còn hạn. */
    RUNNING,
    /** Sắp đến hạn. */
    DUE_SOON,
    /** Quá hạn and still running. */
    OVERDUE,
    /** Chờ công dân bổ sung. */
    WAITING_FOR_CITIZEN,
    /** Tạm dừng, where the pause stops this clock. */
    SUSPENDED,
    /** Not accepted (yet), so no clock runs. */
    NOT_STARTED,
    /** Accepted, but neither a term nor a due date is known. */
    NO_TERM;

    /** Whether this is late now or was at the end. */
    public boolean isLate() {
        return this == FINISHED_LATE || this == OVERDUE;
    }

    public boolean isFinished() {
        return this == FINISHED_EARLY || this == FINISHED_ON_TIME || this == FINISHED_LATE;
    }
}
