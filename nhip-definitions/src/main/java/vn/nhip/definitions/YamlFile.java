package vn.nhip.definitions;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Text to a tree of nodes with their lines. Nothing is ever constructed from it, so no tag can do anything. */
public final class YamlFile {
    private static final int LARGEST = 1 << 20;
    private static final int DEEPEST = 20;

    private YamlFile() {}

    /** The top object of a text, read by its shape; null when there is none, with the reason among the complaints. */
    public static @Nullable YamlObject read(String text, Shape shape, Complaints complaints) {
        MappingNode top = read(text, complaints);
        return top == null ? null : new YamlObject(top, shape, complaints);
    }

    /** The top mapping of a text; null when there is none, with the reason among the complaints. */
    static @Nullable MappingNode read(String text, Complaints complaints) {
        if (text.length() > LARGEST) {
            complaints.add(1, text.length() + " characters", "at most " + LARGEST);
            return null;
        }
        try {
            Node node = compose(text);
            if (node instanceof MappingNode mapping) {
                return mapping;
            }
            complaints.add(1, node == null ? "an empty file" : "no keys at the top", "a definition");
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            complaints.add(mark == null ? 1 : mark.getLine() + 1, String.valueOf(e.getProblem()), "correct YAML");
        } catch (YAMLException e) {
            complaints.add(1, String.valueOf(e.getMessage()), "plain YAML without aliases of lists and objects");
        }
        return null;
    }

    /** The parser's lower half: the upper one would load a hundred classes more to construct objects. */
    private static @Nullable Node compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(LARGEST);
        return new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options).getSingleNode();
    }
}
