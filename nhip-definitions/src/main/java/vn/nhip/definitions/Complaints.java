package vn.nhip.definitions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Collects the mistakes of one file. */
final class Complaints {
    private final String file;
    private final List<DefinitionError> errors = new ArrayList<>();

    Complaints(String file) {
        this.file = file;
    }

    void add(int line, String what, String expected) {
        errors.add(new DefinitionError(file, line, what, expected));
    }

    void add(Node node, String what, String expected) {
        add(lineOf(node), what, expected);
    }

    static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<DefinitionError> inOrder() {
        return errors.stream()
                .sorted(Comparator.comparingInt(DefinitionError::line))
                .toList();
    }
}
