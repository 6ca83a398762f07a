/** Reads files of other systems (CSV, XLSX, XES) as events, by a mapping that is data. */
@NamedInterface("mapping")
@NullMarked
package vn.nhip.server.cases.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
