package vn.nhip.server.cases;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.nhip.contract.Person;
import vn.nhip.core.calendar.UnknownYearException;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.core.deadline.ClockKind;
import vn.nhip.core.deadline.Term;
import vn.nhip.server.cases.projection.Projector;
import vn.nhip.server.cases.store.CaseLists;
import vn.nhip.server.cases.store.Persons;
import vn.nhip.server.cases.store.StoredEvents;

/** Cases in the database. */
@Component
class StoredCases implements Cases {
    private static final int PAGE = 1_000;

    private final DataSource database;
    private final StoredEvents log;
    private final CaseLists lists;
    private final Persons persons;
    private final CaseClocks clocks;
    private final Projector projector;
    private final Clock clock;

    StoredCases(
            DataSource database,
            StoredEvents log,
            CaseLists lists,
            Persons persons,
            CaseClocks clocks,
            Projector projector,
            Clock clock) {
        this.database = database;
        this.log = log;
        this.lists = lists;
        this.persons = persons;
        this.clocks = clocks;
        this.projector = projector;
        this.clock = clock;
    }

    @Override
    public Optional<CaseView> find(String code) {
        return view(events(code), Instant.MAX, clock.instant());
    }

    @Override
    public Optional<CaseView> findAsOf(String code, Instant recordedBy) {
        return view(events(code), recordedBy, recordedBy);
    }

    private Optional<CaseView> view(List<CaseEvent> events, Instant recordedBy, Instant asOf) {
        List<CaseEvent> known = events.stream()
                .filter(event -> !event.recorded().isAfter(recordedBy))
                .toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(view(CaseLife.fold(known), known, asOf));
    }

    private CaseView view(CaseFile file, List<CaseEvent> events, Instant asOf) {
        Term term = clocks.term(file).orElse(null);
        try {
            return new CaseView(
                    file,
                    events,
                    term,
                    clocks.reckon(ClockKind.LEGAL, file, term, asOf),
                    clocks.reckon(ClockKind.PORTAL, file, term, asOf),
                    null);
        } catch (UnknownYearException e) {
            return new CaseView(file, events, term, null, null, e.getMessage());
        }
    }

    @Override
    public List<CaseEvent> events(String code) {
        List<CaseEvent> events = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            log.ofCases(
                    connection, List.of(code), Instant.EPOCH, Long.MAX_VALUE, numbered -> events.add(numbered.event()));
        } catch (SQLException e) {
            throw new IllegalStateException("the events of a case cannot be read", e);
        }
        events.sort(CaseEvent.ORDER);
        return events;
    }

    @Override
    public Optional<Person> person(String code) {
        return persons.find(code);
    }

    @Override
    public List<CaseLine> list(CaseQuestion question, @Nullable CaseLine after, int limit) {
        return lists.list(question, clock.instant(), after, limit);
    }

    @Override
    public long count(CaseQuestion question) {
        return lists.count(question, clock.instant());
    }

    @Override
    public Map<CaseList, Long> counts(CaseQuestion question) {
        Instant now = clock.instant();
        Map<CaseList, Long> counts = new EnumMap<>(CaseList.class);
        for (CaseList list : CaseList.values()) {
            counts.put(list, lists.count(question.in(list), now));
        }
        return counts;
    }

    @Override
    public void export(CaseQuestion question, Consumer<CaseLine> consumer) {
        Instant now = clock.instant();
        List<CaseLine> page = lists.list(question, now, null, PAGE);
        while (!page.isEmpty()) {
            page.forEach(consumer);
            page = page.size() < PAGE ? List.of() : lists.list(question, now, page.getLast(), PAGE);
        }
    }

    @Override
    public Map<String, Long> agencies() {
        return lists.agencies();
    }

    @Override
    public long countOfProcedure(String code) {
        return count(new CaseQuestion(CaseList.ALL, 0, null, null, null, code));
    }

    @Override
    public long lag() {
        return projector.position().lag();
    }
}
