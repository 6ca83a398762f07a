/** The pages of sign-in, of the own account and of the accounts of others. */
@NullMarked
package vn.nhip.server.identity.web;

import org.jspecify.annotations.NullMarked;
