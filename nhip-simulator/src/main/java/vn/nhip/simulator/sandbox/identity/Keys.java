package vn.nhip.simulator.sandbox.identity;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.SandboxJson;

/** The provider's keys, and what is signed with them: JSON Web Tokens with RS256 (RFC 7515, 7517, 7519). For several threads. */
final class Keys {
    private static final int BITS = 2_048;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** The one that signs is the last. */
    private final List<Key> keys = new ArrayList<>();

    private record Key(String id, KeyPair pair) {
        RSAPublicKey open() {
            return (RSAPublicKey) pair.getPublic();
        }
    }

    Keys() {
        rotate();
    }

    /** Signs with a new key from now on; the earlier ones stay published. */
    synchronized void rotate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            keys.add(new Key(thumbprint((RSAPublicKey) pair.getPublic()), pair));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    /** Withdraws all but the one that signs. */
    synchronized void dropOld() {
        keys.subList(0, keys.size() - 1).clear();
    }

    /** Ids, the one that signs last. */
    synchronized List<String> ids() {
        return keys.stream().map(Key::id).toList();
    }

    /** What is published. */
    synchronized ObjectNode published() {
        ObjectNode set = SandboxJson.object();
        ArrayNode list = set.putArray("keys");
        for (Key key : keys.reversed()) {
            list.addObject()
                    .put("kty", "RSA")
                    .put("use", "sig")
                    .put("alg", "RS256")
                    .put("kid", key.id())
                    .put("n", number(key.open().getModulus()))
                    .put("e", number(key.open().getPublicExponent()));
        }
        return set;
    }

    /** RFC 7638. */
    private static String thumbprint(RSAPublicKey key) {
        return sha256("{\"e\":\"" + number(key.getPublicExponent()) + "\",\"kty\":\"RSA\",\"n\":\""
                + number(key.getModulus()) + "\"}");
    }

    private static String number(BigInteger number) {
        byte[] octets = number.toByteArray();
        return encoded(octets[0] == 0 ? Arrays.copyOfRange(octets, 1, octets.length) : octets);
    }

    /** Hash of a text's octets, base64url. */
    static String sha256(String text) {
        return encoded(hash(text));
    }

    /** Left half of the hash of a token (OpenID Connect Core, 3.1.3.6). */
    static String halfHash(String token) {
        return encoded(Arrays.copyOf(hash(token), 16));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String encoded(byte[] octets) {
        return ENCODER.encodeToString(octets);
    }

    /**
     * A signed token.
     *
     * @param type {@code JWT} or {@code at+jwt}
     */
    synchronized String sign(String type, ObjectNode claims) {
        Key key = keys.getLast();
        ObjectNode header =
                SandboxJson.object().put("alg", "RS256").put("typ", type).put("kid", key.id());
        String signed = encoded(SandboxJson.MAPPER.writeValueAsBytes(header))
                + '.'
                + encoded(SandboxJson.MAPPER.writeValueAsBytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.pair().getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA256withRSA", e);
        }
    }

    /** The claims of a token that we signed, whether it is still valid or not; null if we did not. */
    synchronized @Nullable ObjectNode verified(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            Base64.Decoder decoder = Base64.getUrlDecoder();
            String id = SandboxJson.needed(SandboxJson.object(decoder.decode(parts[0])), "kid");
            for (Key key : keys) {
                if (key.id().equals(id)) {
                    Signature signature = Signature.getInstance("SHA256withRSA");
                    signature.initVerify(key.pair().getPublic());
                    signature.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.UTF_8));
                    return signature.verify(decoder.decode(parts[2]))
                            ? SandboxJson.object(decoder.decode(parts[1]))
                            : null;
                }
            }
            return null;
        } catch (IllegalArgumentException | GeneralSecurityException | JacksonException | Refusal malformed) {
            return null;
        }
    }
}
