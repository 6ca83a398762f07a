/** What systems send over HTTP, and what they are answered. */
@NullMarked
package vn.nhip.server.cases.web;

import org.jspecify.annotations.NullMarked;
