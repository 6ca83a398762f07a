/** The index of a province: its scorecards, what was lost where, what moved, what is odd in the figures. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "cases",
            "catalog",
            "command",
            "decisions",
            "feedback",
            "identity",
            "reconciliation",
            "register",
            "screen"
        })
@NullMarked
package vn.nhip.server.index;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
