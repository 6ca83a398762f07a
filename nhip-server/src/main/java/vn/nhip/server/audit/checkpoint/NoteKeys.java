package vn.nhip.server.audit.checkpoint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of Ed25519 keys in PEM. A signing file holds {@code PRIVATE KEY} and then its {@code PUBLIC KEY}; a new pair is put before the old ones, of
 * which the public part is enough. Whatever stands between the blocks is passed over.
 */
public final class NoteKeys {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
    private static final String ALGORITHM = "Ed25519";
    private static final int LINE = 64;

    private NoteKeys() {}

    /**
     * The public keys of a file.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it holds none, or one that is no Ed25519 key
     */
    public static List<NoteKey> verifying(Path file) throws IOException {
        List<NoteKey> keys = new ArrayList<>();
        for (byte[] block : blocks(file, PUBLIC)) {
            try {
                keys.add(new NoteKey(factory().generatePublic(new X509EncodedKeySpec(block))));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("a public key that is not of Ed25519", e);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("no block PUBLIC KEY");
        }
        return keys;
    }

    /**
     * The key that a file signs with: the first.
     *
     * @throws IOException when it cannot be read
     * @throws IllegalArgumentException when it holds none
     */
    static PrivateKey signing(Path file) throws IOException {
        List<byte[]> blocks = blocks(file, PRIVATE);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("no block PRIVATE KEY");
        }
        try {
            return factory().generatePrivate(new PKCS8EncodedKeySpec(blocks.getFirst()));
        } catch (GeneralSecurityException e) {
            // Without its cause: that might repeat a part of the key.
            throw new IllegalArgumentException("the first private key is not of Ed25519");
        }
    }

    private static List<byte[]> blocks(Path file, String type) throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            if (matcher.group(1).equals(type)) {
                blocks.add(Base64.getMimeDecoder().decode(matcher.group(2)));
            }
        }
        return blocks;
    }

    /** Makes a signing file with a new pair, readable by its owner only, unless there is one already. */
    static void make(Path file) throws IOException {
        KeyPair pair = generate();
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder, ownerOnly("rwx------"));
        Path written = Files.createTempFile(folder, "key", ".new", ownerOnly("rw-------"));
        try {
            // Written whole under another name first, so that nobody reads half a key.
            Files.writeString(
                    written,
                    pem(PRIVATE, pair.getPrivate().getEncoded())
                            + pem(PUBLIC, pair.getPublic().getEncoded()),
                    StandardCharsets.US_ASCII);
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException madeByAnotherProcess) {
            return;
        } catch (UnsupportedOperationException noLinksHere) {
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** What may be given to anybody: the public keys, each in one line under the log's name and as PEM. */
    static String shown(List<NoteKey> keys, String name) {
        StringBuilder text = new StringBuilder();
        for (NoteKey key : keys) {
            text.append(key.verifier(name))
                    .append('\n')
                    .append(pem(PUBLIC, key.key().getEncoded()));
        }
        return text.toString();
    }

    private static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    private static KeyFactory factory() {
        try {
            return KeyFactory.getInstance(ALGORITHM);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    private static String pem(String type, byte[] encoded) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(type, Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded), type);
    }

    private static FileAttribute<?> ownerOnly(String permissions) {
        return PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString(permissions)));
    }
}
