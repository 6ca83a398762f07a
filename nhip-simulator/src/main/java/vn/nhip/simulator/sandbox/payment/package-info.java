/** A payment gateway as the national portal and a city use one: redirect, signed result, signed call-back, query, refund, day file. */
@NullMarked
package vn.nhip.simulator.sandbox.payment;

import org.jspecify.annotations.NullMarked;
