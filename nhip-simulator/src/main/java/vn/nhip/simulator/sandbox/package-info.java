/** The outside world on this machine: portal, report system, payment gateway, identity provider, population database, mail. */
@NullMarked
package vn.nhip.simulator.sandbox;

import org.jspecify.annotations.NullMarked;
