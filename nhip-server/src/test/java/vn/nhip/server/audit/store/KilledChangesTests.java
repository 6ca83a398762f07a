package vn.nhip.server.audit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.server.audit.verify.DatabaseLog;
import vn.nhip.server.database.EmbeddedPostgresForTests;

/** A process that changes and records is killed at random moments: what it changed is in the log, and nothing else. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "nhip.sample=off",
            "nhip.database.purpose=command",
            "nhip.home=target/audit-killed-home",
            "nhip.test.database=audit-killed"
        })
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
class KilledChangesTests {
    private static final int KILLS = 5;
    private static final int LONGEST = 60;
    private static final String NAME = "killed-changes";
    private static final long LOOK_NANOS = 5_000_000;

    private final JdbcClient jdbc;
    private final String database;
    private final Sequencer sequencer;
    private final DatabaseLog log;

    KilledChangesTests(JdbcClient jdbc, Environment environment, Sequencer sequencer, DatabaseLog log) {
        this.jdbc = jdbc;
        this.database = environment.getRequiredProperty("nhip.database.url");
        this.sequencer = sequencer;
        this.log = log;
    }

    @Test
    void everyChangeThatWasCommittedIsInTheLog() throws IOException, InterruptedException {
        long seed = System.nanoTime();
        System.out.println("kills at random moments, seed " + seed);
        Random random = new Random(seed);
        jdbc.sql("create table public.changed (id bigint primary key)").update();
        long said = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            long next = jdbc.sql("select coalesce(max(id), 0) + 1 from public.changed")
                    .query(Long.class)
                    .single();
            Process process = start(next);
            said = await(process, next + random.nextInt(LONGEST));
            process.waitFor(random.nextInt(LONGEST), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            untilItsLastCommitIsThrough();
        }
        sequencer.all();

        List<Long> changed = jdbc.sql("select id from public.changed order by id")
                .query((row, number) -> row.getLong(1))
                .list();
        assertThat(changed).contains(said);
        assertThat(jdbc.sql("select split_part(subject, '/', 2)::bigint from audit.entry order by seq")
                        .query(Long.class)
                        .list())
                .isEqualTo(changed);
        assertThat(log.verify(List.of(), List.of(), seen -> {}).findings()).isEmpty();
    }

    /** What it had sent before it was killed is still done by the database, or given up. */
    private void untilItsLastCommitIsThrough() {
        while (jdbc.sql("select count(*) from pg_stat_activity where application_name = ?")
                        .param(NAME)
                        .query(Long.class)
                        .single()
                > 0) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private Process start(long from) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledChanges.class.getName(),
                        database + "&ApplicationName=" + NAME,
                        Long.toString(from)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits until the process says that a change is committed; the last it said. */
    private static long await(Process process, long wanted) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        long last = -1;
        while (last < wanted) {
            String line = said.readLine();
            assertThat(line).as("the process lives").isNotNull();
            last = Long.parseLong(line);
        }
        return last;
    }
}
