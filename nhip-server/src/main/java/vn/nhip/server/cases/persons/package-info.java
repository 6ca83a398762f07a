/** Who cases belong to: kept sealed field by field, opened only for a purpose and with a record of it, corrected and erased when the person or the time asks for it. */
@NullMarked
package vn.nhip.server.cases.persons;

import org.jspecify.annotations.NullMarked;
