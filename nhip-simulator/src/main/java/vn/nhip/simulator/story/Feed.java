package vn.nhip.simulator.story;

import org.jspecify.annotations.Nullable;

/** Events in the order in which they are told. The same seed gives the same feed, event by event, on every machine. */
public interface Feed {

    /** The next one; {@code null} at the end. */
    @Nullable
    Event next();
}
