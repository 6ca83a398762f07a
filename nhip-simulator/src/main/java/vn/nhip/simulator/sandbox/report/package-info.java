/** The government's report system, as far as an agency sees it: takes monthly reports II.06a in, checks their sums, answers what 1.4 is divided by. */
@NullMarked
package vn.nhip.simulator.sandbox.report;

import org.jspecify.annotations.NullMarked;
