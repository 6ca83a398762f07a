/** How fast the one clock finds due instants. */
@NullMarked
package vn.nhip.benchmark.deadline;

import org.jspecify.annotations.NullMarked;
