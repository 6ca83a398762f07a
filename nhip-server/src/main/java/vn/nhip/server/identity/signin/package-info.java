/** How people get in: password and second factor, the session that follows, and the guard at every route. */
@NullMarked
package vn.nhip.server.identity.signin;

import org.jspecify.annotations.NullMarked;
