/** What takes two persons: changes of the rules, and publications of figures. One asks, another decides. */
@ApplicationModule(
        displayName = "Decisions",
        allowedDependencies = {"audit", "identity", "screen"})
@NullMarked
package vn.nhip.server.decisions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
