/** Procedures in the database. */
@NullMarked
package vn.nhip.server.catalog.store;

import org.jspecify.annotations.NullMarked;
