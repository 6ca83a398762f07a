/** What is signed of the audit log and carried out of reach of whoever could rewrite it. */
@NullMarked
package vn.nhip.server.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
