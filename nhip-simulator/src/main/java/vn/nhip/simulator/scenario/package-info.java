/** Small cases that are told by hand, in the words of the field, and have names: what tests are made of. */
@NullMarked
package vn.nhip.simulator.scenario;

import org.jspecify.annotations.NullMarked;
