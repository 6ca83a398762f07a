/** How fast the events of a case become the case. */
@NullMarked
package vn.nhip.benchmark.cases;

import org.jspecify.annotations.NullMarked;
