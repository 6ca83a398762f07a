package vn.nhip.server.cases.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.springframework.stereotype.Component;

/** Seals bytes with AES-256-GCM, bound to the place where they are kept: what is moved to another row no longer opens. */
@Component
public class Seal {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SealKeys keys;
    private final SecureRandom random = new SecureRandom();

    Seal(SealKeys keys) {
        this.keys = keys;
    }

    /**
     * Seals bytes.
     *
     * @param place names the row and the field, such as {@code "person/H26-…/phone"}
     */
    public Sealed close(byte[] open, String place) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        KeyFile.Key key = keys.active();
        byte[] closed = run(Cipher.ENCRYPT_MODE, key, nonce, open, 0, place);
        byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + closed.length);
        System.arraycopy(closed, 0, sealed, NONCE_BYTES, closed.length);
        return new Sealed(key.id(), sealed);
    }

    /**
     * Opens what was sealed for the same place.
     *
     * @throws IllegalStateException when its key is not in the key file, or it was changed or moved
     */
    public byte[] open(Sealed sealed, String place) {
        byte[] nonce = Arrays.copyOf(sealed.bytes(), NONCE_BYTES);
        return run(Cipher.DECRYPT_MODE, keys.key(sealed.keyId()), nonce, sealed.bytes(), NONCE_BYTES, place);
    }

    /** The name of the key that seals now. */
    public String activeKey() {
        return keys.active().id();
    }

    private static byte[] run(int mode, KeyFile.Key key, byte[] nonce, byte[] bytes, int from, String place) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes, from, bytes.length - from);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a sealed value of the store does not open with key " + key.id() + ": changed, or moved", e);
        }
    }
}
