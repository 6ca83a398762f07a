/** The national portal's own synchronisation payload: read and written without loss, turned into events, and judged. */
@NullMarked
package vn.nhip.contract.portal;

import org.jspecify.annotations.NullMarked;
