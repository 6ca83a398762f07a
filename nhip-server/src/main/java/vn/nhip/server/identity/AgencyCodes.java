package vn.nhip.server.identity;

import java.util.Collection;

/** Codes of agencies that some module has rows of, whether the catalogue has them or not. */
public interface AgencyCodes {
    Collection<String> codes();
}
