package vn.nhip.simulator.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Setting;

class MailServerTests {
    private static final String FROM = "nhip@example.vn";
    private static final String TO = "can-bo@example.vn";
    private static final String TEXT = "Subject: Thu\r\n\r\nChao";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T02:00:00Z"));
    private final MailServer server = new MailServer(Setting.calm().at(now::get), 0, 3, 4_000);

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private ReceivedMail last() {
        return server.mailbox().messages().getLast();
    }

    @Nested
    class Taking {
        @Test
        void keeps_the_message_as_it_was_sent() throws IOException {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                assertThat(talk.mail(FROM, TO, TEXT)).isEqualTo("250 2.0.0 Ok: taken as 1");
                assertThat(talk.say("QUIT")).startsWith("221");
            }
            assertThat(last().sender()).isEqualTo(FROM);
            assertThat(last().recipients()).containsExactly(TO);
            assertThat(last().received()).isEqualTo(now.get());
            assertThat(last().raw()).asString(StandardCharsets.UTF_8).isEqualTo(TEXT + "\r\n");
        }

        @Test
        void takes_away_the_dots_that_were_stuffed() throws IOException {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                talk.mail(FROM, TO, "Subject: .\r\n\r\n..\r\n..a\r\nb.");
            }
            assertThat(last().text()).isEqualTo(".\r\n.a\r\nb.\r\n");
        }

        @Test
        void takes_several_recipients_and_messages_on_one_connection_sent_at_once() throws IOException {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                talk.send("MAIL FROM:<> BODY=8BITMIME SIZE=100\r\nRCPT TO:<a@b.vn>\r\nRCPT TO:<c@d.vn>\r\nDATA\r\n");
                assertThat(List.of(talk.heard(), talk.heard(), talk.heard(), talk.heard()))
                        .containsExactly(
                                "250 2.1.0 Ok", "250 2.1.5 Ok", "250 2.1.5 Ok", "354 End with a line that holds a dot");
                talk.send(".\r\n");
                assertThat(talk.heard()).startsWith("250");
                assertThat(talk.mail(FROM, TO, TEXT)).startsWith("250");
            }
            assertThat(server.mailbox().messages().getFirst().recipients()).containsExactly("a@b.vn", "c@d.vn");
            assertThat(server.mailbox().messages().getFirst().sender()).isEmpty();
            assertThat(server.mailbox().messages().getFirst().size()).isZero();
            assertThat(server.mailbox().taken()).isEqualTo(2);
        }

        @Test
        void says_what_it_can_and_offers_no_encryption() throws IOException {
            try (SmtpTalk talk = new SmtpTalk(server)) {
                assertThat(talk.heard()).startsWith("220 ");
                assertThat(talk.say("ehlo may-cua-toi").lines())
                        .contains("250-SIZE 4000", "250-8BITMIME", "250-AUTH PLAIN")
                        .noneMatch(line -> line.contains("STARTTLS"));
                assertThat(talk.say("STARTTLS")).startsWith("502");
                assertThat(talk.say("HELO x")).isEqualTo("250 localhost");
                assertThat(talk.say("NOOP")).startsWith("250");
                assertThat(talk.say("VRFY can-bo")).startsWith("252");
            }
        }

        @Test
        void lets_a_sender_sign_in_but_asks_none_to() throws IOException {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                assertThat(talk.say("AUTH LOGIN")).startsWith("504");
                assertThat(talk.say("AUTH PLAIN !!!")).startsWith("501");
                assertThat(talk.say("AUTH PLAIN AGEA")).startsWith("535");
                assertThat(talk.say("AUTH PLAIN")).startsWith("334");
                assertThat(talk.say("*")).startsWith("501");
                assertThat(talk.say("AUTH PLAIN")).startsWith("334");
                assertThat(talk.say("AG5oaXAAYmktbWF0")).startsWith("235");
                assertThat(talk.say("AUTH PLAIN AG5oaXAAYmktbWF0")).startsWith("503");
                assertThat(talk.mail(FROM, TO, TEXT)).startsWith("250");
            }
        }

        @Test
        void keeps_the_last_ones_only() throws Exception {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                for (int i = 0; i < 5; i++) {
                    talk.mail(FROM, TO, TEXT);
                }
            }
            assertThat(server.mailbox().awaitTaken(5, Duration.ofSeconds(10))).isTrue();
            assertThat(server.mailbox().awaitTaken(6, Duration.ofMillis(1))).isFalse();
            assertThat(server.mailbox().messages()).extracting(ReceivedMail::id).containsExactly(3L, 4L, 5L);
        }
    }

    @Test
    void listens_on_free_ports_and_only_once() {
        assertThat(server.smtpPort()).isPositive().isNotEqualTo(server.address().getPort());
        assertThatThrownBy(server::start).isInstanceOf(IllegalStateException.class);
        MailServer closed = new MailServer(Setting.calm());
        assertThatThrownBy(closed::smtpPort).isInstanceOf(IllegalStateException.class);
    }

    @Nested
    class Refusing {
        @ParameterizedTest
        @CsvSource({
            "MAIL FROM:nhip@example.vn, 501",
            "MAIL FROM:<nhip>, 501",
            "MAIL TO:<a@b.vn>, 501",
            "MAIL FROM:<a@b.vn> SIZE=4001, 552",
            "MAIL FROM:<a@b.vn> SIZE=99999999999999999999, 552",
            "MAIL FROM:<a@b.vn> RET=FULL, 555",
            "RCPT TO:<a@b.vn>, 503",
            "DATA, 503",
            "DATA now, 501",
            "EHLO, 501",
            "BDAT 5, 500",
            "'', 500",
        })
        void a_line_that_is_wrong_or_comes_at_the_wrong_time(String line, String code) throws IOException {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                assertThat(talk.say(line)).startsWith(code + " ");
                assertThat(talk.mail(FROM, TO, TEXT)).startsWith("250");
            }
        }

        @Test
        void a_message_before_any_greeting_or_within_another() throws IOException {
            try (SmtpTalk talk = new SmtpTalk(server)) {
                talk.heard();
                assertThat(talk.say("MAIL FROM:<a@b.vn>")).startsWith("503");
                talk.say("EHLO x");
                talk.say("MAIL FROM:<a@b.vn>");
                assertThat(talk.say("MAIL FROM:<a@b.vn>")).startsWith("503");
                assertThat(talk.say("DATA")).startsWith("554");
                assertThat(talk.say("RCPT TO:<>")).startsWith("501");
                talk.say("RSET");
                assertThat(talk.say("MAIL FROM:<a@b.vn>")).startsWith("250");
            }
        }

        @Test
        void too_many_recipients() throws IOException {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                talk.say("MAIL FROM:<a@b.vn>");
                for (int i = 0; i < SmtpSession.MOST_RECIPIENTS; i++) {
                    assertThat(talk.say("RCPT TO:<n" + i + "@b.vn>")).startsWith("250");
                }
                assertThat(talk.say("RCPT TO:<mot-nua@b.vn>")).startsWith("452");
            }
        }

        @Test
        void what_is_too_long() throws IOException {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                assertThat(talk.say("NOOP " + "x".repeat(3_000))).startsWith("500");
                assertThat(talk.mail(FROM, "x".repeat(250) + "@example.vn", TEXT))
                        .startsWith("501");
                assertThat(talk.mail(FROM, TO, "x".repeat(999))).startsWith("550");
                assertThat(talk.mail(FROM, TO, "." + "x".repeat(998))).startsWith("250");
                assertThat(talk.mail(FROM, TO, "xxxxxxxx\r\n".repeat(400))).startsWith("552");
                assertThat(talk.mail(FROM, TO, TEXT)).startsWith("250");
            }
            assertThat(server.mailbox().taken()).isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource({"'\\n.\\n'", "'\\n.\\r\\n'", "'\\r.\\r\\n'", "'\\r\\n.\\n'", "'a\\rb'"})
        void a_message_that_could_smuggle_in_another(String end) throws IOException {
            String octets = end.replace("\\n", "\n").replace("\\r", "\r");
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                assertThat(talk.mail(FROM, TO, "Subject: a" + octets + "MAIL FROM:<ke-gian@example.vn>"))
                        .startsWith("550");
                assertThat(talk.say("NOOP")).startsWith("250");
            }
            assertThat(server.mailbox().taken()).isZero();
        }

        @Test
        void whoever_makes_too_many_mistakes() throws IOException {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                for (int i = 0; i < 20; i++) {
                    assertThat(talk.say("HALLO")).startsWith("500");
                }
                talk.say("HALLO");
                assertThat(talk.heard()).startsWith("421");
                assertThatThrownBy(() -> talk.say("NOOP")).isInstanceOf(IOException.class);
            }
        }
    }

    @Nested
    class InBadWeather {
        @Test
        void a_greylisted_pair_may_come_again_later() throws IOException {
            server.weather(new MailWeather(0, 0, 0, 1, 60, 0));
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                assertThat(talk.mail(FROM, TO, TEXT)).startsWith("451");
                now.set(now.get().plusSeconds(59));
                assertThat(talk.mail(FROM, TO, TEXT)).startsWith("451");
                now.set(now.get().plusSeconds(1));
                assertThat(talk.mail(FROM, TO, TEXT)).startsWith("250");
                assertThat(talk.mail(FROM, "khac@example.vn", TEXT)).startsWith("451");
            }
        }

        @Test
        void the_same_recipients_do_not_exist_each_time() throws IOException {
            server.weather(new MailWeather(0, 0, 0, 0, 0, 0.5));
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                StringBuilder first = new StringBuilder();
                StringBuilder again = new StringBuilder();
                for (int i = 0; i < 20; i++) {
                    first.append(talk.mail(FROM, "n" + i + "@example.vn", TEXT).charAt(0));
                }
                for (int i = 0; i < 20; i++) {
                    again.append(talk.mail(FROM, "n" + i + "@example.vn", TEXT).charAt(0));
                }
                assertThat(again.toString())
                        .isEqualTo(first.toString())
                        .contains("2")
                        .contains("5");
            }
        }

        @Test
        void some_recipients_are_refused_in_any_weather() throws IOException {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                assertThat(talk.mail(FROM, "khong-ton-tai@example.vn", TEXT)).startsWith("550");
                assertThat(talk.mail(FROM, "day-hop-thu@example.vn", TEXT)).startsWith("452");
            }
        }

        @Test
        void a_busy_server_takes_no_connection() throws IOException {
            server.weather(new MailWeather(0, 1, 0, 0, 0, 0));
            try (SmtpTalk talk = new SmtpTalk(server)) {
                assertThat(talk.heard()).startsWith("421");
            }
        }

        @Test
        void a_connection_that_breaks_leaves_it_open_whether_the_message_was_taken() throws IOException {
            server.weather(new MailWeather(0, 0, 1, 0, 0, 0));
            int sent = 20;
            for (int i = 0; i < sent; i++) {
                try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                    assertThatThrownBy(() -> talk.mail(FROM, TO, TEXT)).isInstanceOf(IOException.class);
                }
            }
            assertThat(server.mailbox().taken()).isBetween(1L, sent - 1L);
        }

        @Test
        void a_slow_server_answers_all_the_same() throws IOException {
            server.weather(new MailWeather(5, 0, 0, 0, 0, 0));
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                assertThat(talk.mail(FROM, TO, TEXT)).startsWith("250");
            }
        }

        @Test
        void closing_ends_open_connections() throws IOException {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                server.close();
                assertThatThrownBy(() -> talk.say("NOOP")).isInstanceOf(IOException.class);
            }
        }
    }

    @Nested
    class Reading {
        private final HttpClient client = HttpClient.newHttpClient();

        private HttpResponse<String> get(String path) throws Exception {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.address() + path)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }

        private HttpResponse<String> steer(String json) throws Exception {
            return client.send(
                    HttpRequest.newBuilder(URI.create(server.address() + "/_sandbox"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }

        private static JsonNode json(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).isEqualTo(200);
            return SandboxJson.MAPPER.readTree(answer.body());
        }

        @Test
        void the_list_one_message_and_its_octets() throws Exception {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                talk.mail(FROM, TO, TEXT);
                talk.mail(FROM, "khac@example.vn", "Subject: =?UTF-8?B?SOG7kyBzxqE=?=\r\n\r\n<b>");
            }
            JsonNode list = json(get("/messages"));
            assertThat(list).hasSize(2);
            assertThat(list.get(0).path("subject").stringValue()).isEqualTo("Hồ sơ");
            assertThat(json(get("/messages?recipient=" + TO))).hasSize(1);
            assertThat(json(get("/messages?after=2"))).isEmpty();
            assertThat(json(get("/messages/1")).path("text").stringValue()).isEqualTo("Chao\r\n");
            assertThat(get("/messages/2/raw").body()).endsWith("\r\n\r\n<b>\r\n");
            assertThat(get("/messages/9").statusCode()).isEqualTo(404);
            assertThat(get("/messages/x").statusCode()).isEqualTo(400);
            assertThat(get("/").body()).contains("Hồ sơ").contains(TO);
        }

        @Test
        void the_page_shows_what_was_sent_and_runs_nothing_of_it() throws Exception {
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                talk.mail(FROM, TO, "Subject: <script>alert(1)</script>\r\n\r\n<script>");
            }
            assertThat(get("/").body()).contains("&lt;script&gt;").doesNotContain("<script");
            assertThat(get("/messages/1/raw").headers().firstValue("Content-Type"))
                    .hasValue("text/plain; charset=utf-8");
        }

        @Test
        void steers_the_weather_and_forgets() throws Exception {
            assertThat(steer("{\"mail\":{\"busyShare\":1}}").body()).contains("\"busyShare\":1.0");
            try (SmtpTalk talk = new SmtpTalk(server)) {
                assertThat(talk.heard()).startsWith("421");
            }
            assertThat(steer("{\"mail\":{\"busyShare\":2}}").statusCode()).isEqualTo(400);
            assertThat(steer("{\"mail\":{\"bussy\":1}}").statusCode()).isEqualTo(400);
            assertThat(steer("{\"clear\":true}").statusCode()).isEqualTo(200);
            try (SmtpTalk talk = SmtpTalk.greeted(server)) {
                assertThat(talk.mail(FROM, TO, TEXT)).startsWith("250");
            }
            assertThat(json(get("/_sandbox")).path("state").path("smtpPort").intValue())
                    .isEqualTo(server.smtpPort());
            steer("{\"clear\":true}");
            assertThat(server.mailbox().messages()).isEmpty();
        }
    }
}
