package vn.nhip.server.cases.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.contract.CaseMessage;
import vn.nhip.contract.EventWriter;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.cases.replay.Difference;
import vn.nhip.server.cases.replay.Replay;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** An import is killed at twenty random moments and run again each time. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "nhip.sample=off",
            "nhip.database.purpose=command",
            "nhip.home=target/nhip-for-tests",
            "nhip.test.database=killed-import"
        })
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class KilledImportTests {
    private static final int KILLS = 20;
    private static final int CASES = 4_000;
    private static final int BROKEN_LINES = 40;
    private static final int LONGEST_MILLIS = 30;

    private final JdbcClient jdbc;
    private final String database;
    private final Projector projector;
    private final Replay replay;

    KilledImportTests(JdbcClient jdbc, Environment environment, Projector projector, Replay replay) {
        this.jdbc = jdbc;
        this.database = environment.getRequiredProperty("nhip.database.url");
        this.projector = projector;
        this.replay = replay;
    }

    @Test
    void leavesTheLogExactlyRightWhereverItIsKilled(@TempDir Path folder) throws Exception {
        long seed = System.nanoTime();
        System.out.println("kills at random moments, seed " + seed);
        Random random = new Random(seed);
        Path file = write(folder);
        List<Long> seen = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            // A stretch further each time, so that the kills are spread over the whole file.
            long done = events();
            long wanted = done + random.nextLong(1 + (CASES * 5L - done) / (KILLS - kill));
            Process process = start(file);
            assertThat(awaitRecords(process, wanted)).isGreaterThanOrEqualTo(0);
            process.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            seen.add(events());
            projector.advance();
        }
        System.out.println("events in the log after each kill: " + seen);

        Process last = start(file);
        assertThat(awaitRecords(last, Long.MAX_VALUE)).isEqualTo(CASES * 5L + BROKEN_LINES);
        assertThat(last.waitFor()).isZero();

        assertThat(seen).isSorted();
        assertThat(events()).isEqualTo(CASES * 5L);
        assertThat(one("select count(distinct (source, id)) from cases.event")).isEqualTo(CASES * 5L);
        assertThat(one("select count(*) from cases.event_key")).isEqualTo(CASES * 5L);
        assertThat(one("select max(seq) from cases.event")).isEqualTo(CASES * 5L);
        assertThat(one("select seq from cases.log_head")).isEqualTo(CASES * 5L);
        assertThat(one("select count(*) from cases.quarantine")).isEqualTo(BROKEN_LINES);
        while (projector.position().lag() > 0) {
            projector.advance();
        }
        List<Difference> differences = new ArrayList<>();
        assertThat(replay.run(new Replay.Order(Instant.MAX, false), differences::add, (events, part) -> {})
                        .cases())
                .isEqualTo(CASES);
        assertThat(differences).isEmpty();
    }

    private static Path write(Path folder) throws IOException {
        Path file = folder.resolve("su-kien.jsonl");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int number = 0; number < CASES; number++) {
                for (CaseMessage message : CasesForTests.life(number).messages()) {
                    out.write(EventWriter.write(message));
                    out.write('\n');
                }
                if (number % (CASES / BROKEN_LINES) == 0) {
                    out.write(("{\"id\": \"hỏng-" + number + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return file;
    }

    private Process start(Path file) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dstdout.encoding=UTF-8",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledImport.class.getName(),
                        database,
                        file.toString(),
                        String.valueOf(file.getParent())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits until the process says that so many records are committed, or ends; the last number it said, -1 for none. */
    private static long awaitRecords(Process process, long wanted) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        long records = -1;
        String line = said.readLine();
        while (line != null) {
            records = Long.parseLong(line);
            line = records >= wanted ? null : said.readLine();
        }
        return records;
    }

    private long events() {
        return one("select count(*) from cases.event");
    }

    private long one(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
