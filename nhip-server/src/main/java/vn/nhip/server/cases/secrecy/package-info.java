/** Seals what is personal with a key that lies outside the database. */
@NullMarked
package vn.nhip.server.cases.secrecy;

import org.jspecify.annotations.NullMarked;
