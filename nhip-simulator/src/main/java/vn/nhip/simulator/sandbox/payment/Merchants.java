package vn.nhip.simulator.sandbox.payment;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.sandbox.Refusal;

/** Who may ask, and whether it is they who ask, now and for the first time. For several threads. */
final class Merchants {
    /** How far a request's time may be from ours. */
    static final Duration TOLERANCE = Duration.ofMinutes(15);

    private static final int UNAUTHORIZED = 401;
    private static final int CONFLICT = 409;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Map<String, Instant> requests = new LinkedHashMap<>();

    /** A merchant and its secret. */
    record Known(Merchant merchant, String secret) {
        @Override
        public String toString() {
            return merchant.toString();
        }
    }

    Merchants(List<Merchant> merchants) {
        merchants.forEach(this::register);
    }

    /** A merchant that is known keeps its secret. */
    synchronized void register(Merchant merchant) {
        Known before = known.get(merchant.code());
        known.put(merchant.code(), new Known(merchant, before == null ? newSecret() : before.secret()));
    }

    private String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    synchronized @Nullable String secret(String merchant) {
        Known one = known.get(merchant);
        return one == null ? null : one.secret();
    }

    synchronized List<Known> all() {
        return List.copyOf(known.values());
    }

    /**
     * Who asks.
     *
     * @throws Refusal 401 when it is nobody known, or the signature is not theirs; 400 when {@code time} is missing or too far from now; 409
     *     when {@code requestId} was seen before
     */
    synchronized Known asking(Map<String, String> parameters, Instant now) {
        String code = needed(parameters, "merchant");
        Known one = known.get(code);
        if (one == null) {
            throw new Refusal(UNAUTHORIZED, "no merchant \"" + code + "\" is registered");
        }
        if (!Signature.holds(parameters, one.secret())) {
            throw new Refusal(
                    UNAUTHORIZED, "the signature does not belong to these parameters and the secret of " + code);
        }
        Instant time = time(needed(parameters, "time"));
        if (Duration.between(time, now).abs().compareTo(TOLERANCE) > 0) {
            throw Refusal.badRequest(
                    "\"time\" is " + time + ", here it is " + now + "; expected at most " + TOLERANCE + " between");
        }
        once(code + ' ' + needed(parameters, "requestId"), now);
        return one;
    }

    /** A request older than the tolerance is refused by its time: its id need not be kept longer. */
    private void once(String request, Instant now) {
        Instant forgotten = now.minus(TOLERANCE.multipliedBy(2));
        for (Iterator<Instant> seen = requests.values().iterator();
                seen.hasNext() && seen.next().isBefore(forgotten); ) {
            seen.remove();
        }
        if (requests.putIfAbsent(request, now) != null) {
            throw new Refusal(CONFLICT, "\"requestId\" was used before; a request sent again needs a new one");
        }
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw Refusal.badRequest("\"time\" is \"" + text + "\"; expected one like 2026-03-02T09:00:00+07:00");
        }
    }

    static String needed(Map<String, String> parameters, String name) {
        String value = parameters.getOrDefault(name, "");
        if (value.isBlank()) {
            throw Refusal.badRequest("\"" + name + "\" is missing");
        }
        return value;
    }
}
