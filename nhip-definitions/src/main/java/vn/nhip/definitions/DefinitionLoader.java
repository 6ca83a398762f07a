package vn.nhip.definitions;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import vn.nhip.core.index.IndexDefinition;

/** Reads definitions of an index. All mistakes of all files are reported together. */
public final class DefinitionLoader {
    private DefinitionLoader() {}

    /** A definition with the lines that later checks speak of. */
    private record Read(String file, IndexDefinition definition, int fromLine, int toLine) {}

    /**
     * Reads one definition.
     *
     * @param file its name, for messages
     * @param yaml its text
     * @throws DefinitionException with every mistake in it
     */
    public static IndexDefinition load(String file, String yaml) {
        return load(Map.of(file, yaml)).getFirst();
    }

    /**
     * Reads several definitions and checks that no two versions of an index hold on the same day.
     *
     * @param files texts by file name
     * @return in the order of code and first day
     * @throws DefinitionException with every mistake in every file
     */
    public static List<IndexDefinition> load(Map<String, String> files) {
        List<DefinitionError> errors = new ArrayList<>();
        List<Read> read = new ArrayList<>();
        files.forEach((file, yaml) -> {
            Complaints complaints = new Complaints(file);
            Read one = read(file, yaml, complaints);
            if (one != null && complaints.isEmpty()) {
                read.add(one);
            }
            errors.addAll(complaints.inOrder());
        });
        read.sort(Comparator.comparing((Read r) -> r.definition().code())
                .thenComparing(r -> r.definition().effectiveFrom()));
        for (int i = 1; i < read.size(); i++) {
            requireSuccession(read.get(i - 1), read.get(i), errors);
        }
        if (!errors.isEmpty()) {
            throw new DefinitionException(errors);
        }
        return read.stream().map(Read::definition).toList();
    }

    private static @Nullable Read read(String file, String yaml, Complaints complaints) {
        MappingNode top = YamlFile.read(yaml, complaints);
        if (top == null) {
            return null;
        }
        YamlObject object = new YamlObject(top, IndexShape.DEFINITION, complaints);
        IndexDefinition definition = new IndexReader(object).read();
        return new Read(file, definition, object.line("effective_from"), object.line("effective_to"));
    }

    private static void requireSuccession(Read before, Read after, List<DefinitionError> errors) {
        IndexDefinition earlier = before.definition();
        IndexDefinition later = after.definition();
        if (!earlier.code().equals(later.code())) {
            return;
        }
        LocalDate from = later.effectiveFrom();
        LocalDate to = earlier.effectiveTo();
        if (earlier.effectiveFrom().equals(from)) {
            errors.add(new DefinitionError(
                    after.file(),
                    after.fromLine(),
                    "effective_from " + from + " as in " + before.file(),
                    "another day"));
        } else if (to == null || !to.isBefore(from)) {
            errors.add(new DefinitionError(
                    before.file(),
                    before.toLine(),
                    "effective_to " + to + " overlaps " + later.version() + " in " + after.file(),
                    from.minusDays(1) + " or earlier"));
        }
    }
}
