/** What whoever means harm sends to a running server, over real sockets: refused, logged without what was sent, nothing changed. */
@NullMarked
package vn.nhip.server.attacks;

import org.jspecify.annotations.NullMarked;
