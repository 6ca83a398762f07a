package vn.nhip.server.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import vn.nhip.contract.EventReader;
import vn.nhip.core.scoring.Counts;
import vn.nhip.definitions.Calendars;
import vn.nhip.server.cases.intake.Delivery;
import vn.nhip.server.cases.intake.EventRecords;
import vn.nhip.server.cases.intake.Incoming;
import vn.nhip.server.cases.intake.IntakeTally;
import vn.nhip.server.cases.intake.LongIntake;
import vn.nhip.server.cases.intake.Unknowns;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.catalog.procedures.ProcedureImport;
import vn.nhip.server.catalog.store.ProcedureImports;
import vn.nhip.server.database.EmbeddedPostgresForTests;
import vn.nhip.server.register.Registers;
import vn.nhip.server.register.Table;
import vn.nhip.simulator.like.CaptureFiles;
import vn.nhip.simulator.like.LikeScene;
import vn.nhip.simulator.like.Published;
import vn.nhip.simulator.scene.SceneFiles;
import vn.nhip.simulator.story.Event;
import vn.nhip.simulator.story.Feed;
import vn.nhip.simulator.wire.EventBytes;

/**
 * The circle: what the portal published of 164 units for August 2026, made into 184,534 single cases with their events, taken in as events of
 * any system are, counted by the engine as of the instants of the captures, is what the portal published.
 */
@SpringBootTest(properties = {"nhip.sample=on", "nhip.home=target/nhip-for-circle"})
@ContextConfiguration(initializers = EmbeddedPostgresForTests.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulatedCircleTests {
    private static final Path SAMPLE = Path.of("src/main/resources/sample/phu-tho-2026-08");
    private static final Delivery DELIVERY = new Delivery("urn:nhip:mo-phong:H44", Unknowns.QUARANTINE, "mô phỏng");
    private static final Set<String> EARLIER = Set.of("1", "2", "3");
    private static final int AT_ONCE = 20_000;

    private final ScoreBooks books;
    private final LiveIndex live;
    private final LongIntake intake;
    private final Projector projector;
    private final ProcedureImport catalogue;
    private final Registers registers;
    private final AtomicLong counted = new AtomicLong();
    private final Published published = CaptureFiles.read(List.of(SAMPLE), null);
    private final LikeScene scene = new LikeScene(published, 1, Calendars.bundled());
    private final Feed feed = scene.feed();
    private @Nullable Event next = feed.next();
    private long told;

    SimulatedCircleTests(
            ScoreBooks books,
            LiveIndex live,
            LongIntake intake,
            Projector projector,
            ProcedureImport catalogue,
            Registers registers) {
        this.books = books;
        this.live = live;
        this.intake = intake;
        this.projector = projector;
        this.catalogue = catalogue;
        this.registers = registers;
    }

    @BeforeAll
    void theProvinceIsTold(@TempDir Path folder) throws IOException {
        SceneFiles.write(scene, folder, Instant.parse("2026-01-01T00:00:00Z"), null);
        catalogue.run(List.of(folder.resolve(SceneFiles.PROCEDURES)), null, new ProcedureImport.Watcher() {
            @Override
            public void refused(ProcedureImports.Problem problem) {
                throw new AssertionError(problem);
            }

            @Override
            public void read(long records, double part) {}
        });
        for (String register : List.of("authority", "services", "announcements", "petitions")) {
            String csv = Files.readString(folder.resolve(register + ".csv"));
            Table table = Table.read(csv, registers.find(register).orElseThrow().shape());
            assertThat(table.mistakes()).as(register).isEmpty();
            registers.find(register).orElseThrow().add(table.entries(), register + ".csv");
        }
        live.onChange(change -> counted.set(change.position()));
    }

    /** Tells what had been told by an instant, as bytes, as it would be sent; and waits until it is counted. */
    private void tellUntil(long second) {
        EventBytes bytes = new EventBytes(1 << 20);
        int waiting = 0;
        while (next != null && next.told() <= second) {
            bytes.add(next);
            bytes.add('\n');
            told++;
            waiting++;
            if (waiting == AT_ONCE) {
                take(bytes);
                waiting = 0;
            }
            next = feed.next();
        }
        take(bytes);
        await(() -> projector.position().lag() == 0
                && counted.get() == projector.position().done());
    }

    private void take(EventBytes bytes) {
        EventReader reader = EventReader.lines(new ByteArrayInputStream(bytes.toByteArray()), EventReader.Limits.FILE);
        List<Incoming> records = new ArrayList<>(AT_ONCE);
        reader.forEachRemaining(read -> records.add(EventRecords.incoming(read, DELIVERY.source())));
        IntakeTally tally = intake.take(DELIVERY, records.iterator(), sofar -> {});
        assertThat(tally.quarantined()).isZero();
        bytes.clear();
    }

    /** Looks again every second, for four minutes. */
    private static void await(BooleanSupplier so) {
        for (int looks = 0; !so.getAsBoolean(); looks++) {
            assertThat(looks).as("seconds until all is counted").isLessThan(240);
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    /** Scored as of the instant at which groups were captured, with the portal's stand-in for the denominator of 1.4. */
    private int compare(Instant captured, Predicate<String> indicators, List<String> differences) {
        ScoreBook book = books.open(new Question(
                        Source.CASES, "H44", published.period(), captured, null, Map.of("1.4", "portal-own-count")))
                .orElseThrow();
        int compared = 0;
        for (Published.Unit unit : published.units()) {
            for (Map.Entry<String, Published.Count> each : unit.counts().entrySet()) {
                if (indicators.test(each.getKey())) {
                    Counts ours = book.unit(unit.code())
                            .orElseThrow()
                            .card()
                            .indicator(each.getKey())
                            .orElseThrow()
                            .counts();
                    String counted = ours.isMissing() ? "?" : ours.numerator() + "/" + ours.denominator();
                    String wanted =
                            each.getValue().numerator() + "/" + each.getValue().denominator();
                    compared++;
                    if (!counted.equals(wanted)) {
                        differences.add("%s %s: %s, portal %s".formatted(unit.code(), each.getKey(), counted, wanted));
                    }
                }
            }
        }
        return compared;
    }

    @Test
    void everyCountOfEveryUnitComesOutAgain() {
        Instant earlier = published.captured().getOrDefault("TDGQ", Instant.MIN);
        Instant later = published.captured().getOrDefault("MDSH", Instant.MIN);
        List<String> differences = new ArrayList<>();
        tellUntil(earlier.getEpochSecond());
        int compared = compare(earlier, indicator -> EARLIER.contains(indicator.substring(0, 1)), differences);
        tellUntil(later.getEpochSecond());
        compared += compare(later, indicator -> !EARLIER.contains(indicator.substring(0, 1)), differences);
        assertThat(next).as("all is told by the later capture").isNull();
        assertThat(differences).isEmpty();
        assertThat(compared).as("counts of 164 units").isEqualTo(2_955);
        assertThat(told).as("events").isGreaterThan(900_000);
    }
}
