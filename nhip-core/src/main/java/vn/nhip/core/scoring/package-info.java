/** From counts to scorecards: points, what was lost and why, alternatives, ranks and what one more case would bring. */
@NullMarked
package vn.nhip.core.scoring;

import org.jspecify.annotations.NullMarked;
