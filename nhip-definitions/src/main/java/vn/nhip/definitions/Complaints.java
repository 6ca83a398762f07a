package vn.nhip.definitions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects the mistakes of one file, so that a person learns of all of them at once. */
public final class Complaints {
    private final String file;
    private final List<DefinitionError> errors = new ArrayList<>();

    /** @param file its name, as messages say it */
    public Complaints(String file) {
        this.file = file;
    }

    /** A mistake in a line, counted from 1. */
    public void add(int line, String what, String expected) {
        errors.add(new DefinitionError(file, line, what, expected));
    }

    void add(Node node, String what, String expected) {
        add(lineOf(node), what, expected);
    }

    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** Whether there is no mistake. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** The mistakes in the order of the lines. */
    public List<DefinitionError> inOrder() {
        return errors.stream()
                .sorted(Comparator.comparingInt(DefinitionError::line))
                .toList();
    }
}
