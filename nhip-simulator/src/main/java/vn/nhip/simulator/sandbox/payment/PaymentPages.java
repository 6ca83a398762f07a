package vn.nhip.simulator.sandbox.payment;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.core.cases.CaseFact.Gateway;
import vn.nhip.simulator.sandbox.Answer;
import vn.nhip.simulator.sandbox.HttpSandbox;
import vn.nhip.simulator.sandbox.Refusal;
import vn.nhip.simulator.sandbox.Request;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Setting;
import vn.nhip.simulator.sandbox.page.Page;
import vn.nhip.simulator.sandbox.payment.Payment.Order;
import vn.nhip.simulator.sandbox.payment.Payment.Status;

/** What merchants and payers see of the gateway. */
final class PaymentPages extends HttpSandbox {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int CREATED = 201;
    private static final int SEE_OTHER = 303;
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int LONGEST_DESCRIPTION = 255;
    private static final int LATEST_ATTEMPTS = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
    private static final Set<String> ASKED = Set.of("merchant", "requestId", "time", Signature.NAME);
    private static final Set<String> ORDER =
            with(ASKED, "orderId", "amount", "description", "returnUrl", "callbackUrl");
    private static final Set<String> REFUND = with(ASKED, "orderId", "refundId", "amount", "reason");

    private final Gateway kind;
    private final Merchants merchants;
    private final Ledger ledger;
    private final Callbacks callbacks;

    PaymentPages(
            String name,
            String title,
            Setting setting,
            Gateway kind,
            Merchants merchants,
            Ledger ledger,
            Callbacks callbacks) {
        super(name, title, setting);
        this.kind = kind;
        this.merchants = merchants;
        this.ledger = ledger;
        this.callbacks = callbacks;
        route("POST", "/payments", JSON, this::create);
        route("GET", "/payments/{order}", this::query);
        route("POST", "/refunds", JSON, this::refund);
        route("GET", "/transactions", this::day);
        route("GET", "/pay/{payment}", this::show);
        route("POST", "/pay/{payment}", FORM, this::choose);
        steering("payment", value -> {
            PaymentWeather weather = PaymentWeather.of(value);
            return () -> callbacks.set(weather);
        });
        steering("merchant", value -> {
            Merchant merchant = merchant(value);
            return () -> merchants.register(merchant);
        });
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    private static Merchant merchant(JsonNode value) {
        SandboxJson.onlyMembers(value, Set.of("code", "name", "origin"), "merchant");
        try {
            return new Merchant(
                    SandboxJson.needed(value, "code"),
                    SandboxJson.needed(value, "name"),
                    URI.create(SandboxJson.needed(value, "origin")));
        } catch (IllegalArgumentException wrong) {
            throw Refusal.badRequest(String.valueOf(wrong.getMessage()));
        }
    }

    private Instant now() {
        return setting().clock().instant();
    }

    private Answer create(Request request) {
        Map<String, String> asked = flat(request.json(), ORDER);
        Merchants.Known known = merchants.asking(asked, now());
        Merchant merchant = known.merchant();
        String description = Merchants.needed(asked, "description");
        if (description.length() > LONGEST_DESCRIPTION) {
            throw Refusal.badRequest("\"description\" has " + description.length() + " characters; expected at most "
                    + LONGEST_DESCRIPTION);
        }
        Order order = new Order(
                merchant.code(),
                id(asked, "orderId"),
                amount(asked),
                description,
                merchant.own("returnUrl", Merchants.needed(asked, "returnUrl")),
                merchant.own("callbackUrl", Merchants.needed(asked, "callbackUrl")));
        Ledger.Opened opened = ledger.open(order, now());
        Map<String, String> told = told(opened.payment());
        told.put("redirectUrl", address() + "/pay/" + opened.payment().id());
        told.put("expires", time(opened.payment().expires()));
        return Answer.json(opened.before() ? 200 : CREATED, json(signed(told, known.secret())));
    }

    private Answer query(Request request) {
        Merchants.Known known = merchants.asking(request.query(), now());
        String order = request.path().getOrDefault("order", "");
        Payment payment = ledger.find(known.merchant().code(), order, now())
                .orElseThrow(() ->
                        new Refusal(NOT_FOUND, "merchant " + known.merchant().code() + " has no order " + order));
        return Answer.json(json(signed(told(payment), known.secret())));
    }

    private Answer refund(Request request) {
        Map<String, String> asked = flat(request.json(), REFUND);
        Merchants.Known known = merchants.asking(asked, now());
        Merchants.needed(asked, "reason");
        String refund = id(asked, "refundId");
        Payment payment = ledger.refund(known.merchant().code(), id(asked, "orderId"), refund, amount(asked), now());
        Map<String, String> told = told(payment);
        told.put("refundId", refund);
        return Answer.json(json(signed(told, known.secret())));
    }

    /** The day's file for reconciliation; that of the running day holds what there is so far. */
    private Answer day(Request request) {
        Merchants.Known known = merchants.asking(request.query(), now());
        String day = request.neededParameter("day");
        StringWriter csv = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder().build(csv)) {
            writer.writeRecord("kind", "transaction", "orderId", "refundId", "amount", "time");
            for (Ledger.Entry entry : ledger.day(known.merchant().code(), LocalDate.parse(day))) {
                writer.writeRecord(
                        entry.kind(),
                        entry.transaction(),
                        entry.order(),
                        entry.refund() == null ? "" : entry.refund(),
                        Long.toString(entry.amount()),
                        time(entry.time()));
            }
        } catch (DateTimeParseException wrong) {
            throw Refusal.badRequest("\"day\" is \"" + day + "\"; expected one like 2026-03-02");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Answer.text(200, "text/csv", csv.toString())
                .with("Content-Disposition", "attachment; filename=\"giao-dich-" + day + ".csv\"");
    }

    private Answer show(Request request) {
        Payment payment =
                ledger.find(request.path().getOrDefault("payment", ""), now()).orElse(null);
        if (payment == null) {
            return unknown();
        }
        if (payment.status() == Status.EXPIRED) {
            return Page.of(
                    GONE,
                    "Đã hết thời hạn thanh toán",
                    "<p><a href=\"%s\">Quay lại nơi yêu cầu thanh toán</a></p>"
                            .formatted(Page.escaped(result(payment).toString())));
        }
        if (payment.status() != Status.PENDING) {
            return back(payment);
        }
        String merchant = merchants.all().stream()
                .map(Merchants.Known::merchant)
                .filter(one -> one.code().equals(payment.order().merchant()))
                .map(Merchant::name)
                .findFirst()
                .orElse(payment.order().merchant());
        return Page.of(200, title(), """
                <table>
                <tr><th scope="row">Đơn vị thu<td>%s
                <tr><th scope="row">Mã hồ sơ, mã đơn<td>%s
                <tr><th scope="row">Nội dung<td>%s
                <tr><th scope="row">Số tiền<td><strong>%s đồng</strong>
                </table>
                <form method="post" action="/pay/%s">
                <p><button name="choice" value="pay">Thanh toán</button>
                <button class="second" name="choice" value="cancel">Hủy</button></p>
                </form>""".formatted(
                        Page.escaped(merchant),
                        Page.escaped(payment.order().id()),
                        Page.escaped(payment.order().description()),
                        grouped(payment.order().amount()),
                        payment.id()));
    }

    private static String grouped(long amount) {
        return Long.toString(amount).replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
    }

    private static Answer unknown() {
        return Page.of(
                NOT_FOUND, "Không có giao dịch này", "<p>Hãy quay lại nơi yêu cầu thanh toán và bắt đầu lại.</p>");
    }

    private Answer choose(Request request) {
        String id = request.path().getOrDefault("payment", "");
        Payment before = ledger.find(id, now()).orElse(null);
        if (before == null) {
            return unknown();
        }
        String choice = request.form().getOrDefault("choice", "");
        if (!Set.of("pay", "cancel").contains(choice)) {
            return Page.of(BAD_REQUEST, "Chưa chọn", "<p>Hãy quay lại trang trước và chọn Thanh toán hoặc Hủy.</p>");
        }
        if (before.status() == Status.PENDING) {
            Status end =
                    choice.equals("cancel") ? Status.CANCELLED : callbacks.declines() ? Status.DECLINED : Status.PAID;
            ledger.end(id, end, now()).ifPresent(this::tell);
        }
        return show(request);
    }

    private void tell(Payment payment) {
        Map<String, String> told = told(payment);
        told.put("notificationId", UUID.randomUUID().toString());
        String body = json(signed(told, secretOf(payment))).toString();
        callbacks.tell(payment.order().id(), payment.order().callbackUrl(), body);
    }

    private Answer back(Payment payment) {
        return Answer.text(SEE_OTHER, "text/plain", "")
                .with("Location", result(payment).toString())
                .with("Referrer-Policy", "no-referrer");
    }

    /** The merchant's own address with the signed result behind what it held already. */
    private URI result(Payment payment) {
        String own = payment.order().returnUrl().toString();
        String query = signed(told(payment), secretOf(payment)).entrySet().stream()
                .map(parameter -> parameter.getKey() + '=' + Signature.encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(own + (payment.order().returnUrl().getRawQuery() == null ? '?' : '&') + query);
    }

    private String secretOf(Payment payment) {
        String secret = merchants.secret(payment.order().merchant());
        if (secret == null) {
            throw new IllegalStateException("payment of " + payment.order().merchant() + ", which is not registered");
        }
        return secret;
    }

    private Map<String, String> told(Payment payment) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("gateway", kind.name());
        told.put("merchant", payment.order().merchant());
        told.put("orderId", payment.order().id());
        told.put("amount", Long.toString(payment.order().amount()));
        told.put("status", payment.status().name());
        if (payment.transaction() != null && payment.ended() != null) {
            told.put("transaction", payment.transaction());
            told.put("ended", time(payment.ended()));
        }
        told.put("refunded", Long.toString(payment.refundedAmount()));
        told.put("time", time(now()));
        return told;
    }

    private static Map<String, String> signed(Map<String, String> parameters, String secret) {
        Map<String, String> signed = new LinkedHashMap<>(parameters);
        signed.put(Signature.NAME, Signature.of(parameters, secret));
        return signed;
    }

    private static String time(Instant instant) {
        return TIME.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(Ledger.ZONE));
    }

    /** Amounts as numbers, the rest as text. */
    private static ObjectNode json(Map<String, String> parameters) {
        ObjectNode json = SandboxJson.object();
        parameters.forEach((name, value) -> {
            if (Set.of("amount", "refunded").contains(name)) {
                json.put(name, Long.parseLong(value));
            } else {
                json.put(name, value);
            }
        });
        return json;
    }

    private static Map<String, String> flat(ObjectNode json, Set<String> known) {
        SandboxJson.onlyMembers(json, known, "body");
        Map<String, String> flat = new LinkedHashMap<>();
        for (String name : json.propertyNames()) {
            flat.put(name, SandboxJson.needed(json, name));
        }
        return flat;
    }

    private static String id(Map<String, String> asked, String name) {
        String id = Merchants.needed(asked, name);
        if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw Refusal.badRequest(
                    "\"" + name + "\" is \"" + id + "\"; expected up to 100 letters, digits, dots and dashes");
        }
        return id;
    }

    private static long amount(Map<String, String> asked) {
        String amount = Merchants.needed(asked, "amount");
        if (!amount.matches("[1-9][0-9]{0,11}")) {
            throw Refusal.badRequest("\"amount\" is " + amount + "; expected whole đồng above 0, 12 digits at most");
        }
        return Long.parseLong(amount);
    }

    @Override
    protected JsonNode state() {
        ObjectNode state = SandboxJson.object();
        state.put("gateway", kind.name());
        ArrayNode known = state.putArray("merchants");
        for (Merchants.Known one : merchants.all()) {
            known.addObject()
                    .put("code", one.merchant().code())
                    .put("name", one.merchant().name())
                    .put("origin", one.merchant().origin().toString())
                    .put("secret", one.secret());
        }
        state.set("payment", callbacks.weather().json());
        ObjectNode payments = state.putObject("payments");
        new TreeMap<>(ledger.payments().stream()
                        .collect(Collectors.groupingBy(
                                payment -> payment.at(now()).status().name(), Collectors.counting())))
                .forEach(payments::put);
        ArrayNode attempts = state.putArray("callbacks");
        List<Callbacks.Attempt> all = callbacks.attempts();
        for (Callbacks.Attempt attempt : all.subList(Math.max(0, all.size() - LATEST_ATTEMPTS), all.size())) {
            attempts.addObject()
                    .put("orderId", attempt.order())
                    .put("attempt", attempt.number())
                    .put("outcome", attempt.outcome());
        }
        return state;
    }

    /** Merchants and their secrets stay. */
    @Override
    protected void clear() {
        ledger.clear();
        callbacks.clear();
    }
}
