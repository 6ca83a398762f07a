/** Follows the log and keeps the state of every case that follows from it. */
@NullMarked
package vn.nhip.server.cases.projection;

import org.jspecify.annotations.NullMarked;
