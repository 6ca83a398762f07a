/** Describes who there is: administrative units and the tree of agencies, with the days on which they hold. */
@ApplicationModule(
        displayName = "Catalogue",
        allowedDependencies = {})
@NullMarked
package vn.nhip.server.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
