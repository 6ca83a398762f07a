/** Petitions (phản ánh, kiến nghị): what other systems know of them, and what they mean to the cases they are about. */
@ApplicationModule(
        displayName = "Feedback",
        allowedDependencies = {"cases :: intake", "register"})
@NullMarked
package vn.nhip.server.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
