package vn.nhip.server.reconciliation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.index.Period;

/** The way in to what the portal published. */
public interface PortalCaptures {

    /** A province and period of which there are captures. */
    record Available(String root, Period period) {}

    /** What there is, newest period first. */
    List<Available> available();

    /** All captures of a province and period, newest first. */
    List<Capture> captures(String root, Period period);

    /**
     * The figures as they stood.
     *
     * @param asOf captures taken later are left out; null for the newest
     * @return empty when nothing had been captured by then
     */
    Optional<PortalFigures> figures(String root, Period period, @Nullable Instant asOf);

    /** Grows with every import that changed something; lets readers keep what they computed. */
    long revision();
}
