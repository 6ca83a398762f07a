package vn.nhip.server.identity;

import java.util.Optional;

/** The one-time link with which the first account is made. */
public interface FirstStart {

    /** Where it leads, on this server; empty once there is an account. Each call makes a new one, and those before are void. */
    Optional<String> link();
}
