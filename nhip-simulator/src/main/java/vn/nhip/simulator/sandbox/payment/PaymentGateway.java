package vn.nhip.simulator.sandbox.payment;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.nhip.core.cases.CaseFact.Gateway;
import vn.nhip.simulator.sandbox.SandboxServer;
import vn.nhip.simulator.sandbox.Setting;

/** A payment gateway: the national portal's, or one of a ministry or a province. Secrets of merchants are made at its making. */
public final class PaymentGateway implements SandboxServer {
    /** Who is known without being registered: Nhịp on its usual port. */
    public static final Merchant NHIP =
            new Merchant("NHIP", "Trung tâm Phục vụ hành chính công (mẫu)", URI.create("http://localhost:8766"));

    private final Setting setting;
    private final Merchants merchants;
    private final Ledger ledger = new Ledger();
    private final PaymentPages pages;
    private final Callbacks callbacks;
    private boolean closed;

    /** A gateway that knows {@link #NHIP}. */
    public PaymentGateway(Setting setting, Gateway kind) {
        this(setting, kind, List.of(NHIP));
    }

    /**
     * A gateway.
     *
     * @param kind not {@link Gateway#COUNTER}: nobody pays online there
     */
    public PaymentGateway(Setting setting, Gateway kind, List<Merchant> merchants) {
        String name;
        String title;
        switch (kind) {
            case NATIONAL -> {
                name = "payment-national";
                title = "Nền tảng thanh toán trực tuyến của Cổng Dịch vụ công quốc gia";
            }
            case LOCAL -> {
                name = "payment-local";
                title = "Cổng thanh toán của bộ, ngành, địa phương";
            }
            case COUNTER -> throw new IllegalArgumentException("the counter is no payment gateway");
            default -> throw new IllegalArgumentException("no gateway " + kind);
        }
        this.setting = setting;
        this.merchants = new Merchants(merchants);
        this.callbacks = new Callbacks(setting.seed(), PaymentWeather.of(setting.weather()));
        this.pages = new PaymentPages(name, title, setting, kind, this.merchants, ledger, callbacks);
    }

    @Override
    public String name() {
        return pages.name();
    }

    @Override
    public String title() {
        return pages.title();
    }

    @Override
    public synchronized void start() throws IOException {
        if (closed) {
            throw new IllegalStateException("the sandbox's " + name() + " was closed; make another");
        }
        pages.start();
    }

    @Override
    public URI address() {
        return pages.address();
    }

    /** The secret of a merchant, null if it is not known. */
    public @Nullable String secret(String merchant) {
        return merchants.secret(merchant);
    }

    /** A payment of a merchant by its own id of the order. */
    public Optional<Payment> payment(String merchant, String order) {
        return ledger.find(merchant, order, setting.clock().instant());
    }

    /** Another weather from now on. */
    public void weather(PaymentWeather weather) {
        callbacks.set(weather);
    }

    @Override
    public synchronized void close() {
        closed = true;
        pages.close();
        callbacks.close();
    }
}
