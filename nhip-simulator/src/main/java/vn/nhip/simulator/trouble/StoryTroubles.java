package vn.nhip.simulator.trouble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.calendar.WorkCalendar;
import vn.nhip.core.cases.CaseFact;
import vn.nhip.simulator.story.Dice;
import vn.nhip.simulator.story.Story;
import vn.nhip.simulator.story.Told;

/**
 * Brings trouble into stories, one by one, and labels it. What happens to a story depends on the seed, its number and itself only. A case has
 * at most one thing that dresses it up, beside any accidents. For one thread.
 */
public final class StoryTroubles {
    private static final String CASE = "trouble";

    private final Troubles troubles;
    private final long seed;
    private final LabelSink sink;
    private final Teller teller;
    private final Accidents accidents;
    private final Outages outages;
    private final DressUps dressUps;
    private final List<TroubleKind> dressing = new ArrayList<>();
    private final Map<String, Long> skews = new HashMap<>();

    /**
     * The troubles of a scenario.
     *
     * @param calendar when agencies work
     * @param sink takes the labels of a story while it is touched
     */
    public StoryTroubles(Troubles troubles, long seed, WorkCalendar calendar, LabelSink sink) {
        this.troubles = troubles;
        this.seed = seed;
        this.sink = sink;
        this.teller = new Teller(sink);
        Offices offices = new Offices(calendar);
        this.accidents = new Accidents(troubles, teller);
        this.outages = new Outages(troubles, seed, offices, teller);
        this.dressUps = new DressUps(troubles, seed, offices, teller);
        for (TroubleKind kind : TroubleKind.values()) {
            if (kind.dressesUp() && troubles.share(kind) > 0) {
                dressing.add(kind);
            }
        }
    }

    /** Labels what is about no single case: when the portal is out. To be called once. */
    public void announce() {
        outages.announce(sink);
    }

    /**
     * The story, possibly with trouble.
     *
     * @param number of the case, the only thing its chance depends on beside the seed
     * @return the same object where nothing was changed
     */
    public Story touch(Story story, long number) {
        unrecognised(story);
        Dice dice = Dice.of(seed, CASE, number);
        boolean missing = dice.chance(troubles.share(TroubleKind.MISSING_FIELDS));
        boolean rejected = dice.chance(troubles.share(TroubleKind.SYNC_REJECTED));
        boolean corrected = dice.chance(troubles.share(TroubleKind.CORRECTED));
        TroubleKind dressed = chosen(dice.unit());
        boolean skewed = troubles.share(TroubleKind.CLOCK_SKEW) > 0;
        String agency = skewed || missing || rejected || corrected || dressed != null ? Outline.agency(story) : null;
        long skew = skewed && agency != null ? skews.computeIfAbsent(agency, this::skew) : 0;
        Chances chances = new Chances(missing, rejected, corrected, dressed, skew);
        return chances.any() || outages.hits(story.course())
                ? touch(story, number, agency == null ? Outline.agency(story) : agency, chances)
                : story;
    }

    /** Nothing is told otherwise of it: only the portal does not count it. */
    private void unrecognised(Story story) {
        double share = troubles.share(TroubleKind.PAYMENT_UNRECOGNISED);
        for (int step = 0; share > 0 && step < story.course().size(); step++) {
            Told told = story.course().get(step);
            if (told.fact() instanceof CaseFact.FeePaid paid
                    && paid.gateway() == CaseFact.Gateway.LOCAL
                    && !Recognition.recognises(story.code(), share)) {
                sink.take(new Label(
                        TroubleKind.PAYMENT_UNRECOGNISED,
                        story.code(),
                        Outline.agency(story),
                        story.id(step),
                        told.occurred(),
                        told.occurred(),
                        "trả qua cổng của tỉnh, Cổng không tính"));
            }
        }
    }

    /**
     * What may happen to a case, where it fits.
     *
     * @param skew how many seconds the clock of its agency is ahead
     */
    private record Chances(
            boolean missing,
            boolean rejected,
            boolean corrected,
            @Nullable TroubleKind dressed,
            long skew) {

        boolean any() {
            return missing || rejected || corrected || dressed != null || skew != 0;
        }
    }

    private Story touch(Story story, long number, @Nullable String agency, Chances chances) {
        long began = Outline.began(story.course());
        teller.of(agency);
        StoryDraft draft = new StoryDraft(story);
        if (chances.missing() && fits(TroubleKind.MISSING_FIELDS, agency, began)) {
            accidents.missing(draft, dice(TroubleKind.MISSING_FIELDS, number));
        }
        TroubleKind dressed = chances.dressed();
        if (dressed != null && fits(dressed, agency, began)) {
            dressUps.dress(dressed, draft, agency, dice(dressed, number));
        }
        if (chances.rejected() && fits(TroubleKind.SYNC_REJECTED, agency, began)) {
            accidents.rejected(draft, dice(TroubleKind.SYNC_REJECTED, number));
        }
        outages.strike(draft, dice(TroubleKind.PORTAL_OUTAGE, number));
        if (chances.corrected() && fits(TroubleKind.CORRECTED, agency, began)) {
            accidents.corrected(draft, dice(TroubleKind.CORRECTED, number));
        }
        if (chances.skew() != 0 && fits(TroubleKind.CLOCK_SKEW, agency, began)) {
            accidents.skew(draft, chances.skew());
        }
        return draft.story();
    }

    private Dice dice(TroubleKind kind, long number) {
        return Dice.of(seed, kind.code(), number);
    }

    private boolean fits(TroubleKind kind, @Nullable String agency, long second) {
        Trouble trouble = troubles.of(kind);
        return trouble.share() > 0 && trouble.reaches(agency) && trouble.holds(second);
    }

    /** Of the ways to dress up the one within whose share the chance lies. */
    private @Nullable TroubleKind chosen(double chance) {
        double left = chance;
        for (TroubleKind kind : dressing) {
            left -= troubles.share(kind);
            if (left < 0) {
                return kind;
            }
        }
        return null;
    }

    /** How many seconds the clock of an agency is ahead. */
    private long skew(String agency) {
        Dice dice = Dice.of(seed, TroubleKind.CLOCK_SKEW.code() + " " + agency, 0);
        if (!dice.chance(troubles.share(TroubleKind.CLOCK_SKEW))) {
            return 0;
        }
        double least = troubles.setting(TroubleKind.CLOCK_SKEW, "least_minutes");
        double most = troubles.setting(TroubleKind.CLOCK_SKEW, "most_minutes");
        long seconds = Math.max(1, Math.round(60 * (least + dice.unit() * (most - least))));
        return dice.chance(0.5) ? seconds : -seconds;
    }
}
