/** Dossiers from the counts that the portal published: every count of every unit comes out again. */
@NullMarked
package vn.nhip.simulator.like;

import org.jspecify.annotations.NullMarked;
