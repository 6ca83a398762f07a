/** Tests of what every screen shares. */
@NullMarked
package vn.nhip.server.screen;

import org.jspecify.annotations.NullMarked;
