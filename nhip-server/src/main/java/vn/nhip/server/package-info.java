/** The server: one process, its domain modules are the packages below this one. */
@NullMarked
package vn.nhip.server;

import org.jspecify.annotations.NullMarked;
