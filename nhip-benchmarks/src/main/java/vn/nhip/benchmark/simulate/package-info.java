/** How fast a city is simulated, and in how much memory. */
@NullMarked
package vn.nhip.benchmark.simulate;

import org.jspecify.annotations.NullMarked;
