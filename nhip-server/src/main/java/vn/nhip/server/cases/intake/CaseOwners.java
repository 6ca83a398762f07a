package vn.nhip.server.cases.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import vn.nhip.core.cases.CaseEvent;
import vn.nhip.core.cases.CaseFile;
import vn.nhip.core.cases.CaseLife;
import vn.nhip.server.cases.store.StoredEvents;

/** Which agencies cases belong to, out of the log itself: what was acknowledged counts at once, before the states follow. */
@Component
public class CaseOwners {
    private final DataSource database;
    private final StoredEvents stored;

    CaseOwners(DataSource database, StoredEvents stored) {
        this.database = database;
        this.stored = stored;
    }

    /** The agency of each case, by its code; of those that are known and of which an agency is. One question to the database. */
    public Map<String, String> agencies(Collection<String> codes) {
        Set<String> asked = codes.stream().filter(CaseOwners::canBe).collect(Collectors.toSet());
        Map<String, List<CaseEvent>> events = new HashMap<>();
        if (!asked.isEmpty()) {
            read(
                    asked,
                    event -> events.computeIfAbsent(event.caseCode(), code -> new ArrayList<>())
                            .add(event));
        }
        Map<String, String> agencies = new HashMap<>();
        events.forEach((code, told) -> CaseLife.foldAsOf(told, Instant.MAX, Instant.MAX)
                .map(CaseFile::agency)
                .ifPresent(agency -> agencies.put(code, agency)));
        return agencies;
    }

    /** The log has no other codes, and a question cannot hold them. */
    private static boolean canBe(String code) {
        return code.chars().noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
    }

    private void read(Set<String> codes, Consumer<CaseEvent> each) {
        try (Connection connection = database.getConnection()) {
            stored.ofCases(connection, codes, Instant.EPOCH, Long.MAX_VALUE, numbered -> each.accept(numbered.event()));
        } catch (SQLException e) {
            throw new IllegalStateException("the log could not be asked whose cases these are", e);
        }
    }
}
