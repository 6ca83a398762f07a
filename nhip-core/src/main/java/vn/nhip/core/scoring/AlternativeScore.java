package vn.nhip.core.scoring;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Reading;

/**
 * What an indicator would score under another reading of its rule.
 *
 * @param reading the reading
 * @param points its points; null when it needs counts that totals do not carry, or when it has none
 */
public record AlternativeScore(Reading reading, @Nullable Double points) {}
