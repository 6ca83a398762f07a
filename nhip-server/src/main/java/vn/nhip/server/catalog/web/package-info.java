/** The screens of the catalogue, each with its own address. */
@NullMarked
package vn.nhip.server.catalog.web;

import org.jspecify.annotations.NullMarked;
