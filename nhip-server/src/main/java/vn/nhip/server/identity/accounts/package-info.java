/** People who sign in: their accounts, what they are in which agency, and the links that let them in the first time. */
@NullMarked
package vn.nhip.server.identity.accounts;

import org.jspecify.annotations.NullMarked;
