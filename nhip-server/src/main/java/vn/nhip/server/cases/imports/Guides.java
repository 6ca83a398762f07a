package vn.nhip.server.cases.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The choices of the guided page, each beside its upload and gone with it. */
@Component
class Guides {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Uploads uploads;

    Guides(Uploads uploads) {
        this.uploads = uploads;
    }

    Optional<MappingGuide> find(UUID id) {
        Path file = uploads.guide(id);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(JSON.readValue(Files.readAllBytes(file), MappingGuide.class))
                    : Optional.empty();
        } catch (IOException | JacksonException writtenByAnotherVersion) {
            return Optional.empty();
        }
    }

    void keep(UUID id, MappingGuide guide) {
        try {
            Files.write(uploads.guide(id), JSON.writeValueAsBytes(guide));
        } catch (IOException e) {
            throw new UncheckedIOException("Không ghi được " + uploads.guide(id), e);
        }
    }
}
