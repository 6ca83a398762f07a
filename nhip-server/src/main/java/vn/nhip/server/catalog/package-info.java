/** Describes who there is and what they handle: administrative units, agencies and procedures, with the days on which they hold. */
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {"audit", "command", "identity", "register", "screen"})
@NullMarked
package vn.nhip.server.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
