package vn.nhip.simulator.live;

import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param tally of the whole feed so far
 * @param told confirmed in this run
 * @param simulated the second of simulated time, since 1970; 0 before it began
 * @param factor simulated seconds in a real one; infinite without a pace
 * @param inFlight batches cut and not yet confirmed
 * @param inFlightMax how many may be
 * @param skipping whether what was confirmed before is still being passed over
 * @param paused whether a person lets it stand still
 * @param held whether reading waits for the server: back-pressure
 * @param trouble what is the matter with the server, in Vietnamese; {@code null} when nothing is
 */
public record LiveState(
        Tally tally,
        long told,
        long simulated,
        double factor,
        int inFlight,
        int inFlightMax,
        boolean skipping,
        boolean paused,
        boolean held,
        @Nullable String trouble) {}
