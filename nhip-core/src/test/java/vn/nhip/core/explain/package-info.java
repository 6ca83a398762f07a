/** Tests of the explanations. */
@NullMarked
package vn.nhip.core.explain;

import org.jspecify.annotations.NullMarked;
