/** A city of its own: its agencies and procedures, the demand of a year, and the lives of its cases. */
@NullMarked
package vn.nhip.simulator.city;

import org.jspecify.annotations.NullMarked;
