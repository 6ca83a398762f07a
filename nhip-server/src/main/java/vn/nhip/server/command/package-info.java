/** What the commands of the server share: how they are found, how they refuse what they do not understand, how they end. */
@ApplicationModule(
        displayName = "Command line",
        allowedDependencies = {})
@NullMarked
package vn.nhip.server.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
