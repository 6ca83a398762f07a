package vn.nhip.server.identity.signin;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a session remembers of whoever signed in; what they may is looked up at each request.
 *
 * @param handle names the session to its owner; it lets nobody in
 * @param account whose session
 * @param at since when
 * @param how with what, in Vietnamese
 */
record SignedIn(String handle, String account, Instant at, String how) implements Serializable {
    static final String ATTRIBUTE = "nhip.signed-in";
}
