package vn.nhip.server.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** An import by a command, on record as that command's: which files, what was in them, what became of them. */
public final class ImportByCommand {
    private static final String UNKNOWN = "-";

    private ImportByCommand() {}

    /**
     * Begins.
     *
     * @param kind the kind of files, as the command has it: {@code "cases"}
     * @param files recorded without their folders; those that are no files, such as the standard input, without a SHA-256
     */
    public static Undertaking begin(Audit audit, String kind, List<Path> files) {
        Act act = Act.of(AuditEvent.IMPORT_STARTED, "import/" + UUID.randomUUID())
                .with("kind", kind)
                .with(
                        "file",
                        files.stream()
                                .map(file -> String.valueOf(file.getFileName()))
                                .collect(Collectors.joining(", ")))
                .with("sha256", files.stream().map(ImportByCommand::sha256).collect(Collectors.joining(", ")));
        return Viewers.as(
                Viewer.machine("nhip import " + kind), () -> Undertaking.begin(audit, act, AuditEvent.IMPORT_FINISHED));
    }

    /** A pipe is read only once, by the import itself; a file that cannot be read is refused by the import itself. */
    private static String sha256(Path file) {
        if (!Files.isRegularFile(file)) {
            return UNKNOWN;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            return UNKNOWN;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
