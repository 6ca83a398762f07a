package vn.nhip.contract;

import org.jspecify.annotations.Nullable;

/** What one event of an input came to. */
public sealed interface EventRead {

    /** Where it stood, in words for a person: {@code "dòng 12"}, {@code "sự kiện 3"}. */
    String place();

    /**
     * The event as it was sent, as JSON in the structured form, so that it can be corrected and read again; it may hold personal data.
     * Of a record that is too large only the beginning.
     */
    String raw();

    /** An event that could be read. */
    record Read(CaseMessage message, String place, String raw) implements EventRead {
        /** Where it stood, and not what it says: the raw text may be personal. */
        @Override
        public String toString() {
            return "Read[" + place + "]";
        }
    }

    /**
     * An event that could not.
     *
     * @param source its {@code source}, {@code null} when that much could not be read
     * @param id its {@code id}, {@code null} when that much could not be read
     */
    record Unread(
            Problem problem,
            String place,
            String raw,
            @Nullable String source,
            @Nullable String id) implements EventRead {
        /** Where it stood and what is wrong, and not what it says: the raw text may be personal. */
        @Override
        public String toString() {
            return "Unread[" + place + ": " + problem.english() + "]";
        }
    }
}
