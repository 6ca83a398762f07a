package vn.nhip.definitions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.deadline.DeadlineRules;

/**
 * The switches of the clocks, for all procedures and for those whose own decision or sector law turns some (766-rules section 3). Safe to
 * share between threads.
 */
public final class DeadlineRuleBook {
    /** The general law for every procedure. */
    public static final DeadlineRuleBook STANDARD = new DeadlineRuleBook(DeadlineRules.STANDARD, Map.of());

    private final DeadlineRules common;
    private final Map<String, DeadlineRules> byProcedure;

    private DeadlineRuleBook(DeadlineRules common, Map<String, DeadlineRules> byProcedure) {
        this.common = common;
        this.byProcedure = Map.copyOf(byProcedure);
    }

    /** The objects of the file with the keys they must and may have. */
    private enum BookShape implements Shape {
        BOOK(List.of(), List.of("rules", "procedures")),
        PROCEDURES(List.of("codes", "source", "rules"), List.of());

        private final List<String> required;
        private final List<String> optional;

        BookShape(List<String> required, List<String> optional) {
            this.required = required;
            this.optional = optional;
        }

        @Override
        public List<String> required() {
            return required;
        }

        @Override
        public List<String> keys() {
            return Stream.concat(required.stream(), optional.stream()).toList();
        }

        @Override
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * An operator's file.
     *
     * @throws DefinitionException with every mistake
     * @throws IOException when it cannot be read
     */
    public static DeadlineRuleBook load(Path file) throws IOException {
        return read(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /** As {@link #load}, from a text. */
    public static DeadlineRuleBook read(String file, String yaml) {
        Complaints complaints = new Complaints(file);
        YamlObject top = YamlFile.read(yaml, BookShape.BOOK, complaints);
        DeadlineRuleBook book = top == null ? STANDARD : read(top);
        if (!complaints.isEmpty()) {
            throw new DefinitionException(complaints.inOrder());
        }
        return book;
    }

    private static DeadlineRuleBook read(YamlObject top) {
        DeadlineRules common = top.has("rules") ? turned(DeadlineRules.STANDARD, top) : DeadlineRules.STANDARD;
        Map<String, DeadlineRules> byProcedure = new HashMap<>();
        if (top.has("procedures")) {
            for (YamlObject some : top.objects("procedures", BookShape.PROCEDURES)) {
                some.text("source");
                DeadlineRules rules = turned(common, some);
                for (String code : some.scalars("codes")) {
                    if (byProcedure.put(code, rules) != null) {
                        some.complaints().add(some.line("codes"), "procedure " + code + " a second time", "once");
                    }
                }
            }
        }
        return new DeadlineRuleBook(common, byProcedure);
    }

    private static DeadlineRules turned(DeadlineRules before, YamlObject object) {
        DeadlineRules rules = before;
        for (Map.Entry<String, String> one : object.entries("rules").entrySet()) {
            try {
                rules = rules.with(one.getKey(), one.getValue());
            } catch (IllegalArgumentException e) {
                object.complaints().add(object.line("rules"), String.valueOf(e.getMessage()), "a switch of the clocks");
            }
        }
        return rules;
    }

    /** The rules of every procedure that has none of its own. */
    public DeadlineRules common() {
        return common;
    }

    /**
     * The rules of a procedure.
     *
     * @param code as sources write it, with or without a suffix; {@code null} when not known
     */
    public DeadlineRules of(@Nullable String code) {
        String shorter = code == null ? "" : code;
        while (!shorter.isEmpty()) {
            DeadlineRules own = byProcedure.get(shorter);
            if (own != null) {
                return own;
            }
            int dot = shorter.lastIndexOf('.');
            shorter = dot < 0 ? "" : shorter.substring(0, dot);
        }
        return common;
    }
}
