package vn.nhip.server.decisions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The operator's files of rules in the data folder. */
final class RuleFiles {
    private RuleFiles() {}

    /** All of them, whether they hold or not. */
    static RuleSet read(Path home) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Path folder = home.resolve(RuleSet.CALENDARS);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                    texts.put(RuleSet.CALENDARS + file.getFileName(), text(file));
                }
            }
        }
        Path deadlines = home.resolve(RuleSet.DEADLINES);
        if (Files.exists(deadlines)) {
            texts.put(RuleSet.DEADLINES, text(deadlines));
        }
        texts.values().removeIf(String::isBlank);
        return new RuleSet(texts);
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
