package vn.nhip.server.index;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.nhip.definitions.Definitions;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.catalog.NoProcedures;
import vn.nhip.server.reconciliation.PortalCaptures;

/** Score books in states that a running server leaves soon. */
public final class ScoreBooksForTests {
    private ScoreBooksForTests() {}

    /** Asked only where there are counts to hold them against. */
    static OutsideCounts noOutsideCounts() {
        return new OutsideCounts(JdbcClient.create(new DriverManagerDataSource()));
    }

    /** Books of a server that is still reading its cases. */
    public static ScoreBooks stillLoading(CaseFactStore store, Agencies agencies, PortalCaptures captures, Path home) {
        Definitions definitions = Definitions.bundled();
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean(
                "live",
                new LiveIndex(
                        store,
                        new FactSnapshot(store, home),
                        definitions,
                        Clock.systemUTC(),
                        new SimpleMeterRegistry()));
        CaseFigures figures = new CaseFigures(
                beans.getBeanProvider(LiveIndex.class), agencies, new NoProcedures(), noOutsideCounts());
        return new ScoreBooks(captures, agencies, definitions, figures);
    }
}
