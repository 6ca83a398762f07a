package vn.nhip.server.cases.intake;

import vn.nhip.contract.EventRead;

/** What the reader of events read, as records for the intake. */
public final class EventRecords {

    private EventRecords() {}

    /**
     * One record.
     *
     * @param source the sender, for events that do not say
     */
    public static Incoming incoming(EventRead read, String source) {
        return switch (read) {
            case EventRead.Read event -> new Incoming.Read(event.message(), event.raw());
            case EventRead.Unread unread ->
                new Incoming.Unread(
                        unread.source() == null ? source : unread.source(),
                        unread.place(),
                        unread.problem(),
                        unread.raw());
        };
    }
}
