/** Tests of the core as a whole. */
@NullMarked
package vn.nhip.core;

import org.jspecify.annotations.NullMarked;
