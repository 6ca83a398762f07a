package vn.nhip.simulator.like;

import java.util.List;

/** A capture that no cases can come to, or none of those that are built; each contradiction says which. */
public final class ImpossibleCapture extends IllegalArgumentException {
    private final List<String> contradictions;

    ImpossibleCapture(List<String> contradictions) {
        super(String.join("\n", contradictions));
        this.contradictions = List.copyOf(contradictions);
    }

    /** Every contradiction, in Vietnamese. */
    public List<String> contradictions() {
        return contradictions;
    }
}
