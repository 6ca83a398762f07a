/** Signing in by other providers of identity (OpenID Connect): who they are, and what becomes of who comes back from them. */
@NullMarked
package vn.nhip.server.identity.oidc;

import org.jspecify.annotations.NullMarked;
