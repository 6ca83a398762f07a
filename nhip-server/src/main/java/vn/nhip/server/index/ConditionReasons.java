package vn.nhip.server.index;

import java.util.List;
import java.util.function.BiFunction;
import vn.nhip.core.facts.Condition;
import vn.nhip.core.facts.NamedFact;

/** Which facts of a mask decided a condition. */
final class ConditionReasons {
    private final int mask;
    private final BiFunction<NamedFact, Boolean, String> words;
    private final List<String> found;

    /**
     * To find them.
     *
     * @param words what a fact says when it holds, or does not
     * @param found where reasons are added to
     */
    ConditionReasons(int mask, BiFunction<NamedFact, Boolean, String> words, List<String> found) {
        this.mask = mask;
        this.words = words;
        this.found = found;
    }

    /** Adds why a condition holds, or does not. */
    void find(Condition condition, boolean wanted) {
        switch (condition) {
            case Condition.Is(NamedFact fact) -> {
                if (condition.holds(mask) == wanted) {
                    found.add(words.apply(fact, wanted));
                }
            }
            case Condition.Not(Condition inner) -> find(inner, !wanted);
            case Condition.And(List<Condition> conditions) -> each(conditions, wanted);
            case Condition.Or(List<Condition> conditions) -> each(conditions, wanted);
        }
    }

    private void each(List<Condition> conditions, boolean wanted) {
        for (Condition condition : conditions) {
            if (condition.holds(mask) == wanted) {
                find(condition, wanted);
            }
        }
    }
}
