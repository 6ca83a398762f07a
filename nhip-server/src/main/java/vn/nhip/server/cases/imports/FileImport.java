package vn.nhip.server.cases.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nhip.server.cases.intake.Unknowns;

/**
 * A file that somebody brought, how to read it, and how far its import has come.
 *
 * @param acceptedBefore events that earlier attempts took which did not come to the end
 * @param unused columns of the file that the mapping does not speak of
 * @param failure why nothing more could be read, for a person; null when nothing went wrong
 * @param owner the account that put it into the queue last; null before, and when a command of the machine did
 */
public record FileImport(
        UUID id,
        File file,
        Reading reading,
        ImportStatus status,
        Times times,
        ImportProgress progress,
        int attempts,
        long acceptedBefore,
        List<String> unused,
        @Nullable String failure,
        @Nullable String owner) {

    public FileImport {
        unused = List.copyOf(unused);
    }

    /**
     * The file.
     *
     * @param name as the browser called it, without folders; for people only
     */
    public record File(String name, long bytes, FileKind kind) {}

    /**
     * How to read it.
     *
     * @param mapping as YAML; null for files of events
     * @param source the system it comes from, where its records do not say
     */
    public record Reading(@Nullable String mapping, String source, Unknowns unknowns) {}

    /**
     * When what happened to it.
     *
     * @param touched when anything about it last changed
     * @param started when the last attempt began; null before the first
     * @param ended when it ended; null before
     */
    public record Times(
            Instant uploaded,
            Instant touched,
            @Nullable Instant started,
            @Nullable Instant ended) {}
}
