/** The auditors' pages. */
@NullMarked
package vn.nhip.server.audit.web;

import org.jspecify.annotations.NullMarked;
