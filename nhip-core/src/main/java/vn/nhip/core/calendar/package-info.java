/** Dated calendars: which days are worked, which are not and why, and the office hours. */
@NullMarked
package vn.nhip.core.calendar;

import org.jspecify.annotations.NullMarked;
