/** The command line's fast half: commands that need no database, made to work in a pipe. */
@NullMarked
package vn.nhip.cli;

import org.jspecify.annotations.NullMarked;
