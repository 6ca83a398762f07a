package vn.nhip.core.index;

import org.jspecify.annotations.Nullable;

/**
 * What counts from outside have to say about a denominator (766-rules section 1.3, indicator 1.4).
 *
 * @param atLeast a count below which the denominator does not lie; {@code null} for none
 * @param fallback what may stand in for a denominator of 0, where the zero rule says so; {@code null} for none
 */
public record OutsideDenominator(
        @Nullable OutsideCount atLeast, @Nullable OutsideCount fallback) {}
