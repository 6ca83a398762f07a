/** Trouble on purpose, labelled with the truth: what goes wrong between systems, and the ways to dress up figures. */
@NullMarked
package vn.nhip.simulator.trouble;

import org.jspecify.annotations.NullMarked;
