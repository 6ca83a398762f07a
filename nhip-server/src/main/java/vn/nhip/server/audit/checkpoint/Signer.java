package vn.nhip.server.audit.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.nhip.server.audit.tree.Hash;

/**
 * Signs checkpoints with the key of the key file, which is made when it is first needed. Beside it lies {@code audit.pub}, which may be given to
 * anybody.
 */
@Component
public class Signer {
    private static final String FILE = "audit.key";
    private static final String SHOWN = "audit.pub";

    private final String origin;
    private final Path file;
    private @Nullable PrivateKey key;

    Signer(
            @Value("${nhip.audit.origin}") String origin,
            @Value("${nhip.audit.key-file}") String file,
            @Value("${nhip.home}") Path home) {
        this.origin = origin.strip();
        this.file = file.isBlank() ? file(home) : Path.of(file.strip());
        if (this.origin.isEmpty() || this.origin.matches(".*[\\s+].*")) {
            throw new IllegalStateException(
                    "nhip.audit.origin must be a name without spaces and +, not “" + origin + "”");
        }
    }

    /** Where the key file lies unless another was named. */
    public static Path file(Path home) {
        return home.resolve("keys").resolve(FILE);
    }

    /** A checkpoint, signed. */
    Checkpoint sign(long size, Hash root, Instant at) {
        PrivateKey signing = key();
        Checkpoint unsigned = new Checkpoint(origin, size, root, at, List.of());
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(signing);
            signature.update(unsigned.signedBytes());
            String line = keys().getFirst().line(origin, signature.sign());
            return new Checkpoint(origin, size, root, at, List.of(line));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit log's checkpoint was not signed", e);
        }
    }

    private synchronized PrivateKey key() {
        PrivateKey known = key;
        if (known == null) {
            known = read();
            key = known;
        }
        return known;
    }

    private PrivateKey read() {
        try {
            if (!Files.exists(file)) {
                NoteKeys.make(file);
            }
            PrivateKey read = NoteKeys.signing(file);
            Files.writeString(file.resolveSibling(SHOWN), NoteKeys.shown(keys(), origin), StandardCharsets.US_ASCII);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("Không đọc, ghi được tệp khóa " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "Tệp khóa " + file + " phải có khối PRIVATE KEY rồi PUBLIC KEY của Ed25519: " + e.getMessage(), e);
        }
    }

    /** The keys that checkpoints of this log are verified with: the one that signs and those before it. */
    private List<NoteKey> keys() {
        try {
            return NoteKeys.verifying(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Không đọc được tệp khóa " + file, e);
        }
    }
}
