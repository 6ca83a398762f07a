/** The life of a case (hồ sơ): facts in, state out, whatever the order they arrived in. */
@NullMarked
package vn.nhip.core.cases;

import org.jspecify.annotations.NullMarked;
