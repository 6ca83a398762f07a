/** An OpenID Connect provider as VNeID is one to other systems, with sample persons instead of people. */
@NullMarked
package vn.nhip.simulator.sandbox.identity;

import org.jspecify.annotations.NullMarked;
