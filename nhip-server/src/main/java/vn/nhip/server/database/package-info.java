/** The connection to PostgreSQL: embedded in the data folder unless an address is given. */
@ApplicationModule(
        displayName = "Database",
        allowedDependencies = {})
@NullMarked
package vn.nhip.server.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
