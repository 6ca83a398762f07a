package vn.nhip.simulator.sandbox.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import vn.nhip.simulator.sandbox.Caller;
import vn.nhip.simulator.sandbox.SandboxJson;
import vn.nhip.simulator.sandbox.Setting;
import vn.nhip.simulator.sandbox.Weather;
import vn.nhip.simulator.sandbox.identity.SamplePerson;
import vn.nhip.simulator.sandbox.population.Access.Outcome;
import vn.nhip.simulator.sandbox.population.Access.Purpose;

class PopulationDatabaseTests {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T02:00:00Z"));
    private final PopulationDatabase database =
            new PopulationDatabase(Setting.calm().at(now::get), 100);
    private Caller caller;

    @BeforeEach
    void start() throws IOException {
        database.start();
        caller = new Caller(database);
    }

    @AfterEach
    void close() {
        caller.close();
        database.close();
    }

    private InventedPerson somebody() {
        return database.persons(1).getFirst();
    }

    private static ObjectNode asking(String number) {
        return SandboxJson.object()
                .put("agency", "H26.19.15")
                .put("purpose", "ACCEPTANCE")
                .put("case", "H26.19.15-260213-0001")
                .put("identityNumber", number)
                .put("consent", true);
    }

    private HttpResponse<String> ask(ObjectNode asking) {
        return caller.post("/queries", asking.toString());
    }

    private static String outcome(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Caller.json(answer).path("outcome").stringValue("");
    }

    @Test
    void finds_a_person() {
        JsonNode answer = Caller.json(ask(asking(somebody().identityNumber())));
        assertThat(answer.path("outcome").stringValue()).isEqualTo("FOUND");
        assertThat(answer.path("person").path("name").stringValue())
                .isEqualTo(somebody().name());
        assertThat(answer.path("person").path("birthDate").stringValue())
                .isEqualTo(somebody().birthDate().toString());
    }

    @Test
    void holds_what_is_said_against_what_is_known() {
        String name = Normalizer.normalize(somebody().name(), Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace(" ", "  ");
        ObjectNode asking = asking(somebody().identityNumber());
        assertThat(outcome(ask(asking.put("name", name)
                        .put("birthDate", somebody().birthDate().toString()))))
                .isEqualTo("FOUND");
        JsonNode answer = Caller.json(ask(asking.put("name", "Ai Đó")));
        assertThat(answer.toString()).isEqualTo("{\"outcome\":\"MISMATCH\",\"fields\":[\"name\"]}");
        answer = Caller.json(ask(asking.put("birthDate", "1900-01-01")));
        assertThat(answer.path("fields").toString()).isEqualTo("[\"name\",\"birthDate\"]");
        assertThat(answer.has("person")).isFalse();
    }

    @Test
    void does_not_find_who_is_not_there() {
        assertThat(outcome(ask(asking("000099999999")))).isEqualTo("NOT_FOUND");
        String number = somebody().identityNumber();
        String other = "000" + (9 - (number.charAt(3) - '0')) + number.substring(4);
        assertThat(outcome(ask(asking(other)))).isEqualTo("NOT_FOUND");
    }

    @Test
    void knows_whoever_can_sign_in() {
        for (SamplePerson person : SamplePerson.ALL) {
            assertThat(outcome(ask(asking(person.identityNumber()).put("name", person.name()))))
                    .isEqualTo("FOUND");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"001099000001", "00001", "0000000000001", "00000000000a", "", "٠٠٠٠٠٠٠٠٠٠٠٠"})
    void takes_no_number_that_could_be_somebodys_and_does_not_repeat_it(String number) {
        HttpResponse<String> answer = ask(asking(number));
        assertThat(answer.statusCode()).isEqualTo(400);
        if (!number.isEmpty()) {
            assertThat(answer.body()).doesNotContain(number);
        }
        assertThat(database.accesses()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"agency", "purpose", "case", "identityNumber"})
    void wants_to_know_who_asks_why_and_for_which_dossier(String name) {
        ObjectNode asking = asking(somebody().identityNumber());
        asking.remove(name);
        assertThat(ask(asking).statusCode()).isEqualTo(400);
        assertThat(ask(asking.put(name, "la lùng")).statusCode()).isEqualTo(400);
    }

    @Test
    void refuses_what_makes_no_sense() {
        String number = somebody().identityNumber();
        assertThat(ask(asking(number).put("birthDate", "31/12/1990")).statusCode())
                .isEqualTo(400);
        assertThat(ask(asking(number).put("phone", "0")).statusCode()).isEqualTo(400);
        assertThat(caller.post("/queries", "{").statusCode()).isEqualTo(400);
        assertThat(caller.get("/queries").statusCode()).isEqualTo(405);
    }

    @Test
    void answers_only_with_the_persons_consent() {
        ObjectNode asking = asking(somebody().identityNumber());
        assertThat(ask(asking.put("consent", false)).statusCode()).isEqualTo(403);
        assertThat(ask(asking.put("consent", "true")).statusCode()).isEqualTo(403);
        asking.remove("consent");
        assertThat(ask(asking).statusCode()).isEqualTo(403);
        assertThat(database.accesses())
                .extracting(Access::outcome)
                .containsOnly(Outcome.NO_CONSENT)
                .hasSize(3);
    }

    @Test
    void lets_each_agency_ask_only_so_much() {
        database.quota(2);
        ObjectNode asking = asking(somebody().identityNumber());
        ask(asking);
        now.set(now.get().plusSeconds(30));
        ask(asking);
        HttpResponse<String> tooMuch = ask(asking);
        assertThat(tooMuch.statusCode()).isEqualTo(429);
        assertThat(tooMuch.headers().firstValue("Retry-After")).hasValue("31");
        assertThat(outcome(ask(asking.put("agency", "H27")))).isEqualTo("FOUND");
        now.set(now.get().plusSeconds(30));
        assertThat(outcome(ask(asking.put("agency", "H26.19.15")))).isEqualTo("FOUND");
        assertThat(database.accesses()).extracting(Access::outcome).contains(Outcome.QUOTA_EXCEEDED);
    }

    @Test
    void notes_every_question_and_nothing_of_the_person() {
        ask(asking(somebody().identityNumber()).put("name", somebody().name()));
        assertThat(database.accesses())
                .containsExactly(
                        new Access(now.get(), "H26.19.15", Purpose.ACCEPTANCE, "H26.19.15-260213-0001", Outcome.FOUND));
        String log = Caller.json(caller.get("/_sandbox"))
                .path("state")
                .path("accesses")
                .toString();
        assertThat(log)
                .contains("H26.19.15-260213-0001", "FOUND")
                .doesNotContain(somebody().identityNumber())
                .doesNotContain(somebody().name());
    }

    @Test
    void can_be_steered_and_forgets() {
        assertThat(caller.post("/_sandbox", "{\"quota\":{\"agency\":\"H26.19.15\",\"perMinute\":0}}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ask(asking(somebody().identityNumber())).statusCode()).isEqualTo(429);
        assertThat(caller.post("/_sandbox", "{\"quota\":{\"perMinute\":-1}}").statusCode())
                .isEqualTo(400);
        assertThat(caller.post("/_sandbox", "{\"clear\":true}").statusCode()).isEqualTo(200);
        assertThat(database.accesses()).isEmpty();
        assertThat(outcome(ask(asking(somebody().identityNumber())))).isEqualTo("FOUND");
    }

    @Test
    void does_not_answer_in_an_outage() throws IOException {
        Weather out = new Weather(0, 0, 0, 0, 0, List.of(new Weather.Outage(0, 60)));
        try (PopulationDatabase down =
                new PopulationDatabase(Setting.calm().in(out).at(now::get), 1)) {
            down.start();
            try (Caller unlucky = new Caller(down)) {
                assertThat(unlucky.post(
                                        "/queries",
                                        asking(somebody().identityNumber()).toString())
                                .statusCode())
                        .isEqualTo(503);
                now.set(now.get().plusSeconds(60));
                assertThat(unlucky.post(
                                        "/queries",
                                        asking(somebody().identityNumber()).toString())
                                .statusCode())
                        .isEqualTo(200);
                assertThat(down.accesses()).hasSize(1);
            }
        }
    }

    @Property(tries = 300)
    void everybody_can_be_found_under_a_number_that_says_gender_and_year(
            @ForAll long seed, @ForAll @IntRange(max = 999_999) int place) {
        Population population = new Population(seed, 1_000_000);
        InventedPerson person = population.at(place);
        assertThat(person.identityNumber()).matches("000[0-3][0-9]{8}");
        assertThat(person.identityNumber().substring(4, 6))
                .isEqualTo(String.format(Locale.ROOT, "%02d", person.birthDate().getYear() % 100));
        assertThat(population.find(person.identityNumber())).contains(person);
        assertThat(new Population(seed, 1_000_000).at(place)).isEqualTo(person);
    }
}
