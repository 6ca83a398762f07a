package vn.nhip.simulator.live;

/** What came of one try to send something. */
sealed interface Answer {

    /** The server took it. */
    record Taken(String body) implements Answer {}

    /**
     * The server is there and took nothing: the same again, later.
     *
     * @param nanos how long it says to wait; negative when it does not say
     */
    record Later(int status, long nanos) implements Answer {}

    /**
     * No answer, or none that says anything: the same again.
     *
     * @param maybeTaken whether the server may have taken it all the same
     * @param why in Vietnamese
     */
    record Lost(boolean maybeTaken, String why) implements Answer {}

    /**
     * The same again will not help.
     *
     * @param vietnamese why, and the way out
     */
    record Refused(String vietnamese) implements Answer {}
}
