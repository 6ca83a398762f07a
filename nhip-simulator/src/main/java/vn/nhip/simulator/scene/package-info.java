/** What a simulated province consists of beside its cases, in the forms that the product imports. */
@NullMarked
package vn.nhip.simulator.scene;

import org.jspecify.annotations.NullMarked;
