package vn.nhip.server.identity.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** Fits another way of signing in into the door. */
public interface Door {
    /** Adds what it needs to the framework's filters. */
    void fit(HttpSecurity http) throws Exception;
}
