package vn.nhip.simulator.like;

import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.Channel;

/** One case while it is decided what it counts for. */
final class Draft {
    /** In the month as of the first instant, and as of the second. */
    boolean first;

    boolean second;

    boolean late;
    /** Late as of the first instant and not as of the second: the time of its end is corrected. */
    boolean mended;

    boolean owing;
    boolean paid;
    boolean synchronised;
    boolean result;
    boolean digitised;
    boolean reused;
    boolean stored;
    boolean population;
    boolean disliked;
    boolean termless;
    boolean documentless;

    int procedure;

    @Nullable
    Channel channel;
}
