package vn.nhip.simulator.sandbox.portal;

/** {@code error_code} of the adapter. "00" is the portal's; what the others mean is this sandbox's own, as the portal's list is not public. */
enum SyncCode {
    OK("00"),
    UNREADABLE("01"),
    NO_SESSION("02"),
    UNKNOWN_SERVICE("03"),
    SOME_REFUSED("04"),
    WRONG_CASE_CODE("10"),
    WRONG_PROCEDURE("11"),
    WRONG_AGENCY("12"),
    WRONG_TIME("13"),
    WRONG_STATE("14"),
    NOT_THERE("15"),
    ALREADY_THERE("16"),
    IN_THE_FUTURE("17"),
    TWICE("19"),
    WRONG_RECORD("20");

    private final String code;

    SyncCode(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
