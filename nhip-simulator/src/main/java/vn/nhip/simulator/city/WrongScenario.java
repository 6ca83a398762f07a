package vn.nhip.simulator.city;

import java.util.List;

/** A scenario that cannot be played. */
public final class WrongScenario extends IllegalArgumentException {
    private final List<String> mistakes;

    WrongScenario(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Every mistake, in Vietnamese. */
    public List<String> mistakes() {
        return mistakes;
    }
}
