package vn.nhip.server.audit.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A public Ed25519 key that notes are verified with, as signed notes name it (C2SP signed-note). */
public record NoteKey(PublicKey key) {
    private static final int ID_BYTES = 4;
    private static final int RAW_BYTES = 32;
    private static final byte ED25519 = 1;

    /** Whether one of a checkpoint's signatures is by this key. */
    public boolean signed(Checkpoint checkpoint) {
        return checkpoint.signatures().stream().anyMatch(line -> signed(checkpoint, line));
    }

    private boolean signed(Checkpoint checkpoint, String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3) {
            return false;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(parts[2]);
            byte[] id = id(parts[1]);
            if (bytes.length <= id.length || !Arrays.equals(bytes, 0, id.length, id, 0, id.length)) {
                return false;
            }
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(checkpoint.signedBytes());
            return signature.verify(bytes, id.length, bytes.length - id.length);
        } catch (IllegalArgumentException | GeneralSecurityException notOne) {
            return false;
        }
    }

    /** The line of a signature under a name. */
    String line(String name, byte[] signature) {
        byte[] id = id(name);
        byte[] bytes = ByteBuffer.allocate(id.length + signature.length)
                .put(id)
                .put(signature)
                .array();
        return Checkpoint.SIGNATURE + name + " " + Base64.getEncoder().encodeToString(bytes);
    }

    /** The key in one line under a name, as verifiers of notes take it. */
    String verifier(String name) {
        byte[] raw = raw();
        byte[] typed = ByteBuffer.allocate(1 + raw.length).put(ED25519).put(raw).array();
        return "%s+%s+%s"
                .formatted(
                        name,
                        HexFormat.of().formatHex(id(name)),
                        Base64.getEncoder().encodeToString(typed));
    }

    private byte[] id(String name) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(name.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) '\n');
            sha.update(ED25519);
            sha.update(raw());
            return Arrays.copyOf(sha.digest(), ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Its 32 bytes: the end of the standard form. */
    private byte[] raw() {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
    }
}
