package vn.nhip.core.deadline;

/**
 * How long a case may take.
 *
 * @param amount not negative; 0 working days is "within the day"
 */
public record Term(int amount, TermUnit unit) {

    public Term {
        if (amount < 0) {
            throw new IllegalArgumentException("a term of " + amount + " " + unit + " is negative");
        }
    }

    /** Whether it runs in hours: from a moment to a moment, not from day to day. */
    public boolean isInHours() {
        return unit == TermUnit.HOUR || unit == TermUnit.WORKING_HOUR;
    }

    /** {@code "10 ngày làm việc"}. */
    public String vietnamese() {
        return amount + " " + unit.vietnamese();
    }

    /** {@code "10 working days"}. */
    public String english() {
        String words = unit.english();
        int comma = words.indexOf(',');
        String noun = comma < 0 ? words : words.substring(0, comma);
        return amount + " " + noun + (amount == 1 ? "" : "s") + (comma < 0 ? "" : words.substring(comma));
    }

    /** Whether two due instants are not the same; noon or closing time of the due day is the due day of a term in days. */
    boolean differs(long given, long ours) {
        return isInHours() ? given != ours : LocalSeconds.day(given) != LocalSeconds.day(ours);
    }
}
