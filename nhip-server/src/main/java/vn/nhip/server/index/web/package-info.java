/** The screens of the index, each with its own address that holds the whole question. */
@NullMarked
package vn.nhip.server.index.web;

import org.jspecify.annotations.NullMarked;
