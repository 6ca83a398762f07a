package vn.nhip.simulator.sandbox.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.core.cases.CaseFact.Gateway;
import vn.nhip.simulator.sandbox.Caller;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Setting;
import vn.nhip.simulator.sandbox.Weather;
import vn.nhip.simulator.sandbox.payment.Payment.Status;

class PaymentGatewayTests {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final PaymentWeather QUICK = new PaymentWeather(0, 0, 0, 0, 0, 4, 5);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T02:00:00Z"));
    private final AtomicInteger requests = new AtomicInteger();
    private OneMerchant merchant;
    private PaymentGateway gateway;
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        merchant = new OneMerchant();
        gateway = new PaymentGateway(Setting.calm().at(now::get), Gateway.NATIONAL, List.of(merchant.merchant()));
        gateway.weather(QUICK);
        gateway.start();
        caller = new Caller(gateway);
    }

    @AfterEach
    void close() {
        caller.close();
        gateway.close();
        merchant.close();
    }

    private String secret() {
        return String.valueOf(gateway.secret("MAU"));
    }

    /** What every request holds, signed when it is sent. */
    private Map<String, String> asking() {
        Map<String, String> asking = new LinkedHashMap<>();
        asking.put("merchant", "MAU");
        asking.put("requestId", "yc-" + requests.incrementAndGet());
        asking.put("time", now.get().toString());
        return asking;
    }

    private Map<String, String> order(String id, String amount) {
        Map<String, String> order = asking();
        order.put("orderId", id);
        order.put("amount", amount);
        order.put("description", "Lệ phí hồ sơ <b>" + id);
        order.put("returnUrl", merchant.origin() + "/tro-ve?ho-so=" + id);
        order.put("callbackUrl", merchant.origin() + "/goi-lai");
        return order;
    }

    private HttpResponse<String> post(String path, Map<String, String> parameters) {
        Map<String, String> signed = new HashMap<>(parameters);
        signed.putIfAbsent(Signature.NAME, Signature.of(parameters, secret()));
        ObjectNode json = SandboxJson.object();
        signed.forEach(json::put);
        return caller.post(path, json.toString());
    }

    private HttpResponse<String> get(String path, Map<String, String> parameters) {
        Map<String, String> signed = new HashMap<>(parameters);
        signed.put(Signature.NAME, Signature.of(parameters, secret()));
        return caller.get(path + "?"
                + signed.entrySet().stream()
                        .map(each -> each.getKey() + "=" + Signature.encoded(each.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private String opened(String id) {
        HttpResponse<String> answer = post("/payments", order(id, "50000"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return URI.create(Caller.json(answer).path("redirectUrl").stringValue()).getPath();
    }

    private HttpResponse<String> choose(String page, String choice) {
        return caller.post(page, FORM, "choice=" + choice);
    }

    private JsonNode queried(String order) {
        HttpResponse<String> answer = get("/payments/" + order, asking());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Caller.json(answer);
    }

    private static Map<String, String> parameters(JsonNode json) {
        Map<String, String> parameters = new LinkedHashMap<>();
        json.properties().forEach(each -> parameters.put(each.getKey(), SandboxJson.needed(json, each.getKey())));
        return parameters;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Nested
    class Paying {
        @Test
        void leads_from_the_order_over_the_page_back_to_the_merchant() throws Exception {
            String page = opened("H26.19-1");
            HttpResponse<String> shown = caller.get(page);
            assertThat(shown.body())
                    .contains(
                            "50.000 đồng",
                            "Trung tâm &lt;mẫu&gt;",
                            "Lệ phí hồ sơ &lt;b&gt;",
                            "Thanh toán",
                            "Hủy",
                            "MÔ PHỎNG")
                    .doesNotContain("<script");
            assertThat(queried("H26.19-1").path("status").stringValue()).isEqualTo("PENDING");

            HttpResponse<String> back = choose(page, "pay");
            assertThat(back.statusCode()).isEqualTo(303);
            String location = back.headers().firstValue("Location").orElseThrow();
            assertThat(location).startsWith(merchant.origin() + "/tro-ve?ho-so=H26.19-1&");
            Map<String, String> result = parameters(URI.create(location).getRawQuery());
            result.remove("ho-so");
            assertThat(Signature.holds(result, secret())).isTrue();
            assertThat(result)
                    .containsEntry("status", "PAID")
                    .containsEntry("gateway", "NATIONAL")
                    .containsEntry("amount", "50000")
                    .containsEntry("ended", "2026-03-02T09:00:00+07:00");

            Map<String, String> told = parameters(merchant.called());
            assertThat(Signature.holds(told, secret())).isTrue();
            assertThat(told).containsEntry("status", "PAID").containsKey("notificationId");
            assertThat(gateway.payment("MAU", "H26.19-1"))
                    .hasValueSatisfying(paid -> assertThat(paid.status()).isEqualTo(Status.PAID));
        }

        @Test
        void can_be_cancelled_and_is_then_over() throws Exception {
            String page = opened("a");
            assertThat(choose(page, "cancel").headers().firstValue("Location").orElseThrow())
                    .contains("status=CANCELLED");
            assertThat(choose(page, "pay").headers().firstValue("Location").orElseThrow())
                    .contains("status=CANCELLED");
            assertThat(caller.get(page).statusCode()).isEqualTo(303);
            assertThat(merchant.called().path("status").stringValue()).isEqualTo("CANCELLED");
        }

        @Test
        void twice_pays_and_tells_once() throws Exception {
            String page = opened("a");
            choose(page, "pay");
            choose(page, "pay");
            merchant.called();
            assertThat(queried("a").path("transaction").stringValue()).isEqualTo("GD1");
            assertThat(merchant.waiting()).isZero();
        }

        @Test
        void must_be_done_in_time() {
            String page = opened("a");
            now.set(now.get().plus(Ledger.TIME_TO_PAY));
            assertThat(choose(page, "pay").statusCode()).isEqualTo(410);
            assertThat(caller.get(page).body()).contains("status=EXPIRED");
            assertThat(queried("a").path("status").stringValue()).isEqualTo("EXPIRED");
        }

        @Test
        void can_be_declined_by_the_bank() throws Exception {
            gateway.weather(new PaymentWeather(1, 0, 0, 0, 0, 1, 1));
            choose(opened("a"), "pay");
            assertThat(merchant.called().path("status").stringValue()).isEqualTo("DECLINED");
        }

        @Test
        void knows_only_its_own_pages_and_choices() {
            assertThat(caller.get("/pay/1").statusCode()).isEqualTo(404);
            assertThat(choose("/pay/1", "pay").statusCode()).isEqualTo(404);
            assertThat(choose(opened("a"), "gift").statusCode()).isEqualTo(400);
        }
    }

    @Nested
    class Ordering {
        @Test
        void the_same_again_is_the_same_payment() {
            String page = opened("a");
            HttpResponse<String> again = post("/payments", order("a", "50000"));
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(Caller.json(again).path("redirectUrl").stringValue()).endsWith(page);
            assertThat(post("/payments", order("a", "50001")).statusCode()).isEqualTo(409);
        }

        @Test
        void the_answer_is_signed() {
            JsonNode answer = Caller.json(post("/payments", order("a", "50000")));
            assertThat(Signature.holds(parameters(answer), secret())).isTrue();
        }

        @ParameterizedTest
        @CsvSource({
            "amount, 0, 400",
            "amount, -5, 400",
            "amount, 1.5, 400",
            "amount, 1000000000000, 400",
            "orderId, a/b, 400",
            "orderId, =1+1, 400",
            "returnUrl, http://example.vn/, 400",
            "returnUrl, //example.vn/, 400",
            "returnUrl, /tro-ve, 400",
            "returnUrl, javascript:alert(1), 400",
            "returnUrl, http://localhost:1/, 400",
            "callbackUrl, http://localhost.example.vn/, 400",
            "merchant, LA, 401",
            "time, hom nay, 400",
            "time, 2026-03-02T01:44:59Z, 400",
            "time, 2026-03-02T02:15:01Z, 400",
            "la, 1, 400",
        })
        void what_makes_no_sense_is_refused(String name, String value, int status) {
            Map<String, String> order = order("a", "50000");
            order.put(name, value);
            assertThat(post("/payments", order).statusCode()).isEqualTo(status);
            assertThat(gateway.payment("MAU", "a")).isEmpty();
        }

        @Test
        void addresses_that_only_look_like_the_merchants_are_refused() {
            String host = merchant.origin().getAuthority();
            for (String address : List.of(
                    "http://" + host + "@example.vn/", "http://" + host + ".example.vn/", merchant.origin() + "/#x")) {
                Map<String, String> order = order("a", "50000");
                order.put("returnUrl", address);
                assertThat(post("/payments", order).statusCode()).as(address).isEqualTo(400);
            }
        }

        @ParameterizedTest
        @CsvSource({"merchant", "requestId", "time", "orderId", "amount", "description", "returnUrl", "callbackUrl"})
        void nothing_may_be_missing(String name) {
            Map<String, String> order = order("a", "50000");
            order.remove(name);
            assertThat(post("/payments", order).statusCode()).isEqualTo(400);
        }

        @Test
        void a_wrong_signature_is_refused() {
            Map<String, String> order = order("a", "50000");
            order.put(Signature.NAME, Signature.of(order, secret()));
            order.put("amount", "5");
            assertThat(post("/payments", order).statusCode()).isEqualTo(401);
            order.put(Signature.NAME, "");
            assertThat(post("/payments", order).statusCode()).isEqualTo(400);
            order.put(Signature.NAME, "0".repeat(64));
            assertThat(post("/payments", order).statusCode()).isEqualTo(401);
        }

        @Test
        void a_replay_is_refused() {
            Map<String, String> order = order("a", "50000");
            assertThat(post("/payments", order).statusCode()).isEqualTo(201);
            assertThat(post("/payments", order).statusCode()).isEqualTo(409);
            now.set(now.get().plus(Duration.ofMinutes(16)));
            assertThat(post("/payments", order).statusCode()).isEqualTo(400);
        }

        @Test
        void what_is_no_order_at_all_is_refused() {
            assertThat(caller.post("/payments", "[1]").statusCode()).isEqualTo(400);
            assertThat(caller.post("/payments", "{\"merchant\":{}}").statusCode())
                    .isEqualTo(400);
            assertThat(caller.post("/payments", "text/plain", "x").statusCode()).isEqualTo(415);
        }
    }

    @Nested
    class Telling {
        @Test
        void goes_on_until_it_is_acknowledged() throws Exception {
            merchant.answer("500");
            merchant.answer("Cảm ơn");
            merchant.answer("{\"code\":\"99\"}");
            choose(opened("a"), "pay");
            JsonNode first = merchant.called();
            assertThat(List.of(merchant.called(), merchant.called(), merchant.called()))
                    .containsOnly(first);
            assertThat(merchant.waiting()).isZero();
        }

        @Test
        void is_given_up_some_day() throws Exception {
            for (int i = 0; i < 9; i++) {
                merchant.answer("500");
            }
            choose(opened("a"), "pay");
            for (int i = 0; i < QUICK.attempts(); i++) {
                merchant.called();
            }
            assertThat(queried("a").path("status").stringValue()).isEqualTo("PAID");
            assertThat(merchant.waiting()).isZero();
        }

        @Test
        void happens_twice() throws Exception {
            gateway.weather(new PaymentWeather(0, 0, 0, 1, 0, 4, 5));
            choose(opened("a"), "pay");
            assertThat(merchant.called()).isEqualTo(merchant.called());
        }

        @Test
        void gets_lost_and_comes_after_all_or_never() throws Exception {
            gateway.weather(new PaymentWeather(0, 0, 0, 0, 0.7, 12, 1));
            choose(opened("a"), "pay");
            assertThat(merchant.called().path("orderId").stringValue()).isEqualTo("a");
            gateway.weather(new PaymentWeather(0, 0, 0, 0, 1, 2, 1));
            choose(opened("b"), "pay");
            awaitAttempts("b", 2);
            assertThat(merchant.waiting()).isZero();
            assertThat(queried("b").path("status").stringValue()).isEqualTo("PAID");
        }

        @Test
        void comes_late() throws Exception {
            gateway.weather(new PaymentWeather(0, 1, 200, 0, 0, 4, 5));
            long before = System.nanoTime();
            choose(opened("a"), "pay");
            merchant.called();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }

        private void awaitAttempts(String order, long count) {
            long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (attempts(order) < count) {
                assertThat(System.nanoTime()).as("attempts of " + order).isLessThan(until);
                Thread.onSpinWait();
            }
        }

        private long attempts(String order) {
            long count = 0;
            for (JsonNode attempt :
                    Caller.json(caller.get("/_sandbox")).path("state").path("callbacks")) {
                count += attempt.path("orderId").stringValue().equals(order) ? 1 : 0;
            }
            return count;
        }
    }

    @Nested
    class GivingBack {
        private HttpResponse<String> refund(String order, String refund, String amount) {
            Map<String, String> asked = asking();
            asked.putAll(Map.of("orderId", order, "refundId", refund, "amount", amount, "reason", "Hồ sơ đã rút"));
            return post("/refunds", asked);
        }

        @Test
        void a_part_or_all_but_no_more() {
            choose(opened("a"), "pay");
            assertThat(Caller.json(refund("a", "h-1", "20000")).path("refunded").longValue())
                    .isEqualTo(20_000);
            assertThat(Caller.json(refund("a", "h-1", "20000")).path("refunded").longValue())
                    .isEqualTo(20_000);
            assertThat(refund("a", "h-1", "10000").statusCode()).isEqualTo(409);
            assertThat(refund("a", "h-2", "30001").statusCode()).isEqualTo(409);
            assertThat(Caller.json(refund("a", "h-2", "30000")).path("refunded").longValue())
                    .isEqualTo(50_000);
        }

        @Test
        void only_of_what_was_paid() {
            opened("a");
            assertThat(refund("a", "h-1", "1").statusCode()).isEqualTo(409);
            assertThat(refund("b", "h-1", "1").statusCode()).isEqualTo(404);
            assertThat(refund("a", "h-1", "0").statusCode()).isEqualTo(400);
        }

        @Test
        void stands_in_the_file_of_its_day() {
            choose(opened("a"), "pay");
            opened("b");
            now.set(Instant.parse("2026-03-02T17:00:00Z"));
            refund("a", "h-1", "20000");
            assertThat(day("2026-03-02").body()).isEqualToNormalizingNewlines("""
                            kind,transaction,orderId,refundId,amount,time
                            PAYMENT,GD1,a,,50000,2026-03-02T09:00:00+07:00
                            """);
            assertThat(day("2026-03-03").body()).contains("REFUND,GD2,a,h-1,-20000,2026-03-03T00:00:00+07:00");
            assertThat(day("03/03/2026").statusCode()).isEqualTo(400);
        }

        private HttpResponse<String> day(String day) {
            Map<String, String> asked = asking();
            asked.put("day", day);
            return get("/transactions", asked);
        }
    }

    @Nested
    class Steering {
        @Test
        void shows_secrets_and_registers_merchants() {
            assertThat(caller.get("/_sandbox").body()).contains(secret());
            String registered = caller.post(
                            "/_sandbox",
                            "{\"merchant\":{\"code\":\"HAI\",\"name\":\"Hai\",\"origin\":\"http://localhost:9999\"}}")
                    .body();
            assertThat(registered).contains(String.valueOf(gateway.secret("HAI")));
            assertThat(gateway.secret("HAI")).isNotEqualTo(secret()).hasSize(64);
            assertThat(caller.post(
                                    "/_sandbox",
                                    "{\"merchant\":{\"code\":\"BA\",\"name\":\"Ba\",\"origin\":\"http://example.vn\"}}")
                            .statusCode())
                    .isEqualTo(400);
        }

        @Test
        void sets_the_weather_and_forgets_but_keeps_the_secrets() {
            String before = secret();
            choose(opened("a"), "pay");
            assertThat(caller.post("/_sandbox", "{\"payment\":{\"declineShare\":1}}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(caller.post("/_sandbox", "{\"payment\":{\"attempts\":0}}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(caller.post("/_sandbox", "{\"clear\":true}").statusCode())
                    .isEqualTo(200);
            assertThat(get("/payments/a", asking()).statusCode()).isEqualTo(404);
            assertThat(secret()).isEqualTo(before);
        }

        @Test
        void an_order_that_was_taken_without_an_answer_can_be_sent_again() throws IOException {
            try (PaymentGateway dropping = new PaymentGateway(
                    Setting.calm().in(new Weather(0, 0, 0, 0, 1, List.of())).at(now::get),
                    Gateway.LOCAL,
                    List.of(merchant.merchant()))) {
                dropping.start();
                try (Caller unlucky = new Caller(dropping)) {
                    Map<String, String> order = order("a", "50000");
                    String secret = String.valueOf(dropping.secret("MAU"));
                    for (int i = 0; i < 20 && dropping.payment("MAU", "a").isEmpty(); i++) {
                        order.put("requestId", "lan-" + i);
                        ObjectNode json = SandboxJson.object();
                        order.forEach(json::put);
                        json.put(Signature.NAME, Signature.of(order, secret));
                        assertThatThrownBy(() -> unlucky.post("/payments", json.toString()))
                                .hasCauseInstanceOf(IOException.class);
                    }
                }
                assertThat(dropping.payment("MAU", "a")).isPresent();
            }
        }

        @Test
        void the_two_gateways_have_names_of_their_own_and_the_counter_is_none() {
            assertThat(new PaymentGateway(Setting.calm(), Gateway.LOCAL).name()).isEqualTo("payment-local");
            assertThat(gateway.name()).isEqualTo("payment-national");
            assertThatThrownBy(() -> new PaymentGateway(Setting.calm(), Gateway.COUNTER))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
