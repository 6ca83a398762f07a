package vn.nhip.core.deadline;

/** Why a day counts or not, in both languages. */
record DayText(String english, String vietnamese) {
    static final DayText START = new DayText("day of receipt, does not count", "ngày tiếp nhận, không tính");
    static final DayText RECEIVED = new DayText("received", "tiếp nhận");
    static final DayText HANDED_OVER = new DayText(
            "handed over after the afternoon's cutoff, does not count", "chuyển xử lý sau giờ chốt, không tính");
    static final DayText ROLLED = new DayText(
            "the term ends with this day: its last day is not worked",
            "hết hạn vào ngày này vì ngày cuối là ngày nghỉ");
    static final DayText LATE = new DayText("overdue", "quá hạn");
    private static final DayText WAITING = new DayText("waits for the citizen", "chờ công dân bổ sung");
    private static final DayText SUSPENDED = new DayText("suspended", "tạm dừng");

    static DayText of(CaseTimes.Pause.Reason reason) {
        return switch (reason) {
            case SUPPLEMENT -> WAITING;
            case SUSPENSION -> SUSPENDED;
        };
    }

    static DayText hours(long today, long used) {
        return new DayText(
                Words.durationEnglish(today) + " counted, " + Words.durationEnglish(used) + " in all",
                "tính " + Words.duration(today) + ", cộng dồn " + Words.duration(used));
    }

    static DayText named(String english, String vietnamese, boolean verified) {
        return verified
                ? new DayText(english, vietnamese)
                : new DayText(english + " (not confirmed)", vietnamese + " (chưa kiểm chứng)");
    }

    DayText and(DayText more) {
        return new DayText(english + "; " + more.english, vietnamese + "; " + more.vietnamese);
    }
}
