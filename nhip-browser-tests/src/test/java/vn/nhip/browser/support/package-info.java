/** The browser, and what every page is held to. */
@NullMarked
package vn.nhip.browser.support;

import org.jspecify.annotations.NullMarked;
