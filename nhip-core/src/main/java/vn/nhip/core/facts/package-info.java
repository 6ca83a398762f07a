/**
 * What counting needs to know of every case, in columns, and how the ratios of the index are counted from it for any period, as of any
 * instant (766-rules section 1.3).
 */
@NullMarked
package vn.nhip.core.facts;

import org.jspecify.annotations.NullMarked;
