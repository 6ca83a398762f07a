package vn.nhip.simulator.scene;

import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.nhip.core.feedback.Petition;
import vn.nhip.simulator.story.Feed;

/** A simulated province: what is told once of it, and its cases. The same seed gives the same scene. */
public interface Scene {

    /** What it is, in a few Vietnamese words. */
    String title();

    /** The system that tells its events (CloudEvents {@code source}). */
    String source();

    List<SimulatedAgency> agencies();

    List<SimulatedProcedure> procedures();

    /** The codes of the procedures under the authority of each agency. */
    Map<String, Set<String>> authority();

    List<SimulatedService> services();

    List<SimulatedAnnouncement> announcements();

    List<Petition> petitions();

    /** The events of all cases, from the beginning; each call gives the same feed anew. */
    Feed feed();

    /** From when on nothing is told any more, in seconds since 1970. */
    long ends();

    /** About how many events are told before an instant, in seconds since 1970: for showing progress. */
    long eventsExpected(long until);
}
