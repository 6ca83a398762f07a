/** A seeded synthetic province and its outside world. Nothing here knows the server: it speaks the public interfaces only. */
@NullMarked
package vn.nhip.simulator;

import org.jspecify.annotations.NullMarked;
