package vn.nhip.server.cases.projection;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.nhip.server.cases.intake.LogGrew;

/**
 * Keeps the states up while a server runs. Looks again after every append of this process, and now and then for those of
 * others.
 */
@Component
@ConditionalOnProperty(name = "nhip.database.purpose", havingValue = "server")
class Projection implements InfoContributor {
    private static final Logger log = LoggerFactory.getLogger(Projection.class);
    private static final long LOOK_MILLIS = 1000;
    // What comes in meanwhile is brought in together: a case that moves twice is written once.
    private static final long GATHER_MILLIS = 100;
    // When very much comes in, senders matter more than the last second: cases are then written once for most of what
    // they tell.
    private static final long MUCH = 4_000;
    private static final long GATHER_MUCH_MILLIS = 2_000;
    private static final long RETRY_SECONDS = 10;

    private final Projector projector;
    private final Semaphore grown = new Semaphore(0);
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    private volatile Projector.Position position = new Projector.Position(0, 0);

    Projection(Projector projector, MeterRegistry meters) {
        this.projector = projector;
        this.thread = Thread.ofPlatform().name("nhip-projection").daemon().unstarted(this::run);
        meters.gauge("nhip.cases.lag", this, self -> self.position.lag());
        meters.gauge("nhip.cases.events", this, self -> self.position.end());
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.start();
    }

    @EventListener(LogGrew.class)
    void look() {
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
            long before = position.done();
            position = projector.advance();
            boolean much = position.done() - before > MUCH;
            if (position.lag() > 0) {
                return much && position.lag() < Projector.STRETCH ? GATHER_MUCH_MILLIS : 0;
            }
            grown.drainPermits();
            boolean more = grown.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            return more ? (much ? GATHER_MUCH_MILLIS : GATHER_MILLIS) : 0;
        } catch (RuntimeException e) {
            log.error("The states of cases do not follow the log; trying again in {} s", RETRY_SECONDS, e);
            return TimeUnit.SECONDS.toMillis(RETRY_SECONDS);
        }
    }

    @Override
    public void contribute(Info.Builder builder) {
        builder.withDetail("cases", Map.of("events", position.end(), "lag", position.lag()));
    }

    @PreDestroy
    void end() throws InterruptedException {
        end.countDown();
        grown.release();
        thread.join();
    }
}
