package vn.nhip.server.cases.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.DayAccount;
import vn.nhip.core.deadline.Reckoning;
import vn.nhip.core.deadline.StepReckoning;

/**
 * What both clocks say of one case at one instant.
 *
 * @param legal the law's reckoning
 * @param portal the portal's
 * @param legalDays the law's account of every day
 * @param portalDays the portal's
 * @param steps every step by its own due instant, in the order of the steps; empty when none can be reckoned
 * @param noDays why the days cannot be told one by one, with the way out; {@code null} when they can
 */
public record BothClocks(
        Reckoning legal,
        Reckoning portal,
        List<DayAccount> legalDays,
        List<DayAccount> portalDays,
        List<StepReckoning> steps,
        @Nullable String noDays) {
    public BothClocks {
        legalDays = List.copyOf(legalDays);
        portalDays = List.copyOf(portalDays);
        steps = List.copyOf(steps);
    }

    /** Whether both say the same of the case. */
    public boolean agree() {
        return legal.standing() == portal.standing();
    }

    /** The rules that decided on one clock only: they are why the two differ. */
    public List<Reckoning.Reason> only(Reckoning mine, Reckoning other) {
        return mine.reasons().stream()
                .filter(reason ->
                        other.reasons().stream().noneMatch(r -> r.rule().equals(reason.rule())))
                .toList();
    }
}
