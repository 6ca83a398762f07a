/** Keeps who did what, when, from where and why, in a log that nobody can rewrite unnoticed. */
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"command", "identity", "screen"})
@NullMarked
package vn.nhip.server.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
