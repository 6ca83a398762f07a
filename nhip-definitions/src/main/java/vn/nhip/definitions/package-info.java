/** The law as data: dated definitions in YAML, and the loader that reports every mistake in one. */
@NullMarked
package vn.nhip.definitions;

import org.jspecify.annotations.NullMarked;
