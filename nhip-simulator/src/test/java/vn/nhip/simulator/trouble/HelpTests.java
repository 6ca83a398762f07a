package vn.nhip.simulator.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The help names every trouble as the product does. */
class HelpTests {
    private static final Path HELP = Path.of("..", "docs", "help", "simulate-trouble.md");

    @ParameterizedTest
    @EnumSource(TroubleKind.class)
    void saysOfEachKindWhatItIsCalledAndHowStrongItUsuallyIs(TroubleKind kind) throws IOException {
        List<String> rows = Files.readAllLines(HELP).stream()
                .filter(line -> line.startsWith("| `%s` | %s |".formatted(kind.code(), kind.title())))
                .toList();
        assertThat(rows).hasSize(1);
        for (TroubleKind.Setting setting : kind.settings()) {
            assertThat(rows.getFirst())
                    .contains("`%s` (%s)".formatted(setting.key(), TroublesReader.number(setting.usual())));
        }
    }
}
