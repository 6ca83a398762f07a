package vn.nhip.server.catalog;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.Term;

/**
 * A term as a source states it, and what can be made of it.
 *
 * @param amount the amount as written, "7,5" or a whole sentence; {@code null} when not stated
 * @param unit the unit as written, {@code WORKING_DAY}, {@code OTHER}; {@code null} when not stated
 * @param text what the source says beside it, without markup; {@code null} when nothing
 * @param term the term where amount, unit and text leave no doubt; {@code null} otherwise, never a guess
 */
public record StatedTerm(
        @Nullable String amount,
        @Nullable String unit,
        @Nullable String text,
        @Nullable Term term) {}
