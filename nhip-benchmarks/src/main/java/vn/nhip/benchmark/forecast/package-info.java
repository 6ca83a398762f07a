/** How well the forecast keeps its word, beside the usual way. */
@NullMarked
package vn.nhip.benchmark.forecast;

import org.jspecify.annotations.NullMarked;
