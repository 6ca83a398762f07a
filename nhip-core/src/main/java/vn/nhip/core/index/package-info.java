/** What an index is: groups, indicators and the dated rules that turn counts into points. */
@NullMarked
package vn.nhip.core.index;

import org.jspecify.annotations.NullMarked;
