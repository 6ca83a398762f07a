package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.core.facts.CaseFacts;
import vn.nhip.core.facts.FactTable;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.cases.CasesForTests;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.Intake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.simulator.scenario.CaseTold;

/** The table of facts in a file: the same again, or not used at all. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"nhip.sample=off", "nhip.database.purpose=command", "nhip.test.database=snapshot"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@ExtendWith(OutputCaptureExtension.class)
class FactSnapshotTests {
    private static final Delivery DELIVERY = new Delivery(CasesForTests.SOURCE, Unknowns.ACCEPT, "thử");
    private static final int CASES = 40;

    private final Intake intake;
    private final Projector projector;
    private final CaseFactStore store;
    private final JdbcClient jdbc;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    private FactTable table = new FactTable();
    private long position;

    FactSnapshotTests(Intake intake, Projector projector, CaseFactStore store, JdbcClient jdbc) {
        this.intake = intake;
        this.projector = projector;
        this.store = store;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aTableIsWritten() {
        for (int number = 0; number < CASES; number++) {
            intake.take(DELIVERY, CasesForTests.reads(CasesForTests.life(number).messages()));
        }
        // The due date moves: this case has former versions.
        CaseTold moved =
                CasesForTests.life(CASES - 1).at("H99.9").due("2026-05-31").received("2026-03-03 04:00");
        intake.take(DELIVERY, CasesForTests.reads(moved.messages()));
        while (projector.position().lag() > 0) {
            projector.advance();
        }
        table = new FactTable();
        position = store.each(table::put);
        snapshot().write(table, position);
    }

    private FactSnapshot snapshot() {
        return new FactSnapshot(store, home);
    }

    private Path file() {
        return home.resolve("facts/table");
    }

    private static List<List<CaseFacts>> all(FactTable table) {
        List<List<CaseFacts>> all = new ArrayList<>();
        table.each(all::add);
        return all;
    }

    @Test
    void comesBackAsItWasWritten() {
        FactSnapshot.Loaded loaded = snapshot().read().orElseThrow();

        assertThat(loaded.position()).isEqualTo(position);
        assertThat(all(loaded.table())).isEqualTo(all(table)).hasSizeGreaterThanOrEqualTo(CASES);
        assertThat(home.resolve("facts"))
                .isDirectoryContaining("glob:**/table")
                .isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void takesThePlaceOfTheLastOne() {
        table.put(List.of(CaseFacts.none(100_000)));

        snapshot().write(table, position);

        assertThat(snapshot().read().orElseThrow().table().size()).isEqualTo(table.size());
    }

    @Test
    void isStillThereWhenTheNextOneIsCutOffWhileItIsWritten() throws IOException {
        Files.write(home.resolve("facts/table.new"), new byte[] {1, 2, 3});

        assertThat(snapshot().read()).isPresent();
        snapshot().write(table, position);
        assertThat(snapshot().read()).isPresent();
    }

    @Test
    void isMissedSilently(@TempDir Path empty, CapturedOutput output) {
        assertThat(new FactSnapshot(store, empty).read()).isEmpty();
        assertThat(output).doesNotContain("is not used");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.0000001, 0.3, 0.999999})
    void aFileThatWasCutOffIsNotUsed(double part, CapturedOutput output) throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(bytes, (int) (bytes.length * part)));

        assertThat(snapshot().read()).isEmpty();
        assertThat(output).contains("is not used").contains("it ends too early");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.00001, 0.0002, 0.0005, 0.2, 0.8, 0.9999999})
    void aFileWithOneByteChangedIsNotUsed(double part, CapturedOutput output) throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        bytes[(int) (bytes.length * part)] ^= 0x10;
        Files.write(file(), bytes);

        assertThat(snapshot().read()).isEmpty();
        assertThat(output).contains("is not used");
    }

    @Test
    void aFileWithMoreBehindItIsNotUsed(CapturedOutput output) throws IOException {
        Files.write(file(), new byte[] {0}, StandardOpenOption.APPEND);

        assertThat(snapshot().read()).isEmpty();
        assertThat(output).contains("does not hold the cases it says");
    }

    @Test
    void theFileOfAnotherDatabaseIsNotUsed(CapturedOutput output) {
        jdbc.sql("update cases.projection set database = gen_random_uuid()").update();

        assertThat(snapshot().read()).isEmpty();
        assertThat(output).contains("it is of another database");
    }

    @Test
    void aFileFromBeforeARepairIsNotUsed(CapturedOutput output) {
        projector.rebuild(List.of(CasesForTests.code(3)));

        assertThat(snapshot().read()).isEmpty();
        assertThat(output).contains("the facts were repaired since");
    }

    @Test
    void aFileThatKnowsMoreThanTheDatabaseIsNotUsed(CapturedOutput output) {
        jdbc.sql("update cases.projection set seq = seq - 1").update();

        assertThat(snapshot().read()).isEmpty();
        assertThat(output).contains("the database does not");
    }
}
