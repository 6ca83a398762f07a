/** The national population database as a one-stop system asks it through the LGSP, with invented persons only. */
@NullMarked
package vn.nhip.simulator.sandbox.population;

import org.jspecify.annotations.NullMarked;
