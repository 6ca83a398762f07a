/** The walls of the house, as tests. */
@NullMarked
package vn.nhip.server.architecture;

import org.jspecify.annotations.NullMarked;
