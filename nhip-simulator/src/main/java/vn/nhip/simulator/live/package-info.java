/** Tells a feed to a running server at a pace. */
@NullMarked
package vn.nhip.simulator.live;

import org.jspecify.annotations.NullMarked;
