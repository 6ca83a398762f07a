/** The whole product, started as a user starts it, beside its database used bare. */
@NullMarked
package vn.nhip.benchmark.server;

import org.jspecify.annotations.NullMarked;
