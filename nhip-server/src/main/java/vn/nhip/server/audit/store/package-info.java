/** Rows and SQL of the audit log: recorded, numbered, searched. */
@NullMarked
package vn.nhip.server.audit.store;

import org.jspecify.annotations.NullMarked;
