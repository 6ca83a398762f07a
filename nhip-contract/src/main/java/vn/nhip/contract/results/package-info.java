/** The portal's published results as they come, JSON or CSV: which of its words is which indicator, and when they were taken. */
@NullMarked
package vn.nhip.contract.results;

import org.jspecify.annotations.NullMarked;
