/** Keeps what happens to cases: an append-only log, the state that follows from it, and what could not be read. */
@ApplicationModule(
        displayName = "Cases",
        allowedDependencies = {"api", "audit", "catalog", "command", "decisions", "identity", "screen"})
@NullMarked
package vn.nhip.server.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
