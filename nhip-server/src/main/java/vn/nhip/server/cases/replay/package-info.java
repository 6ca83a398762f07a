/** Makes every state again from the log alone, and compares it with what is kept. */
@NullMarked
package vn.nhip.server.cases.replay;

import org.jspecify.annotations.NullMarked;
