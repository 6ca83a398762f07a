/** The pages of proposals. */
@NullMarked
package vn.nhip.server.decisions.web;

import org.jspecify.annotations.NullMarked;
