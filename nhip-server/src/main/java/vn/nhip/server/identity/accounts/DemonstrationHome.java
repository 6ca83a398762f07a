package vn.nhip.server.identity.accounts;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.nhip.server.identity.HeldData;
import vn.nhip.server.identity.Viewer;
import vn.nhip.server.identity.Viewers;

/** Lets the demonstration start only on a database that it made itself: there anybody may be anyone, with one click. */
@Component
public class DemonstrationHome implements SmartInitializingSingleton {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final SamplePersons persons;
    private final ObjectProvider<HeldData> others;
    private final Clock clock;
    private final boolean on;

    DemonstrationHome(
            JdbcClient jdbc,
            Accounts accounts,
            SamplePersons persons,
            ObjectProvider<HeldData> others,
            Clock clock,
            @Value("${nhip.demonstration}") String demonstration) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.persons = persons;
        this.others = others;
        this.clock = clock;
        this.on = demonstration.equals("on");
    }

    /** The demonstration was started on a database that may hold real data. */
    public static final class NotTheDemonstrations extends RuntimeException {
        NotTheDemonstrations() {
            super("Cơ sở dữ liệu này không do bản trình diễn tạo ra, nên có thể chứa dữ liệu thật.");
        }
    }

    /**
     * Before the first request is answered.
     *
     * @throws NotTheDemonstrations when there are accounts or records that the demonstration did not make
     */
    @Override
    public void afterSingletonsInstantiated() {
        if (on && !isMarked()) {
            if (!accounts.isEmpty() || others.stream().anyMatch(HeldData::isThere)) {
                throw new NotTheDemonstrations();
            }
            jdbc.sql("insert into identity.demonstration (since) values (?) on conflict do nothing")
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private boolean isMarked() {
        return jdbc.sql("select exists (select from identity.demonstration)")
                .query(Boolean.class)
                .single();
    }

    /** First of all: a demonstration needs no link for a first account. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void makePersons() {
        if (on) {
            Viewers.run(Viewer.machine("trình diễn"), persons::make);
        }
    }

    /** Whether this is a demonstration: then everything in it is invented. */
    public boolean isOn() {
        return on;
    }

    /** The persons whom anybody may be here; none outside of a demonstration. */
    public List<Account> persons() {
        return on ? persons.list() : List.of();
    }
}
