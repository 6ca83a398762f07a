/** What could not be taken: seen, corrected, taken after all, or put aside with a reason. */
@NamedInterface("quarantine")
@NullMarked
package vn.nhip.server.cases.quarantine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
