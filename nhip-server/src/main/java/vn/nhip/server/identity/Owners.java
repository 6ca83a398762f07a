package vn.nhip.server.identity;

import java.util.Optional;

/** Those on whose behalf work goes on when their request is over. */
public interface Owners {
    /**
     * Somebody with an account, with what they may do now; empty when the account is closed, or there is none.
     *
     * @param account its id, as {@link Viewer#id()} of a person says it
     */
    Optional<Viewer> viewer(String account);
}
