package vn.nhip.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The drawing in the docs is the table that runs. */
class CaseLifeDrawingTests {

    private static final Path DOCUMENT = Path.of("..", "docs", "case-life.md");

    @Test
    void theDocumentShowsTheTableThatRuns() throws IOException {
        String drawing = CaseLifeDrawing.markdown();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "case-life.md"), drawing);
        if (Boolean.getBoolean("nhip.renew-docs")) {
            Files.writeString(DOCUMENT, drawing);
        }
        assertThat(DOCUMENT)
                .as(
                        "docs/case-life.md is older than the table; the right one is nhip-core/target/case-life.md. Renew it with:"
                                + " mvn -pl nhip-core test -Dtest=CaseLifeDrawingTests -Dnhip.renew-docs=true")
                .hasContent(drawing);
    }
}
