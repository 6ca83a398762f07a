/** Rows and SQL of the log, of the states and of the quarantine. */
@NullMarked
package vn.nhip.server.cases.store;

import org.jspecify.annotations.NullMarked;
