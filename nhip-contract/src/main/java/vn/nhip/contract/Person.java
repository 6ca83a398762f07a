package vn.nhip.contract;

import org.jspecify.annotations.Nullable;

/**
 * Personal fields of a case's holder. Only what handling needs; never written to a log, a URL, a metric or the event log.
 */
public record Person(
        @Nullable String name,
        @Nullable String identityNumber,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address) {

    /** Says that there is a person, and nothing of them. */
    @Override
    public String toString() {
        return "Person[withheld]";
    }
}
