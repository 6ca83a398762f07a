package vn.nhip.server.cases.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.nhip.server.cases.FactsChanged;
import vn.nhip.server.cases.FactsRepaired;
import vn.nhip.server.cases.intake.LogGrew;
import vn.nhip.server.identity.Viewers;

/**
 * Keeps the states up while a server runs, and tells what changed. Looks again after every append of this process, and now and then for
 * those of others.
 */
@Component
@ConditionalOnProperty(name = "nhip.database.purpose", havingValue = "server")
class Projection implements InfoContributor {
    private static final Logger log = LoggerFactory.getLogger(Projection.class);
    private static final long LOOK_MILLIS = 1000;
    private static final long RETRY_SECONDS = 10;
    private static final double MEDIAN = 0.5;
    private static final double NEARLY_ALL = 0.99;
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Projector projector;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;
    private final Timer freshness;
    private final Semaphore grown = new Semaphore(0);
    private final Queue<LogGrew> appended = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    private volatile Projector.Position position = new Projector.Position(0, 0);
    private final Gathering gathering = new Gathering(System.nanoTime());
    private Told told = new Told(-1, 0);

    /** Up to where it was told what changed, and after how many repairs. */
    private record Told(long position, int repairs) {}

    Projection(Projector projector, ApplicationEventPublisher publisher, Clock clock, MeterRegistry meters) {
        this.projector = projector;
        this.publisher = publisher;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("nhip-projection").daemon().unstarted(this::run);
        meters.gauge("nhip.cases.lag", this, self -> self.position.lag());
        meters.gauge("nhip.cases.events", this, self -> self.position.end());
        freshness = Timer.builder("nhip.cases.freshness")
                .description("From the commit of the oldest event of a stretch until everyone was told what changed")
                .publishPercentiles(MEDIAN, NEARLY_ALL)
                .distributionStatisticExpiry(REMEMBERED)
                .register(meters);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.start();
    }

    @EventListener
    void look(LogGrew grew) {
        appended.add(grew);
        grown.release();
    }

    private void run() {
        try {
            boolean ended = false;
            while (!ended) {
                ended = end.await(advance(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says how many milliseconds to gather before the next stretch. */
    private long advance() throws InterruptedException {
        try {
            // Before the log is looked at: what is appended while a stretch is written must not wait for what comes
            // after.
            grown.drainPermits();
            Projector.Stretch stretch = projector.bringIn();
            position = stretch.position();
            tell(stretch);
            gathering.broughtIn(position.done() - stretch.from(), System.nanoTime());
            if (position.lag() > 0) {
                return position.lag() < Projector.STRETCH ? gathering.millis() : 0;
            }
            return grown.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS) ? gathering.millis() : 0;
        } catch (RuntimeException e) {
            log.error("The states of cases do not follow the log; trying again in {} s", RETRY_SECONDS, e);
            return TimeUnit.SECONDS.toMillis(RETRY_SECONDS);
        }
    }

    private void tell(Projector.Stretch stretch) {
        long to = stretch.position().done();
        Instant committed = oldest(stretch.from(), to);
        Told before = told;
        told = new Told(to, stretch.repairs());
        if (before.position() >= 0 && before.repairs() != stretch.repairs()) {
            publish(new FactsRepaired());
        }
        if (before.position() != to) {
            Instant since = committed == null ? clock.instant() : committed;
            publish(new FactsChanged(stretch.from(), to, stretch.facts(), since));
        }
        if (committed != null) {
            freshness.record(Duration.between(committed, clock.instant()));
        }
    }

    /** When the oldest of the events of a stretch was committed; {@code null} when another process did that. */
    private @Nullable Instant oldest(long from, long to) {
        Instant oldest = null;
        for (LogGrew grew = appended.peek(); grew != null && grew.end() <= to; grew = appended.peek()) {
            appended.remove();
            if (oldest == null && grew.end() > from) {
                oldest = grew.committed();
            }
        }
        LogGrew next = appended.peek();
        return oldest == null && next != null && to > from ? next.committed() : oldest;
    }

    /** Who listens must not hold up the states. What it missed it finds by the position of the next. */
    private void publish(Object event) {
        try {
            publisher.publishEvent(event);
        } catch (RuntimeException e) {
            log.error("What changed in the facts of cases was not taken by everyone", e);
        }
    }

    @Override
    public void contribute(Info.Builder builder) {
        if (!Viewers.now().mayKnowTheServer()) {
            return;
        }
        Map<String, Double> fresh = new LinkedHashMap<>();
        for (ValueAtPercentile value : freshness.takeSnapshot().percentileValues()) {
            fresh.put(value.percentile() == MEDIAN ? "median_ms" : "p99_ms", value.value(TimeUnit.MILLISECONDS));
        }
        builder.withDetail("cases", Map.of("events", position.end(), "lag", position.lag(), "freshness", fresh));
    }

    @PreDestroy
    void end() throws InterruptedException {
        end.countDown();
        grown.release();
        thread.join();
    }
}
