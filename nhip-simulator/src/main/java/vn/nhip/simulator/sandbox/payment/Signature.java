package vn.nhip.simulator.sandbox.payment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What merchant and gateway know each other by: HMAC-SHA256, in lower case hexadecimal, over {@code name=value} of all parameters but the
 * signature itself, sorted by name, each part form-encoded in UTF-8, joined by {@code &}. The key is the secret's text.
 */
public final class Signature {
    /** The parameter that holds it. */
    public static final String NAME = "signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** Of the parameters; one that is named {@value #NAME} is left out. */
    public static String of(Map<String, String> parameters, String secret) {
        String signed = new TreeMap<>(parameters)
                .entrySet().stream()
                        .filter(parameter -> !NAME.equals(parameter.getKey()))
                        .map(parameter -> encoded(parameter.getKey()) + '=' + encoded(parameter.getValue()))
                        .collect(Collectors.joining("&"));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Whether the parameters hold the signature that belongs to them; takes as long for a near miss as for a wide one. */
    public static boolean holds(Map<String, String> parameters, String secret) {
        String given = parameters.getOrDefault(NAME, "");
        return MessageDigest.isEqual(
                of(parameters, secret).getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
