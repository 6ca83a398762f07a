package vn.nhip.simulator.sandbox.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.payment.Payment.Order;
import vn.nhip.simulator.sandbox.payment.Payment.Refund;
import vn.nhip.simulator.sandbox.payment.Payment.Status;

/** The gateway's books, in memory only. For several threads. */
final class Ledger {
    static final Duration TIME_TO_PAY = Duration.ofMinutes(15);
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final Map<String, Payment> byId = new LinkedHashMap<>();
    private final Map<Key, String> ids = new LinkedHashMap<>();
    private long transactions;

    private record Key(String merchant, String order) {}

    /**
     * A line of a day's file.
     *
     * @param kind PAYMENT or REFUND
     * @param amount đồng; negative for a refund
     */
    record Entry(
            String kind,
            String transaction,
            String order,
            @Nullable String refund,
            long amount,
            Instant time) {}

    /** A payment that is there, and whether it was there before. */
    record Opened(Payment payment, boolean before) {}

    /**
     * Opens a payment, or finds the one of the same order.
     *
     * @throws Refusal 409 when the order is known with another content
     */
    synchronized Opened open(Order order, Instant now) {
        Optional<Payment> known = find(order.merchant(), order.id(), now);
        if (known.isPresent()) {
            if (!known.get().order().equals(order)) {
                throw new Refusal(CONFLICT, "order " + order.id() + " is known with another amount, text or address");
            }
            return new Opened(known.get(), true);
        }
        // A random UUID holds 122 bits from a secure source: the page of a payment needs no other lock.
        String id = UUID.randomUUID().toString();
        Payment payment = new Payment(id, order, now, now.plus(TIME_TO_PAY), Status.PENDING, null, null, List.of());
        byId.put(id, payment);
        ids.put(new Key(order.merchant(), order.id()), id);
        return new Opened(payment, false);
    }

    synchronized Optional<Payment> find(String id, Instant now) {
        return Optional.ofNullable(byId.get(id)).map(payment -> payment.at(now));
    }

    synchronized Optional<Payment> find(String merchant, String order, Instant now) {
        return Optional.ofNullable(ids.get(new Key(merchant, order))).flatMap(id -> find(id, now));
    }

    /** Ends a payment that is pending; empty if it is not, so that a second click changes nothing. */
    synchronized Optional<Payment> end(String id, Status status, Instant now) {
        Optional<Payment> ended = find(id, now)
                .filter(payment -> payment.status() == Status.PENDING)
                .map(payment -> payment.ended(status, nextTransaction(), now));
        ended.ifPresent(payment -> byId.put(id, payment));
        return ended;
    }

    private String nextTransaction() {
        return "GD" + ++transactions;
    }

    /**
     * Gives money back, once for each id of a refund.
     *
     * @throws Refusal 404 when there is no such order, 409 when that much was not paid
     */
    synchronized Payment refund(String merchant, String order, String refund, long amount, Instant now) {
        Payment payment = find(merchant, order, now)
                .orElseThrow(() -> new Refusal(NOT_FOUND, "merchant " + merchant + " has no order " + order));
        for (Refund earlier : payment.refunds()) {
            if (earlier.id().equals(refund)) {
                if (earlier.amount() != amount) {
                    throw new Refusal(
                            CONFLICT,
                            "refund " + refund + " is known with " + earlier.amount() + " đồng, not " + amount);
                }
                return payment;
            }
        }
        long left = payment.status() == Status.PAID ? payment.order().amount() - payment.refundedAmount() : 0;
        if (amount > left) {
            throw new Refusal(
                    CONFLICT,
                    "order " + order + " is " + payment.status() + " with " + left + " đồng to give back, not "
                            + amount);
        }
        Payment refunded = payment.refunded(new Refund(refund, nextTransaction(), amount, now));
        byId.put(payment.id(), refunded);
        return refunded;
    }

    /** What was booked for a merchant on a day in Vietnam, in the order of time. */
    synchronized List<Entry> day(String merchant, LocalDate day) {
        List<Entry> entries = new ArrayList<>();
        for (Payment payment : byId.values()) {
            Order order = payment.order();
            if (!order.merchant().equals(merchant)) {
                continue;
            }
            if (payment.status() == Status.PAID && payment.ended() != null && payment.transaction() != null) {
                entries.add(
                        new Entry("PAYMENT", payment.transaction(), order.id(), null, order.amount(), payment.ended()));
            }
            for (Refund refund : payment.refunds()) {
                entries.add(new Entry(
                        "REFUND", refund.transaction(), order.id(), refund.id(), -refund.amount(), refund.time()));
            }
        }
        return entries.stream()
                .filter(entry -> LocalDate.ofInstant(entry.time(), ZONE).equals(day))
                .sorted((a, b) -> a.time().compareTo(b.time()))
                .toList();
    }

    synchronized List<Payment> payments() {
        return List.copyOf(byId.values());
    }

    synchronized void clear() {
        byId.clear();
        ids.clear();
    }
}
