package vn.nhip.server.decisions;

import java.util.List;

/** A text of rules that cannot hold, told to who wrote it. */
public final class RuleMistakes extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    RuleMistakes(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** In Vietnamese, each with file and line. */
    public List<String> mistakes() {
        return mistakes;
    }
}
