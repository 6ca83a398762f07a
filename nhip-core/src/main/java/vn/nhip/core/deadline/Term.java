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
}
