/**
 * Registers (sổ): tables that other systems keep and we count from, as petitions or online services. Every record has a key; the newest
 * version of a key counts, all are kept. The modules say what their registers hold.
 */
@ApplicationModule(
        displayName = "Registers",
        allowedDependencies = {"api", "audit", "command", "identity", "screen"})
@NullMarked
package vn.nhip.server.register;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
