/** Keeps encrypted copies of the database and of what belongs to it, and makes a database of them again. */
@ApplicationModule(
        displayName = "Backup",
        allowedDependencies = {"audit", "command", "database", "identity"})
@NullMarked
package vn.nhip.server.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
