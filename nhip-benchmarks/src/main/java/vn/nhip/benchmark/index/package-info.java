/** Counting the index from single cases, beside two databases that count the same rows. */
@NullMarked
package vn.nhip.benchmark.index;

import org.jspecify.annotations.NullMarked;
