package vn.nhip.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;

/** Asked while an answer goes on for long: who sent the request may sign out, or lose a role, meanwhile. */
public interface StillThere {
    /** Says whether who sent a request is still signed in and may still do something. */
    BooleanSupplier of(HttpServletRequest request, Permission permission);
}
