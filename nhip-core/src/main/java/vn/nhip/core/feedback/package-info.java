/** Petitions (phản ánh, kiến nghị): what is known of each, and by when it must be dealt with. */
@NullMarked
package vn.nhip.core.feedback;

import org.jspecify.annotations.NullMarked;
