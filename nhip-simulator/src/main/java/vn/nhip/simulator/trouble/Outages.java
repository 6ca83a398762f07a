package vn.nhip.simulator.trouble;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.OfficeDays;
import vn.nhip.simulator.story.Told;

/** Windows in which the portal takes nothing; afterwards what was refused is sent again. */
final class Outages {
    private static final CaseFact UNREACHABLE = new CaseFact.SynchronisationFailed("99", "Cổng không trả lời");

    private final Teller teller;
    private final List<Window> windows;
    private final long catchUp;

    /**
     * A window.
     *
     * @param from in seconds since 1970
     * @param to the portal answers again
     */
    private record Window(long from, long to) {}

    Outages(Troubles troubles, long seed, Offices offices, Teller teller) {
        this.teller = teller;
        this.windows = windows(troubles, seed, offices);
        this.catchUp = (long) (troubles.setting(TroubleKind.PORTAL_OUTAGE, "catch_up_hours") * Offices.HOUR);
    }

    private static List<Window> windows(Troubles troubles, long seed, Offices offices) {
        Trouble trouble = troubles.of(TroubleKind.PORTAL_OUTAGE);
        LocalDate from = trouble.from();
        LocalDate to = trouble.to();
        List<Window> windows = new ArrayList<>();
        if (from == null || to == null) {
            return windows;
        }
        int n = (int) trouble.share();
        double slot = (to.toEpochDay() - from.toEpochDay() + 1) / (double) Math.max(1, n);
        long length = (long) (troubles.setting(TroubleKind.PORTAL_OUTAGE, "hours") * Offices.HOUR);
        for (int i = 0; i < n; i++) {
            Dice dice = Dice.of(seed, TroubleKind.PORTAL_OUTAGE.code(), i);
            long any = from.toEpochDay() + (long) ((i + dice.unit()) * slot);
            long working = offices.onOrAfter(any);
            // Where there is no more day of work the portal fails on a day off.
            long day = working > to.toEpochDay() ? any : working;
            long begins = OfficeDays.at(day, 7 * Offices.HOUR + dice.below(7 * Offices.HOUR));
            windows.add(new Window(begins, begins + length));
        }
        return windows;
    }

    /** Labels the windows themselves. */
    void announce(LabelSink sink) {
        for (Window window : windows) {
            sink.take(new Label(
                    TroubleKind.PORTAL_OUTAGE, null, null, null, window.from(), window.to(), "Cổng không trả lời"));
        }
    }

    boolean hits(List<Told> course) {
        for (Told told : course) {
            if (told.fact() instanceof CaseFact.Synchronised && inside(told.occurred()) != null) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Window inside(long second) {
        for (Window window : windows) {
            if (second >= window.from() && second < window.to()) {
                return window;
            }
        }
        return null;
    }

    /** Lets every synchronisation within a window fail, and succeed after it. */
    void strike(StoryDraft draft, Dice dice) {
        int steps = draft.size();
        for (int step = 0; step < steps; step++) {
            Told taken = draft.at(step);
            if (!(taken.fact() instanceof CaseFact.Synchronised)) {
                continue;
            }
            for (Window window = inside(taken.occurred()); window != null; window = inside(taken.occurred())) {
                long again = window.to() + (long) (dice.unit() * catchUp);
                draft.move(step, again, taken.fact());
                int failed = draft.add(taken.occurred(), taken.told(), UNREACHABLE);
                teller.label(
                        TroubleKind.PORTAL_OUTAGE,
                        draft,
                        failed,
                        taken.occurred(),
                        again,
                        "Cổng không trả lời, gửi lại sau");
                taken = draft.at(step);
            }
        }
    }
}
