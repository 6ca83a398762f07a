/** Says who is asking: the keys of the systems that send, and what they may. */
@ApplicationModule(
        displayName = "Identity",
        allowedDependencies = {"command", "screen"})
@NullMarked
package vn.nhip.server.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
