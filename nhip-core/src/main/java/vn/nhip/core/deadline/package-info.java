/** The one clock: terms, the suspension ledger, the legal and the portal's due instant, and the account of every day between. */
@NullMarked
package vn.nhip.core.deadline;

import org.jspecify.annotations.NullMarked;
