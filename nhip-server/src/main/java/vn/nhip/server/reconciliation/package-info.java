/** Keeps what the portal published, answer by answer, beside what we count ourselves. */
@ApplicationModule(
        displayName = "Reconciliation",
        allowedDependencies = {"audit", "catalog", "command", "identity"})
@NullMarked
package vn.nhip.server.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
