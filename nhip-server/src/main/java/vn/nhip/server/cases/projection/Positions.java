package vn.nhip.server.cases.projection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The positions by which facts know agencies and procedures. They are given by whoever holds the lock of the projection, in its transaction;
 * what is remembered here was committed.
 */
@Component
public class Positions {
    /** A table of facts keeps a position in two bytes. */
    static final int MAX = Short.MAX_VALUE - 1;

    private static final Logger log = LoggerFactory.getLogger(Positions.class);

    private volatile Known known = new Known(Codes.NONE, Codes.NONE);

    /** Codes of one kind by position. Never changed. */
    private record Codes(List<String> codes, Map<String, Integer> positions) {
        static final Codes NONE = new Codes(List.of(), Map.of());

        static Codes of(List<String> codes) {
            Map<String, Integer> positions = HashMap.newHashMap(codes.size());
            codes.forEach(code -> positions.put(code, positions.size()));
            return new Codes(List.copyOf(codes), Map.copyOf(positions));
        }

        int at(String code) {
            return positions.getOrDefault(code, -1);
        }
    }

    private record Known(Codes agencies, Codes procedures) {}

    private enum Kind {
        AGENCY,
        PROCEDURE
    }

    /** The position of an agency that was given; -1 when none was. */
    public int agency(String code) {
        return known.agencies().at(code);
    }

    /** The position of a procedure that was given; -1 when none was. */
    public int procedure(String code) {
        return known.procedures().at(code);
    }

    List<String> agencies() {
        return known.agencies().codes();
    }

    List<String> procedures() {
        return known.procedures().codes();
    }

    /** Learns what others gave, as far as the connection sees it. */
    public void learn(Connection connection) throws SQLException {
        remember(read(connection));
    }

    private static Known read(Connection connection) throws SQLException {
        List<String> agencies = new ArrayList<>();
        List<String> procedures = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select kind, code from cases.fact_code order by kind, position")) {
            while (row.next()) {
                Kind kind = Kind.valueOf(row.getString(1));
                (kind == Kind.AGENCY ? agencies : procedures).add(row.getString(2));
            }
        }
        return new Known(Codes.of(agencies), Codes.of(procedures));
    }

    /** Positions are only ever added: of two, the longer says all that the other does. */
    private synchronized void remember(Known more) {
        known = new Known(longer(known.agencies(), more.agencies()), longer(known.procedures(), more.procedures()));
    }

    private static Codes longer(Codes one, Codes other) {
        return one.codes().size() >= other.codes().size() ? one : other;
    }

    /** Begins to give positions. To be called by the holder of the lock. */
    Giving giving(Connection connection) {
        return new Giving(connection);
    }

    /** Looks positions up, and gives new ones, in one transaction. */
    final class Giving {
        private final Connection connection;
        private Known before = known;
        private boolean isNewest;
        private final List<String> agencies = new ArrayList<>();
        private final List<String> procedures = new ArrayList<>();
        private final Map<String, Integer> agenciesGiven = new HashMap<>();
        private final Map<String, Integer> proceduresGiven = new HashMap<>();

        private Giving(Connection connection) {
            this.connection = connection;
        }

        int agency(String code) {
            int position = before.agencies().at(code);
            if (position < 0 && !isNewest) {
                readAgain();
                position = before.agencies().at(code);
            }
            return position >= 0 ? position : give(code, before.agencies(), agencies, agenciesGiven);
        }

        int procedure(String code) {
            int position = before.procedures().at(code);
            if (position < 0 && !isNewest) {
                readAgain();
                position = before.procedures().at(code);
            }
            return position >= 0 ? position : give(code, before.procedures(), procedures, proceduresGiven);
        }

        private void readAgain() {
            try {
                before = read(connection);
                isNewest = true;
            } catch (SQLException e) {
                throw new IllegalStateException("the positions of agencies and procedures cannot be read", e);
            }
        }

        private static int give(String code, Codes before, List<String> added, Map<String, Integer> given) {
            Integer position = given.get(code);
            if (position != null) {
                return position;
            }
            int next = before.codes().size() + added.size();
            if (next > MAX) {
                log.warn("There is no position left for the code {}: its cases count as those of an unknown one", code);
                next = -1;
            } else {
                added.add(code);
            }
            given.put(code, next);
            return next;
        }

        /** Writes what was given; says whether that was anything. */
        boolean write() throws SQLException {
            write(Kind.AGENCY, before.agencies(), agencies);
            write(Kind.PROCEDURE, before.procedures(), procedures);
            return !agencies.isEmpty() || !procedures.isEmpty();
        }

        private void write(Kind kind, Codes there, List<String> added) throws SQLException {
            if (added.isEmpty()) {
                return;
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                    insert into cases.fact_code (kind, position, code)
                    select ?, ? + o - 1, c from unnest(?::text[]) with ordinality a (c, o)
                    """)) {
                insert.setString(1, kind.name());
                insert.setInt(2, there.codes().size());
                insert.setArray(3, connection.createArrayOf("text", added.toArray()));
                insert.executeUpdate();
            }
        }

        /** To be called after the commit, and only then. */
        void committed() {
            if (isNewest) {
                remember(new Known(with(before.agencies(), agencies), with(before.procedures(), procedures)));
            }
        }

        private static Codes with(Codes before, List<String> added) {
            if (added.isEmpty()) {
                return before;
            }
            List<String> all = new ArrayList<>(before.codes());
            all.addAll(added);
            return Codes.of(all);
        }
    }
}
