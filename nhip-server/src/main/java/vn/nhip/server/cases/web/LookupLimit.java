package vn.nhip.server.cases.web;

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
import org.springframework.stereotype.Component;

/** How often one address may look up cases: enough for a person with a pile of receipts, too little to try codes one by one. */
@Component
class LookupLimit {
    private static final int AT_ONCE = 20;
    private static final Duration REFILL = Duration.ofMinutes(1);

    /** An address is forgotten when so many others came after it; memory stays bounded whoever asks. */
    private static final int REMEMBERED = 20_000;

    private static final int NETWORK_BYTES = 8;

    private final Map<String, Bucket> buckets = Collections.synchronizedMap(new LinkedHashMap<>(1024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** Takes one look-up of an address; 0 when granted, else the seconds to wait, at least 1. */
    long take(String address) {
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

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(AT_ONCE).refillGreedy(AT_ONCE, REFILL))
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
