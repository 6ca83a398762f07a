/** The wire form of what happens to cases: CloudEvents and the portal's payloads, read and written. */
@NullMarked
package vn.nhip.contract;

import org.jspecify.annotations.NullMarked;
