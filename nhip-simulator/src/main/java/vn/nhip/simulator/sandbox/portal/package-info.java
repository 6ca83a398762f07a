/** The national portal, as far as a province sees it: takes dossiers in, keeps its own copy and time, and answers its own results. */
@NullMarked
package vn.nhip.simulator.sandbox.portal;

import org.jspecify.annotations.NullMarked;
