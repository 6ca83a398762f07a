package vn.nhip.simulator.sandbox.payment;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment as it stands.
 *
 * @param id of the gateway, not to be guessed
 * @param order what the merchant asked for
 * @param expires until when it can be paid
 * @param transaction number of the gateway; null until it ended
 * @param ended when it was paid, cancelled or declined; null before
 */
public record Payment(
        String id,
        Order order,
        Instant created,
        Instant expires,
        Status status,
        @Nullable String transaction,
        @Nullable Instant ended,
        List<Refund> refunds) {

    public Payment {
        refunds = List.copyOf(refunds);
    }

    /** Where a payment stands. */
    public enum Status {
        /** Chưa thanh toán. */
        PENDING,
        /** Đã thanh toán. */
        PAID,
        /** Người nộp đã hủy. */
        CANCELLED,
        /** Ngân hàng từ chối. */
        DECLINED,
        /** Hết thời hạn thanh toán. */
        EXPIRED
    }

    /**
     * What the merchant asked for.
     *
     * @param merchant its code
     * @param id the merchant's own; a second order of that id is the same one
     * @param amount đồng
     */
    public record Order(String merchant, String id, long amount, String description, URI returnUrl, URI callbackUrl) {}

    /**
     * Money given back.
     *
     * @param id the merchant's own
     * @param amount đồng
     */
    public record Refund(String id, String transaction, long amount, Instant time) {}

    Payment ended(Status end, String number, Instant time) {
        return new Payment(id, order, created, expires, end, number, time, refunds);
    }

    Payment refunded(Refund refund) {
        List<Refund> more = new ArrayList<>(refunds);
        more.add(refund);
        return new Payment(id, order, created, expires, status, transaction, ended, more);
    }

    /** At that instant: what was not paid in time has expired. */
    Payment at(Instant now) {
        return status == Status.PENDING && !now.isBefore(expires)
                ? new Payment(id, order, created, expires, Status.EXPIRED, null, null, refunds)
                : this;
    }

    /** Given back so far, in đồng. */
    public long refundedAmount() {
        return refunds.stream().mapToLong(Refund::amount).sum();
    }
}
