/** What every screen shares: the page around it, Vietnamese numbers and dates, files to take away, assets, headers, errors. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package vn.nhip.server.screen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
