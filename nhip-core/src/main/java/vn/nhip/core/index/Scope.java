package vn.nhip.core.index;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where an indicator applies and how it is put together.
 *
 * @param levels levels it applies to
 * @param elsewhere what it is worth at the other levels
 * @param parent how a parent's counts come about
 */
public record Scope(Set<Level> levels, Elsewhere elsewhere, ParentRule parent) {
    public Scope {
        levels = Set.copyOf(levels);
    }

    /** Whether the indicator applies to a unit; a unit of unknown level gets every indicator. */
    public boolean appliesTo(@Nullable Level level) {
        return level == null || levels.contains(level);
    }
}
