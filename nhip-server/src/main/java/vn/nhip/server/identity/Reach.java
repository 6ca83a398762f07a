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

    /**
     * The rows of some agencies.
     *
     * @param agencies codes of the agencies and of all below them
     * @param whole those of them below whose code, such as {@code H26.19} above {@code H26.19.15}, there is no agency that is not among them:
     *     a question to the database says one range instead of thousands of codes
     */
    record Some(Set<String> agencies, Set<String> whole) implements Reach {
        public Some {
            agencies = Set.copyOf(agencies);
            whole = Set.copyOf(whole);
        }

        /** Of agencies none of which is known to be whole. */
        public Some(Set<String> agencies) {
            this(agencies, Set.of());
        }

        /** The agencies that are in no range. */
        public Set<String> single() {
            return whole.isEmpty()
                    ? agencies
                    : agencies.stream()
                            .filter(code -> whole.stream().noneMatch(root -> isUnder(code, root)))
                            .collect(Collectors.toUnmodifiableSet());
        }

        /** Whether a code is another or, by its dots, below it. */
        public static boolean isUnder(String code, String root) {
            return code.startsWith(root) && (code.length() == root.length() || code.charAt(root.length()) == '.');
        }

        @Override
        public boolean covers(@Nullable String agency) {
            return agency != null && agencies.contains(agency);
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
