/** Whether the audit log is what it was: recomputed from its rows or from its export, and held against checkpoints. */
@NullMarked
package vn.nhip.server.audit.verify;

import org.jspecify.annotations.NullMarked;
