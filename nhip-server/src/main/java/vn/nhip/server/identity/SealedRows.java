package vn.nhip.server.identity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table with sealed values, which can be sealed anew with another key while it is used. */
public interface SealedRows {

    /**
     * What was done of it.
     *
     * @param rows how many rows were sealed anew
     * @param unopened how many stayed as they are, because they do not open
     * @param last where to go on; {@code null} when the end was reached
     */
    record Batch(int rows, int unopened, @Nullable String last) {}

    /** What is in it, for a person: {@code "người nộp hồ sơ"}. */
    String title();

    /** How many values are sealed with each key. */
    Map<String, Long> valuesByKey();

    /** How many rows have something that another key than this one sealed, or that is kept in an old form. */
    long stale(String activeKey);

    /**
     * Seals the next rows anew that have something another key sealed, in a transaction of its own.
     *
     * @param after where the batch before ended; {@code null} to begin
     * @param most rows at most
     */
    Batch reseal(@Nullable String after, String activeKey, int most);
}
