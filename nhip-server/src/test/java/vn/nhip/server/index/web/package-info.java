/** Tests of the index's screens. */
@NullMarked
package vn.nhip.server.index.web;

import org.jspecify.annotations.NullMarked;
