package vn.nhip.simulator.trouble;

import org.jspecify.annotations.Nullable;

/** Hands over the labels of one case after the other. */
final class Teller {
    private final LabelSink sink;
    private @Nullable String agency;

    Teller(LabelSink sink) {
        this.sink = sink;
    }

    /** From here on labels are of a case of this agency. */
    void of(@Nullable String itsAgency) {
        agency = itsAgency;
    }

    /** @param step the event; {@code null} when it is every event of the case */
    void label(TroubleKind kind, StoryDraft draft, @Nullable Integer step, long from, long to, String note) {
        sink.take(new Label(kind, draft.code(), agency, step == null ? null : draft.id(step), from, to, note));
    }
}
