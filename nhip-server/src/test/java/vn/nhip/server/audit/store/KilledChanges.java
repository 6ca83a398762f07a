package vn.nhip.server.audit.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.server.audit.Act;
import vn.nhip.server.audit.Audit;
import vn.nhip.server.audit.AuditEvent;

/** A process that changes something and records it, again and again, and may be killed at any moment. */
final class KilledChanges {
    private static final int TURN_EVERY = 7;

    private KilledChanges() {}

    public static void main(String[] arguments) {
        LoggingSystem.get(KilledChanges.class.getClassLoader()).setLogLevel("ROOT", LogLevel.ERROR);
        try (HikariDataSource database = new HikariDataSource();
                AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            database.setJdbcUrl(arguments[0]);
            database.setMaximumPoolSize(2);
            JdbcClient jdbc = JdbcClient.create(database);
            context.registerBean(DataSource.class, () -> database);
            context.registerBean(JdbcClient.class, () -> jdbc);
            context.scan("vn.nhip.server.audit.store");
            context.refresh();
            Audit audit = context.getBean(Audit.class);
            Sequencer sequencer = context.getBean(Sequencer.class);
            TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
            for (long id = Long.parseLong(arguments[1]); id < Long.MAX_VALUE; id++) {
                long changed = id;
                transaction.executeWithoutResult(status -> {
                    jdbc.sql("insert into public.changed (id) values (?)")
                            .param(changed)
                            .update();
                    audit.record(Act.of(AuditEvent.ACCOUNT_CHANGED, "changed/" + changed));
                });
                if (id % TURN_EVERY == 0) {
                    sequencer.turn();
                }
                System.out.println(id);
            }
        }
    }
}
