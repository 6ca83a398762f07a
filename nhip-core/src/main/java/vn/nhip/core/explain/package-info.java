/**
 * Why a number is what it is, why it moved, what would move it next, and where it is going: from the same rows that are counted, down to the
 * case.
 */
@NullMarked
package vn.nhip.core.explain;

import org.jspecify.annotations.NullMarked;
