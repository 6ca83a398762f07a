/** The few pages that servers of the outside world show to a person. */
@NullMarked
package vn.nhip.simulator.sandbox.page;

import org.jspecify.annotations.NullMarked;
