package vn.nhip.definitions;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One object of a file, read by its shape. A mistake is noted and reading goes on with a stand-in value, so that one run finds
 * them all: numbers become NaN, dates the epoch, texts empty.
 */
public final class YamlObject {
    private static final List<Tag> PLAIN_TAGS =
            List.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.MAP, Tag.SEQ);

    private final MappingNode node;
    private final Shape shape;
    private final Complaints complaints;
    private final Map<String, Node> values = new HashMap<>();

    YamlObject(MappingNode node, Shape shape, Complaints complaints) {
        this.node = node;
        this.shape = shape;
        this.complaints = complaints;
        collect();
        for (String key : shape.required()) {
            if (!values.containsKey(key)) {
                complaints.add(node, shape.label() + " without " + key, "the key " + key);
            }
        }
    }

    private void collect() {
        for (NodeTuple tuple : node.getValue()) {
            Node keyNode = tuple.getKeyNode();
            String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!shape.keys().contains(key)) {
                String expected = Spelling.nearest(key, shape.keys())
                        .orElseGet(() -> "one of " + String.join(", ", shape.keys()));
                complaints.add(keyNode, "unknown key " + key + " in " + shape.label(), expected);
            } else if (!PLAIN_TAGS.contains(tuple.getValueNode().getTag())) {
                complaints.add(
                        tuple.getValueNode(),
                        key + ": tag " + tuple.getValueNode().getTag(),
                        "no tag");
                values.put(key, tuple.getValueNode());
            } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
                complaints.add(keyNode, "key " + key + " a second time", "every key once");
            }
        }
    }

    /** The mistakes of its file. */
    public Complaints complaints() {
        return complaints;
    }

    /** The line of a key's value; of the object where the key is missing. */
    public int line(String key) {
        return Complaints.lineOf(values.getOrDefault(key, node));
    }

    /** Whether the key stands there with a value other than null. */
    public boolean has(String key) {
        return values.containsKey(key) && !isNull(values.get(key));
    }

    /** Whether the key stands there, be it with null as its value. */
    public boolean names(String key) {
        return values.containsKey(key);
    }

    private static boolean isNull(@Nullable Node value) {
        return value != null && Tag.NULL.equals(value.getTag());
    }

    /** Notes that what stands at a key is not what was expected. */
    public void complain(String key, String expected) {
        Node value = values.get(key);
        if (value != null) {
            complaints.add(value, key + ": " + describe(value), expected);
        }
    }

    private static String describe(Node value) {
        return switch (value) {
            case ScalarNode scalar -> scalar.getValue().isEmpty() ? "nothing" : scalar.getValue();
            case SequenceNode list -> "a list";
            default -> "an object";
        };
    }

    /** A text; empty stands in. */
    public String text(String key) {
        Node value = values.get(key);
        if (value instanceof ScalarNode scalar
                && Tag.STR.equals(value.getTag())
                && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        complain(key, value instanceof ScalarNode && !Tag.STR.equals(value.getTag()) ? "a text, quoted" : "a text");
        return "";
    }

    /** A text that was read, and complained about if need be, before. */
    String peek(String key) {
        return values.get(key) instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /** A number of at least 0. */
    public double number(String key) {
        return number(key, 0, Double.MAX_VALUE, "a number of at least 0");
    }

    /** A ratio in (0, 1]. */
    double ratio(String key) {
        return number(key, Double.MIN_VALUE, 1, "a ratio above 0, at most 1");
    }

    private double number(String key, double least, double most, String expected) {
        Node value = values.get(key);
        if (value instanceof ScalarNode scalar
                && (Tag.INT.equals(value.getTag()) || Tag.FLOAT.equals(value.getTag()))) {
            try {
                double number = Double.parseDouble(scalar.getValue().replace("_", ""));
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Octal, infinite and the like: reported below as what stands there.
            }
        }
        complain(key, expected);
        return Double.NaN;
    }

    /** A whole number of at least 0; -1 stands in. */
    public long count(String key) {
        Node value = values.get(key);
        if (value instanceof ScalarNode scalar && isCount(scalar.getValue())) {
            return Long.parseLong(scalar.getValue());
        }
        complain(key, "a whole number of at least 0");
        return -1;
    }

    private static boolean isCount(String text) {
        return !text.isEmpty() && text.length() <= 15 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A year of four digits; -1 stands in. */
    int year(String key) {
        String text = peek(key);
        if (text.length() == 4 && isCount(text) && text.charAt(0) != '0') {
            return Integer.parseInt(text);
        }
        complain(key, "a year, YYYY");
        return -1;
    }

    /** True or false; the stand-in where the key is absent. */
    public boolean flag(String key, boolean otherwise) {
        if (!values.containsKey(key)) {
            return otherwise;
        }
        switch (peek(key)) {
            case "true" -> {
                return true;
            }
            case "false" -> {
                return false;
            }
            default -> complain(key, "true or false");
        }
        return otherwise;
    }

    /** A date, YYYY-MM-DD; the epoch stands in. */
    public LocalDate date(String key) {
        if (values.get(key) instanceof ScalarNode scalar) {
            try {
                return LocalDate.parse(scalar.getValue());
            } catch (DateTimeParseException e) {
                // Reported below, with what stands there.
            }
        }
        complain(key, "a date, YYYY-MM-DD");
        return LocalDate.EPOCH;
    }

    @Nullable
    LocalDate optionalDate(String key) {
        return has(key) ? date(key) : null;
    }

    /** A constant by its name in lower case; the first one stands in. Plain {@code null} names the constant NULL. */
    public <E extends Enum<E>> E constant(String key, Class<E> type) {
        return constant(key, type, type.getEnumConstants()[0]);
    }

    /** A constant by its name in lower case; absent or unknown, {@code otherwise}. */
    public <E extends Enum<E>> E constant(String key, Class<E> type, E otherwise) {
        if (!values.containsKey(key)) {
            return otherwise;
        }
        if (values.get(key) instanceof ScalarNode scalar) {
            String name = isNull(scalar) ? "null" : scalar.getValue();
            for (E constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return constant;
                }
            }
        }
        complain(key, "one of " + String.join(", ", namesOf(type)));
        return otherwise;
    }

    static <E extends Enum<E>> List<String> namesOf(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(c -> c.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** A text that is one of a few. */
    public String choice(String key, List<String> choices) {
        if (values.get(key) instanceof ScalarNode scalar && choices.contains(scalar.getValue())) {
            return scalar.getValue();
        }
        complain(key, choices.size() == 1 ? choices.getFirst() : "one of " + String.join(", ", choices));
        return choices.getFirst();
    }

    /** The texts of a list, each one of a few. */
    public List<String> choices(String key, List<String> choices) {
        List<String> chosen = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar && choices.contains(scalar.getValue())) {
                chosen.add(scalar.getValue());
            } else {
                complaints.add(item, key + ": " + describe(item), "one of " + String.join(", ", choices));
            }
        }
        return chosen;
    }

    /** The texts of a list; an absent list is empty. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                texts.add(scalar.getValue());
            } else {
                complaints.add(item, key + ": " + describe(item), "a text");
            }
        }
        return texts;
    }

    /** The object at a key; null, and a mistake, when another thing stands there; null when nothing does. */
    public @Nullable YamlObject object(String key, Shape itsShape) {
        if (values.get(key) instanceof MappingNode mapping) {
            return new YamlObject(mapping, itsShape, complaints);
        }
        complain(key, "an object with " + String.join(", ", itsShape.required()));
        return null;
    }

    /** The objects of a list; an absent list is empty. */
    public List<YamlObject> objects(String key, Shape itsShape) {
        List<YamlObject> objects = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof MappingNode mapping) {
                objects.add(new YamlObject(mapping, itsShape, complaints));
            } else {
                String expected = "an object with " + String.join(", ", itsShape.required());
                complaints.add(item, key + ": " + describe(item), expected);
            }
        }
        return objects;
    }

    /** Whether an object, not a plain value or a list, stands at the key. */
    public boolean isObject(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** Whether a list stands at the key. */
    public boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    /** A plain value as it is written, be it a text, a number or a date; empty stands in. */
    public String scalar(String key) {
        if (values.get(key) instanceof ScalarNode scalar && !isNull(scalar)) {
            return scalar.getValue();
        }
        complain(key, "one value");
        return "";
    }

    /** The plain values of a list as they are written; one plain value is a list of one, an absent list is empty. */
    public List<String> scalars(String key) {
        if (values.get(key) instanceof ScalarNode) {
            return List.of(scalar(key));
        }
        List<String> scalars = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar) {
                scalars.add(scalar.getValue());
            } else {
                complaints.add(item, key + ": " + describe(item), "one value");
            }
        }
        return scalars;
    }

    /** Plain values by names of the writer's choice, in their order, both as they are written. */
    public Map<String, String> entries(String key) {
        Map<String, String> entries = new LinkedHashMap<>();
        freely(key).forEach((name, value) -> {
            if (value instanceof ScalarNode scalar) {
                entries.put(name, isNull(scalar) ? "" : scalar.getValue());
            } else {
                complaints.add(value, name + ": " + describe(value), "one value");
            }
        });
        return entries;
    }

    /** Objects of one shape by names of the writer's choice, in their order. */
    public Map<String, YamlObject> objectsByName(String key, Shape itsShape) {
        Map<String, YamlObject> objects = new LinkedHashMap<>();
        freely(key).forEach((name, value) -> {
            if (value instanceof MappingNode mapping) {
                objects.put(name, new YamlObject(mapping, itsShape, complaints));
            } else {
                String expected = "an object with " + String.join(", ", itsShape.required());
                complaints.add(value, name + ": " + describe(value), expected);
            }
        });
        return objects;
    }

    private Map<String, Node> freely(String key) {
        Map<String, Node> named = new LinkedHashMap<>();
        if (!(values.get(key) instanceof MappingNode mapping)) {
            complain(key, "names with their values");
            return named;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!PLAIN_TAGS.contains(tuple.getValueNode().getTag())) {
                complaints.add(
                        tuple.getValueNode(),
                        name + ": tag " + tuple.getValueNode().getTag(),
                        "no tag");
            } else if (named.putIfAbsent(name, tuple.getValueNode()) != null) {
                complaints.add(tuple.getKeyNode(), "key " + name + " a second time", "every key once");
            }
        }
        return named;
    }

    private List<Node> items(String key) {
        Node value = values.get(key);
        if (value instanceof SequenceNode list) {
            if (list.getValue().isEmpty() && shape.required().contains(key)) {
                complaints.add(list, key + ": an empty list", "at least one");
            }
            return list.getValue();
        }
        complain(key, "a list");
        return List.of();
    }
}
