package vn.nhip.server.identity;

/** Whether a request may go on. */
public sealed interface Access {

    /** It may. */
    record Granted(ApiKey key) implements Access {}

    /** No key, or one that nobody was given, that was revoked, or whose time is over. */
    record Unknown() implements Access {}

    /** The key is good and lacks the scope. */
    record Forbidden(ApiKey key) implements Access {}

    /** Too many requests with this key. */
    record TooMany(long secondsToWait) implements Access {}
}
