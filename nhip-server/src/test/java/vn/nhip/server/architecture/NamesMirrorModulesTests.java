package vn.nhip.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import vn.nhip.server.NhipApplication;

/** One word per domain everywhere: the package's name is the migrations', the templates' and the messages' name. */
class NamesMirrorModulesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Set<String> SHARED_PAGES = Set.of("design", "layout", "error");

    private final Set<String> modules = ApplicationModules.of(NhipApplication.class).stream()
            .map(module -> module.getIdentifier().toString())
            .collect(Collectors.toSet());

    @Test
    void migrationFoldersAreModules() throws IOException {
        assertThat(strangers("db/migration", Set.of("__root"))).isEmpty();
    }

    @Test
    void templateFoldersAreModules() throws IOException {
        // .jteroot tells editors where the templates begin.
        var allowed = new TreeSet<>(SHARED_PAGES);
        allowed.add(".jteroot");
        assertThat(strangers("templates", allowed)).isEmpty();
    }

    @Test
    void messageFilesAreModulesInAKnownLanguage() throws IOException {
        assertThat(strangers("messages", SHARED_PAGES)).isEmpty();
    }

    private Set<String> strangers(String folder, Set<String> allowed) throws IOException {
        var place = RESOURCES.resolve(folder);
        if (!Files.isDirectory(place)) {
            return Set.of();
        }
        try (var entries = Files.list(place)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .map(name -> name.replaceFirst("_(vi|en)\\.properties$", ""))
                    .filter(name -> !modules.contains(name) && !allowed.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
