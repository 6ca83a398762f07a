/** The one door through which everything that sources tell comes in. */
@NamedInterface("intake")
@NullMarked
package vn.nhip.server.cases.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
