package vn.nhip.contract.portal;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Gia: đồng, as systems write them: {@code 150000}, {@code 150000.0}. */
final class Price {
    private Price() {}

    /** Whole đồng; {@code null} when it is no such number. {@code 150.000} stays unread: it may be a hundred and fifty. */
    static @Nullable Long parse(String text) {
        if (!text.matches("\\d{1,15}(\\.0{1,2})?")) {
            return null;
        }
        return new BigDecimal(text).longValue();
    }
}
