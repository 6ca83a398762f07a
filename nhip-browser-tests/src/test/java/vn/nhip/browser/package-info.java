/** What a person sees, checked in a real browser. */
@NullMarked
package vn.nhip.browser;

import org.jspecify.annotations.NullMarked;
