/** Passkeys (WebAuthn): keys that a phone or a computer keeps, instead of a password and a code. */
@NullMarked
package vn.nhip.server.identity.passkeys;

import org.jspecify.annotations.NullMarked;
