/** How procedures are read from what was published, dated, judged and asked for. */
@NullMarked
package vn.nhip.server.catalog.procedures;

import org.jspecify.annotations.NullMarked;
