/** Measurements, each beside the usual way of doing the same in the same run: {@code ./nhip bench NAME}. */
@NullMarked
package vn.nhip.benchmark;

import org.jspecify.annotations.NullMarked;
