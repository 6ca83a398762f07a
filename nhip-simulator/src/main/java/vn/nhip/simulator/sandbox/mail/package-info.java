/** A mail server that takes everything and delivers nothing: what was sent is read here. */
@NullMarked
package vn.nhip.simulator.sandbox.mail;

import org.jspecify.annotations.NullMarked;
