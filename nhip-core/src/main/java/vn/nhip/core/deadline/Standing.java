package vn.nhip.core.deadline;

/** How a case stands to its due instant. */
public enum Standing {
    /** Ended on a day before the due day. */
    FINISHED_EARLY("Trước hạn", "finished early"),
    /** Ended on the due day, in time. */
    FINISHED_ON_TIME("Đúng hạn", "finished on time"),
    /** Ended after the due instant. */
    FINISHED_LATE("Trễ hạn", "finished late"),
    RUNNING("Còn hạn", "running"),
    DUE_SOON("Sắp đến hạn", "due soon"),
    /** After the due instant and still running. */
    OVERDUE("Quá hạn", "overdue"),
    WAITING_FOR_CITIZEN("Chờ công dân bổ sung", "waiting for the citizen"),
    /** Where the pause stops this clock. */
    SUSPENDED("Tạm dừng", "suspended"),
    /** Not accepted (yet), so no clock runs. */
    NOT_STARTED("Chưa tiếp nhận", "not accepted yet"),
    /** Accepted, but neither a term nor a due date is known. */
    NO_TERM("Không rõ thời hạn", "no term known");

    private final String vietnamese;
    private final String english;

    Standing(String vietnamese, String english) {
        this.vietnamese = vietnamese;
        this.english = english;
    }

    public String vietnamese() {
        return vietnamese;
    }

    public String english() {
        return english;
    }

    /** Whether this is late now or was at the end. */
    public boolean isLate() {
        return this == FINISHED_LATE || this == OVERDUE;
    }

    public boolean isFinished() {
        return this == FINISHED_EARLY || this == FINISHED_ON_TIME || this == FINISHED_LATE;
    }
}
