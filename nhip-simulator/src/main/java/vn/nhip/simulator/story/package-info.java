/** What happens to cases, and the order in which it is told. */
@NullMarked
package vn.nhip.simulator.story;

import org.jspecify.annotations.NullMarked;
