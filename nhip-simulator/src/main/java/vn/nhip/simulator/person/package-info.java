/** Somebody with a browser and a phone: gets an account and signs in by the pages that people see, for measurements and journeys. */
@NullMarked
package vn.nhip.simulator.person;

import org.jspecify.annotations.NullMarked;
