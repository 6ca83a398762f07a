package vn.nhip.server.cases.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.AuditEvent;
import vn.nhip.server.audit.RecordingAudit;
import vn.nhip.server.identity.SealedRows;

/** Changing the key that seals, on a real key file, with rows in memory. */
class SealRotationTests {
    private final RecordingAudit audit = new RecordingAudit();

    @TempDir
    @SuppressWarnings("NullAway.Init") // Set by JUnit.
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private SealKeys keys;

    @SuppressWarnings("NullAway.Init")
    private Rows rows;

    @SuppressWarnings("NullAway.Init")
    private SealRotation rotation;

    @BeforeEach
    void someRows() {
        keys = ofAnotherProcess();
        rows = new Rows(new Seal(keys));
        rotation = rotation(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));
        for (int i = 0; i < 1_234; i++) {
            rows.add(i, "giá trị " + i);
        }
    }

    private SealKeys ofAnotherProcess() {
        return new SealKeys("", home);
    }

    private SealRotation rotation(Clock clock) {
        return new SealRotation(keys, List.of(rows), audit, clock);
    }

    private Path file() {
        return home.resolve("keys").resolve("personal.key");
    }

    /** Rows in memory. */
    private static final class Rows implements SealedRows {
        private final Seal seal;
        private final TreeMap<Integer, Sealed> sealed = new TreeMap<>();

        Rows(Seal seal) {
            this.seal = seal;
        }

        void add(int id, String value) {
            sealed.put(id, seal.close(value.getBytes(StandardCharsets.UTF_8), "row/" + id));
        }

        String open(int id) {
            Sealed one = sealed.get(id);
            return one == null ? "" : new String(seal.open(one, "row/" + id), StandardCharsets.UTF_8);
        }

        @Override
        public String title() {
            return "thử";
        }

        @Override
        public Map<String, Long> valuesByKey() {
            Map<String, Long> values = new LinkedHashMap<>();
            sealed.values().forEach(one -> values.merge(one.keyId(), 1L, Long::sum));
            return values;
        }

        @Override
        public long stale(String activeKey) {
            return sealed.values().stream()
                    .filter(one -> !one.keyId().equals(activeKey))
                    .count();
        }

        @Override
        public Batch reseal(@Nullable String after, String activeKey, int most) {
            SequencedMap<Integer, Sealed> rest = after == null ? sealed : sealed.tailMap(Integer.valueOf(after), false);
            List<Integer> ids = rest.entrySet().stream()
                    .filter(entry -> !entry.getValue().keyId().equals(activeKey))
                    .map(Map.Entry::getKey)
                    .limit(most)
                    .toList();
            ids.forEach(id -> add(id, open(id)));
            return new Batch(ids.size(), 0, ids.size() < most ? null : String.valueOf(ids.getLast()));
        }
    }

    @Test
    void sealsEverythingAnewAndSaysWhichKeyIsNeededNoMore() {
        String old = rotation.status().getFirst().id();

        String fresh = rotation.begin();
        List<Long> told = new ArrayList<>();
        SealRotation.Resealed done = rotation.reseal(told::add);

        assertThat(done.rows()).isEqualTo(1_234);
        assertThat(told).isSorted().endsWith(1_234L);
        assertThat(rotation.waiting()).isZero();
        assertThat(rows.open(7)).isEqualTo("giá trị 7");
        assertThat(rotation.status()).extracting(SealRotation.KeyUse::id).containsExactly(fresh, old);
        assertThat(rotation.status()).extracting(SealRotation.KeyUse::total).containsExactly(1_234L, 0L);
        assertThat(audit.acts(AuditEvent.SEAL_KEY_ROTATED))
                .extracting(Act::details)
                .extracting(details -> details.get("step"))
                .containsExactly("begun", "resealed");
    }

    @Test
    void whoRunsAlreadyOpensWithANewKeyAtOnceAndSealsWithItWithinASecond() {
        Seal running = new Seal(ofAnotherProcess());
        String old = running.activeKey();
        String fresh = rotation.begin();
        assertThat(running.activeKey()).as("within the same second").isEqualTo(old);

        Sealed sealed = rows.seal.close(new byte[] {1}, "row/x");
        assertThat(sealed.keyId()).isEqualTo(fresh);
        assertThat(running.open(sealed, "row/x")).containsExactly(1);

        assertThat(running.activeKey()).isEqualTo(fresh);
    }

    @Test
    void takesAKeyOutOnlyWhenNothingNeedsIt() throws IOException {
        String old = rotation.status().getFirst().id();
        assertThat(rotation.retire(old))
                .hasValueSatisfying(why -> assertThat(why).contains("đang dùng"));
        String fresh = rotation.begin();
        assertThat(rotation.retire(old))
                .hasValueSatisfying(why -> assertThat(why).contains("còn 1234 giá trị"));
        assertThat(rotation.retire("00000000")).isPresent();
        rotation.reseal(done -> {});
        assertThat(rotation(Clock.systemUTC()).retire(old))
                .hasValueSatisfying(why -> assertThat(why).contains("vừa đổi"));

        assertThat(rotation.retire(old)).isEmpty();

        assertThat(Files.readAllLines(file())).hasSize(1);
        assertThat(rotation.status()).extracting(SealRotation.KeyUse::id).containsExactly(fresh);
        assertThat(rows.open(1_000)).isEqualTo("giá trị 1000");
    }

    @Test
    void goesOnWhereItWasInterrupted() {
        String fresh = rotation.begin();
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> rotation.reseal(done -> {
                    throw new IllegalStateException("interrupted");
                }));
        assertThat(rotation.waiting()).isBetween(1L, 1_233L);

        assertThat(rotation.reseal(done -> {}).rows()).isLessThan(1_234);

        assertThat(rotation.waiting()).isZero();
        assertThat(rotation.status().getFirst().id()).isEqualTo(fresh);
    }

    @Test
    void saysWhichKeyIsMissingInTheFile() throws IOException {
        String old = rotation.status().getFirst().id();
        rotation.begin();
        List<String> lines = Files.readAllLines(file());
        Files.writeString(file(), lines.getFirst() + "\n");

        assertThat(rotation.status()).extracting(SealRotation.KeyUse::id).contains(old);
        assertThat(rotation.isInFile(old)).isFalse();

        Files.writeString(file(), String.join("\n", lines));
        assertThat(rows.open(3)).isEqualTo("giá trị 3");
    }

    @Test
    void theFileStaysItsOwnersAndWhole() throws IOException {
        rotation.begin();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(file())).hasSize(2).allMatch(line -> line.matches("[0-9a-f]{64}"));
        try (var files = Files.list(home.resolve("keys"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("personal.key", "personal.key.lock");
        }
    }

    @Test
    void keysMadeAtTheSameTimeAreAllThere() throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> makers = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                makers.add(() -> ofAnotherProcess().putFirst().id());
            }
            for (var made : pool.invokeAll(makers)) {
                assertThat(keys.ids()).contains(made.get());
            }
        }
        assertThat(Files.readAllLines(file())).hasSize(13);
    }

    @Test
    void aFileThatIsAwayForAMomentTakesNoKeys() throws IOException {
        Path away = home.resolve("away");
        Files.move(file(), away);

        assertThat(rows.open(5)).isEqualTo("giá trị 5");
        assertThat(rotation.status()).hasSize(1);
        assertThat(Files.exists(file())).as("no other key is made in its place").isFalse();
        Files.move(away, file());
        Files.setLastModifiedTime(file(), FileTime.fromMillis(0));
        assertThat(rows.open(6)).isEqualTo("giá trị 6");
    }

    @Test
    void aFileThatIsNoKeyFileIsNotRepeated() throws IOException {
        Files.writeString(file(), "0123456789abcdef-geheim\n");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> ofAnotherProcess().active())
                .satisfies(failure -> {
                    assertThat(failure.getMessage()).doesNotContain("geheim", "0123");
                    assertThat(failure.getCause()).isNull();
                });
    }
}
