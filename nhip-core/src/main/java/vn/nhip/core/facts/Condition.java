package vn.nhip.core.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition of the index over the {@link Fact}s of a case, the {@link ProcedureFact}s of a procedure or the {@link PetitionFact}s of a
 * petition: {@code online and (result_attached or needs_no_result)}. Pure data; a mask of facts goes in, whether it holds comes out.
 */
public sealed interface Condition {

    /** Always holds. */
    Condition ALL = new And(List.of());

    /** Whether it holds where exactly the facts of a mask hold. */
    boolean holds(int mask);

    /** The facts it asks for, as a mask. */
    int asks();

    /** As a part of a Vietnamese sentence. */
    String words();

    /** A fact. */
    record Is(NamedFact fact) implements Condition {
        @Override
        public boolean holds(int mask) {
            return (mask & fact.bit()) != 0;
        }

        @Override
        public int asks() {
            return fact.bit();
        }

        @Override
        public String words() {
            return fact.words();
        }
    }

    /** The contrary. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(int mask) {
            return !condition.holds(mask);
        }

        @Override
        public int asks() {
            return condition.asks();
        }

        @Override
        public String words() {
            return condition instanceof Is(NamedFact fact) ? fact.negation() : "không phải (" + condition.words() + ")";
        }
    }

    /** All of them. */
    record And(List<Condition> conditions) implements Condition {
        public And {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(int mask) {
            for (Condition condition : conditions) {
                if (!condition.holds(mask)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int asks() {
            return Condition.asks(conditions);
        }

        @Override
        public String words() {
            return conditions.isEmpty() ? "bất kỳ" : joined(conditions, " và ");
        }
    }

    /** One of them at least. */
    record Or(List<Condition> conditions) implements Condition {
        public Or {
            conditions = List.copyOf(conditions);
        }

        @Override
        public boolean holds(int mask) {
            for (Condition condition : conditions) {
                if (condition.holds(mask)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int asks() {
            return Condition.asks(conditions);
        }

        @Override
        public String words() {
            return joined(conditions, " hoặc ");
        }
    }

    private static int asks(List<Condition> conditions) {
        int asks = 0;
        for (Condition condition : conditions) {
            asks |= condition.asks();
        }
        return asks;
    }

    private static String joined(List<Condition> conditions, String by) {
        return conditions.stream()
                .map(c -> c instanceof Or || c instanceof And ? "(" + c.words() + ")" : c.words())
                .collect(Collectors.joining(by));
    }

    /**
     * Reads a condition on cases.
     *
     * @param text facts by name, {@code not}, {@code and}, {@code or}, brackets; {@code all} always holds
     * @throws IllegalArgumentException naming what stands there and what was expected
     */
    static Condition parse(String text) {
        return parse(text, Fact.values());
    }

    /** The same on procedures. */
    static Condition parseOfProcedure(String text) {
        return parse(text, ProcedureFact.values());
    }

    /** The same on petitions. */
    static Condition parseOfPetition(String text) {
        return parse(text, PetitionFact.values());
    }

    private static Condition parse(String text, NamedFact[] facts) {
        return text.strip().equals("all") ? ALL : new Parser(text, facts).whole();
    }

    /** Reads one text, word by word. */
    final class Parser {
        private final NamedFact[] facts;
        private final List<String> words;
        private int at;

        private Parser(String text, NamedFact[] facts) {
            this.facts = facts.clone();
            words = new ArrayList<>(Arrays.asList(
                    text.replace("(", " ( ").replace(")", " ) ").strip().split("\\s+")));
        }

        private Condition whole() {
            Condition condition = either();
            if (at < words.size()) {
                throw unexpected("and, or, or the end");
            }
            return condition;
        }

        private Condition either() {
            List<Condition> parts = new ArrayList<>(List.of(both()));
            while (take("or")) {
                parts.add(both());
            }
            return parts.size() == 1 ? parts.getFirst() : new Or(parts);
        }

        private Condition both() {
            List<Condition> parts = new ArrayList<>(List.of(one()));
            while (take("and")) {
                parts.add(one());
            }
            return parts.size() == 1 ? parts.getFirst() : new And(parts);
        }

        private Condition one() {
            if (take("not")) {
                return new Not(one());
            }
            if (take("(")) {
                Condition inside = either();
                if (!take(")")) {
                    throw unexpected("a closing bracket");
                }
                return inside;
            }
            String word = at < words.size() ? words.get(at) : "";
            NamedFact fact = Arrays.stream(facts)
                    .filter(known -> known.label().equals(word))
                    .findFirst()
                    .orElseThrow(() -> unexpected("a fact: " + names()));
            at++;
            return new Is(fact);
        }

        private boolean take(String word) {
            boolean there = at < words.size() && words.get(at).equals(word);
            at += there ? 1 : 0;
            return there;
        }

        private IllegalArgumentException unexpected(String expected) {
            String there = at < words.size() ? words.get(at) : "the end";
            return new IllegalArgumentException(there + ", expected " + expected);
        }

        private String names() {
            return Arrays.stream(facts).map(NamedFact::label).collect(Collectors.joining(", "));
        }
    }
}
