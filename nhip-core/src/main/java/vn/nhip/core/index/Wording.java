package vn.nhip.core.index;

/**
 * What an indicator is called and what is said about it on screens, in Vietnamese.
 *
 * @param title full name
 * @param shortTitle name for tables
 * @param numerator what the numerator counts
 * @param denominator what the denominator counts
 * @param lost what is missing to full, as a phrase that follows a number ("hồ sơ trễ hạn")
 * @param mender who can get the points back
 */
public record Wording(
        String title, String shortTitle, String numerator, String denominator, String lost, String mender) {}
