package vn.nhip.definitions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Mentions of indicators that may come later in the file, checked once all are known. */
final class References {
    private record Mention(String key, String code, int line) {}

    private final List<Mention> mentions = new ArrayList<>();

    void add(YamlObject object, String key) {
        if (object.has(key)) {
            String code = object.text(key);
            if (!code.isEmpty()) {
                mentions.add(new Mention(key, code, object.line(key)));
            }
        }
    }

    void check(Set<String> indicators, Complaints complaints) {
        for (Mention mention : mentions) {
            if (!indicators.contains(mention.code())) {
                String expected = Spelling.nearest(mention.code(), indicators)
                        .orElseGet(
                                () -> "one of " + indicators.stream().sorted().collect(Collectors.joining(", ")));
                complaints.add(mention.line(), mention.key() + ": no indicator " + mention.code(), expected);
            }
        }
    }
}
