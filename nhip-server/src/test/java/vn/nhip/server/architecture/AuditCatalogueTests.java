package vn.nhip.server.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import vn.nhip.server.audit.AuditEvent;

/** The page that lists what is recorded lists exactly that. */
class AuditCatalogueTests {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$");

    @Test
    void everyEventIsListedInOrderWithItsWordsAndFields() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("../docs/audit-events.md")))
                .results()
                .toList();

        assertThat(rows.stream().map(row -> row.group(1) + ": " + row.group(2)))
                .containsExactlyElementsOf(Arrays.stream(AuditEvent.values())
                        .map(event -> event.code() + ": " + event.vietnamese())
                        .toList());
        assertThat(rows).allSatisfy(row -> assertThat(row.group(4)).contains("`"));
    }
}
