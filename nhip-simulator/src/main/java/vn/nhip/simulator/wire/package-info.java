/** Events as bytes: the form of {@link vn.nhip.contract.EventWriter}, without what a reader does not need, and fast. */
@NullMarked
package vn.nhip.simulator.wire;

import org.jspecify.annotations.NullMarked;
