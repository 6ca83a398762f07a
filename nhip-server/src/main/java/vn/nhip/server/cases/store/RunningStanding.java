package vn.nhip.server.cases.store;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.deadline.Standing;
import vn.nhip.server.cases.CaseClocks;

/** How a stored standing reads later: only what runs within its term changes with time alone. */
@Component
class RunningStanding {
    private final CaseClocks clocks;

    RunningStanding(CaseClocks clocks) {
        this.clocks = clocks;
    }

    /** The standing at an instant not before the one it was stored for. */
    Standing at(Standing stored, @Nullable Instant due, Instant now) {
        boolean runs = stored == Standing.RUNNING || stored == Standing.DUE_SOON || stored == Standing.OVERDUE;
        if (!runs || due == null) {
            return stored;
        }
        if (due.isBefore(now)) {
            return Standing.OVERDUE;
        }
        return isSoon(due, now) ? Standing.DUE_SOON : Standing.RUNNING;
    }

    private boolean isSoon(Instant due, Instant now) {
        LocalDate today = now.atZone(WorkCalendar.ZONE).toLocalDate();
        LocalDate last = due.atZone(WorkCalendar.ZONE).toLocalDate();
        try {
            return !today.isBefore(clocks.soonFrom(last));
        } catch (UnknownYearException e) {
            return false;
        }
    }
}
