package vn.nhip.server.cases.intake;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.contract.EventReader;
import vn.nhip.server.cases.persons.Persons;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.Agency;
import vn.nhip.server.catalog.AgencyVersion;
import vn.nhip.server.catalog.NoProcedures;
import vn.nhip.server.catalog.Procedures;

/** A process that imports a file and may be killed at any moment: the real intake, with as little around it as it needs to start fast. */
final class KilledImport {

    private KilledImport() {}

    public static void main(String[] arguments) throws IOException {
        LoggingSystem.get(KilledImport.class.getClassLoader()).setLogLevel("ROOT", LogLevel.ERROR);
        try (HikariDataSource database = new HikariDataSource();
                AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            database.setJdbcUrl(arguments[0]);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test",
                            Map.of(
                                    "nhip.home",
                                    arguments[2],
                                    "nhip.key-file",
                                    "",
                                    "nhip.intake.waiting-entries",
                                    60000)));
            context.registerBean(DataSource.class, () -> database);
            context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
            context.registerBean(Clock.class, Clock::systemUTC);
            context.registerBean(
                    TransactionTemplate.class,
                    () -> new TransactionTemplate(new DataSourceTransactionManager(database)));
            context.register(Persons.class);
            context.registerBean(Procedures.class, NoProcedures::new);
            context.registerBean(Agencies.class, NoAgencies::new);
            // Only what the intake needs: lists and clocks stay at home.
            context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            context.scan("vn.nhip.server.cases.store", "vn.nhip.server.cases.secrecy", "vn.nhip.server.cases.intake");
            context.refresh();
            LongIntake intake = context.getBean(LongIntake.class);
            try (InputStream file = Files.newInputStream(Path.of(arguments[1]))) {
                EventReader reader = EventReader.lines(file, EventReader.Limits.FILE);
                System.out.println(0);
                intake.take(
                        new Delivery("file", Unknowns.QUARANTINE, "tệp"),
                        new Iterated(reader),
                        tally -> System.out.println(tally.records()));
            }
        }
    }

    private record Iterated(EventReader reader) implements Iterator<Incoming> {
        @Override
        public boolean hasNext() {
            return reader.hasNext();
        }

        @Override
        public Incoming next() {
            return EventRecords.incoming(reader.next(), "file");
        }
    }

    /** Has no agency, and so finds none unknown. */
    private static final class NoAgencies implements Agencies {
        @Override
        public Optional<Agency> find(String code) {
            return Optional.empty();
        }

        @Override
        public Set<String> codes() {
            return Set.of();
        }

        @Override
        public Map<String, Agency> tree(String root) {
            return Map.of();
        }

        @Override
        public void record(Collection<Agency> agencies, LocalDate seenOn) {
            throw new UnsupportedOperationException("nothing is recorded here");
        }

        @Override
        public List<Agency> search(String text, int limit) {
            return List.of();
        }

        @Override
        public List<AgencyVersion> history(String code) {
            return List.of();
        }

        @Override
        public List<Agency> communesWithoutUnit() {
            return List.of();
        }
    }
}
