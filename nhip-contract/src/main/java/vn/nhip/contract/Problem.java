package vn.nhip.contract;

/**
 * Why a record cannot be taken as it is.
 *
 * @param kind stable, for filters and rules
 * @param field the field that is wrong, as the sender names it; empty when it is the whole record
 * @param english what is wrong and what was expected, with the value unless it may be personal
 * @param vietnamese the same for a person, with the way out
 */
public record Problem(Kind kind, String field, String english, String vietnamese) {

    public enum Kind {
        /** Not JSON, not XML, not UTF-8, cut off. */
        UNREADABLE,
        /** Larger than a record may be. */
        TOO_LARGE,
        /** A required field is absent or empty. */
        MISSING,
        /** An event type or table value we do not know. */
        UNKNOWN_VALUE,
        /** A value of the wrong type or form. */
        WRONG_FORM,
        /** A time that cannot be read. */
        WRONG_TIME,
        /** A time after now. */
        FUTURE,
        /** Ngày hẹn trả before receipt. */
        DUE_BEFORE_RECEIPT,
        UNKNOWN_PROCEDURE,
        UNKNOWN_AGENCY
    }
}
