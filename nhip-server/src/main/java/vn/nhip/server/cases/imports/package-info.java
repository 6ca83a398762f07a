/** Imports files that somebody brings in a browser: keeps them, reads them as they are told to, and takes their records in the background. */
@NullMarked
package vn.nhip.server.cases.imports;

import org.jspecify.annotations.NullMarked;
