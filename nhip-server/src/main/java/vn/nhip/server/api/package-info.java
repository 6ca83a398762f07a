/** What interfaces for other systems share: keys and their rates, bodies within bounds, refusals as problems. */
@ApplicationModule(
        displayName = "Interfaces for systems",
        allowedDependencies = {"identity", "screen"})
@NullMarked
package vn.nhip.server.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
