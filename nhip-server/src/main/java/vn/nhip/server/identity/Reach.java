package vn.nhip.server.identity;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose rows somebody may see: a part of the agency tree as of today. What cannot be resolved reaches nothing. */
public sealed interface Reach {

    /** Every row, those of no known agency too. */
    record Everything() implements Reach {
        @Override
        public boolean covers(@Nullable String agency) {
            return true;
        }
    }

    /** The rows of some agencies. It is made once and asked with every question, so what follows from it is reckoned when it is made. */
    final class Some implements Reach {
        private final Set<String> agencies;
        private final Set<String> whole;
        private final Set<String> single;
        private final int hash;

        /**
         * Some agencies.
         *
         * @param agencies codes of the agencies and of all below them
         * @param whole those of them below whose code, such as {@code H26.19} above {@code H26.19.15}, there is no agency that is not among
         *     them: a question to the database says one range instead of thousands of codes
         */
        public Some(Set<String> agencies, Set<String> whole) {
            this.agencies = Set.copyOf(agencies);
            this.whole = Set.copyOf(whole);
            this.single = this.agencies.stream()
                    .filter(code -> this.whole.stream().noneMatch(root -> isUnder(code, root)))
                    .collect(Collectors.toUnmodifiableSet());
            this.hash = 31 * this.agencies.hashCode() + this.whole.hashCode();
        }

        /** Of agencies none of which is known to be whole. */
        public Some(Set<String> agencies) {
            this(agencies, Set.of());
        }

        public Set<String> agencies() {
            return agencies;
        }

        public Set<String> whole() {
            return whole;
        }

        /** The agencies that are in no range. */
        public Set<String> single() {
            return single;
        }

        /** Whether a code is another or, by its dots, below it. */
        public static boolean isUnder(String code, String root) {
            return code.startsWith(root) && (code.length() == root.length() || code.charAt(root.length()) == '.');
        }

        @Override
        public boolean covers(@Nullable String agency) {
            return agency != null && agencies.contains(agency);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Some some
                            && hash == some.hash
                            && agencies.equals(some.agencies)
                            && whole.equals(some.whole));
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public String toString() {
            return agencies + " with all below " + whole;
        }
    }

    /** No row: only what is public. */
    record Nothing() implements Reach {
        @Override
        public boolean covers(@Nullable String agency) {
            return false;
        }
    }

    Reach EVERYTHING = new Everything();
    Reach NOTHING = new Nothing();

    /** Whether rows of an agency may be seen; a row of no agency ({@code null}) only by who sees everything. */
    boolean covers(@Nullable String agency);
}
