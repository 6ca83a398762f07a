package vn.nhip.server.screen;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often one address may do something that invites to try one after the other, such as looking up codes or signing in. */
public final class AddressLimit {

    /** An address is forgotten when so many others came after it; memory stays bounded whoever asks. */
    private static final int REMEMBERED = 20_000;

    private static final int NETWORK_BYTES = 8;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    });

    private final int atOnce;
    private final Duration refill;

    /**
     * A limit.
     *
     * @param atOnce how often at once
     * @param refill after how long it may be as often again
     */
    public AddressLimit(int atOnce, Duration refill) {
        this.atOnce = atOnce;
        this.refill = refill;
    }

    /** Takes one try of an address; 0 when granted, else the seconds to wait, at least 1. */
    public long take(String address) {
        ConsumptionProbe probe =
                buckets.computeIfAbsent(network(address), any -> bucket()).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Math.max(
                        1,
                        Math.ceilDiv(
                                probe.getNanosToWaitForRefill(),
                                Duration.ofSeconds(1).toNanos()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce).refillGreedy(atOnce, refill))
                .build();
    }

    /** One subscriber of IPv6 owns a network of 64 bits, not one address. */
    private static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }
}
