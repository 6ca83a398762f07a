package vn.nhip.server.index;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import vn.nhip.core.index.Period;
import vn.nhip.definitions.Definitions;
import vn.nhip.server.cases.CaseFactStore;
import vn.nhip.server.catalog.Agencies;
import vn.nhip.server.decisions.PublicationsForTests;
import vn.nhip.server.reconciliation.PortalCaptures;
import vn.nhip.server.register.Registers;

/** Score books in states that a running server leaves soon. */
public final class ScoreBooksForTests {
    private ScoreBooksForTests() {}

    /** Asked only where there are counts to hold them against. */
    static OutsideCounts noOutsideCounts() {
        return new OutsideCounts(new JdbcTemplate(new DriverManagerDataSource()), new TransactionTemplate());
    }

    /** Figures of a server that has nothing to count. */
    static CaseFigures noFigures(ObjectProvider<LiveIndex> live, Agencies agencies) {
        return new CaseFigures(live, agencies, noOutsideCounts(), new NothingElse(), new Registers(List.of()));
    }

    private static final class NothingElse implements ThingFigures {
        @Override
        public Set<String> agencies() {
            return Set.of();
        }

        @Override
        public List<ThingCounter> of(
                CountingPlan plan,
                UnitTree tree,
                String root,
                Period period,
                vn.nhip.core.facts.Question question,
                LocalDate day,
                Uses uses) {
            return List.of();
        }
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
                        new Registers(List.of()),
                        definitions,
                        Clock.systemUTC(),
                        new SimpleMeterRegistry()));
        CaseFigures figures = noFigures(beans.getBeanProvider(LiveIndex.class), agencies);
        return new ScoreBooks(captures, agencies, definitions, figures, PublicationsForTests.none());
    }
}
